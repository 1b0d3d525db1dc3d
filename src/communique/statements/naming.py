"""Gives speakers and hearers their names: the actor of the cast, else a voice known by its place."""

from communique.domain.actor import Cast
from communique.domain.evidence import Named
from communique.domain.ids import voice_id
from communique.language import Page, Token
from communique.statements.drafts import Draft
from communique.statements.lexicon import words
from communique.statements.speakers import EXPLETIVE, issuer, owner, phrase_of

RELATIVE = frozenset({"who", "which", "that", "whom"})


class Namer:
    """Names heads of noun phrases on one page."""

    def __init__(self, page: Page, cast: Cast) -> None:
        """Look names up in a cast."""
        self._page = page
        self._cast = cast

    def of(self, head: Token) -> Named:
        """Return the actor at a head, with the words that name it there (a pronoun's too)."""
        noun = antecedent_of(head)
        if noun is not head and noun.lemma in words("papers"):  # "a statement that called it ...": who issued it speaks
            noun = owner(noun) or issuer(noun) or noun
        mention = self._cast.joint.get(head.i) or self._cast.at(head.i) or self._cast.at(noun.i)
        evidence = self._page.evidence(phrase_of(self._page, head))
        if mention is not None:
            return Named(actor=mention.actor, evidence=evidence)
        place = phrase_of(self._page, noun)
        return Named(actor=voice_id(self._page.document.citation.sha256, place.start, place.end), evidence=evidence)

    def speaker_of(self, draft: Draft) -> Named | None:
        """Return who speaks; None where the text does not say."""
        head = draft.speaker
        if head is None or any(span.start <= head.start < span.end for span in draft.spans):
            return None
        if head.lower in EXPLETIVE and self._cast.at(head.i) is None:
            return None
        return self.of(head)


def antecedent_of(head: Token) -> Token:
    """Return the noun that a relative pronoun stands for, else the word itself."""
    if head.lower not in RELATIVE:
        return head
    clause = next((word for word in head.ancestors() if word.dep == "relcl"), None)
    return clause.head if clause is not None else head
