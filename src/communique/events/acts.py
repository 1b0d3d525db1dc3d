"""Finds the acts that the sentences of a page name."""

from collections.abc import Container, Iterator

from communique.events.deed import Deed
from communique.events.deeds import event_type_of
from communique.events.grammar import is_infinitive, is_verb
from communique.events.lexicon import lexicon
from communique.language import Page, Token

HELPERS = frozenset({"aux", "auxpass"})


def find_deeds(page: Page, sentences: Container[int] | None = None, unread: Container[int] = ()) -> Iterator[Deed]:
    """Yield the acts of a page in the order of the text; what stands below an operator is its operator's.

    What something is for ("used a ferry to evacuate them") is named only where the sentence names no other act.

    Args:
        sentences: Indexes of the sentences to read; all, where it is None.
        unread: Indexes of the words that are left out, since they are somebody's own.
    """
    known: dict[int, Deed | None] = {}
    read = range(len(page.sentences)) if sentences is None else sentences
    verbs = (verb for verb in _verbs(page, read) if verb.i not in unread)
    found = [(verb, deed) for verb in verbs if (deed := event_type_of(page, verb, known)) is not None]
    covered = {verb.i for _, deed in found for verb in deed.covers}
    own = [deed for verb, deed in found if verb.i not in covered and deed.outer.i not in covered]
    told = {deed.outer.sentence for deed in own if not is_purpose(deed.outer)}
    yield from (deed for deed in own if deed.outer.sentence not in told or not is_purpose(deed.outer))


def is_purpose(verb: Token) -> bool:
    """Tell whether a verb names what something is for, not what is done ("sent experts to search the wreck")."""
    return is_infinitive(verb) and verb.dep in {"advcl", "acl", "relcl", "xcomp", "ccomp", "pcomp"}


def _verbs(page: Page, sentences: Container[int]) -> Iterator[Token]:
    """Yield the verbs of the sentences that a rule may speak of."""
    words = lexicon()
    named = {
        token.i
        for lemma in words.gate.intersection(page.by_lemma)
        for token in page.by_lemma[lemma]
        if token.sentence in sentences and token.dep not in HELPERS and is_verb(token)
    }
    known = page.by_lemma
    named |= {token.head.i for lemma in words.words.obliging for token in known.get(lemma, ())}
    having = (token for lemma in words.words.obliging_verbs for token in known.get(lemma, ()))
    named |= {child.i for token in having for child in token.children if child.dep == "xcomp"}
    named |= {
        noun.head.i
        for lemma in words.event_nouns.intersection(known)
        for noun in known[lemma]
        if noun.dep in {"dobj", "nsubjpass"} and is_verb(noun.head)
    }
    verbs = (page.tokens[index] for index in sorted(named))
    yield from (verb for verb in verbs if verb.sentence in sentences)
