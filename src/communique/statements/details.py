"""Reads what stands around a cue: to whom, where, and when something was said."""

from collections.abc import Iterator, Sequence

from communique.domain.expression import TimeExpression
from communique.domain.span import Span
from communique.domain.when import When
from communique.language import Page, Token
from communique.statements.drafts import Draft, is_punctuation
from communique.statements.lexicon import words
from communique.statements.speakers import NOMINAL, is_within, owner

VERBS = frozenset({"VERB", "AUX"})
CLIMBED = frozenset(
    {
        "pobj",
        "prep",
        "npadvmod",
        "advmod",
        "amod",
        "nmod",
        "compound",
        "nummod",
        "appos",
        "tmod",
        "det",
        "quantmod",
        "dep",
    }
)
PLACES_OF_SPEECH = frozenset({"in", "on", "at", "during", "via", "through", "over", "by"})
STEPS = 8


def addressee_of(draft: Draft) -> Token | None:
    """Return the head of the phrase that names to whom something was said, or None."""
    cue = draft.cue_token
    if cue is None or cue.pos not in VERBS:
        return None
    hears = cue.lemma in words("hearers")
    for child in cue.children:
        if child.dep in {"dobj", "dative"} and child.i > cue.i and hears and child.pos in NOMINAL:
            return child
        if child.lower == "to" and child.dep in {"prep", "dative"} and child.i > cue.i:
            heard = child.child("pobj")
            if heard is not None and _is_somebody(heard) and not is_within(heard, draft.spans):
                return heard
    return None


def _is_somebody(token: Token) -> bool:
    return token.entity in {"PERSON", "ORG", "NORP", "GPE"} or token.lemma in words("audience") or token.tag == "PRP"


def channel_of(page: Page, draft: Draft) -> Span | None:
    """Return the words that name the platform, paper or occasion, without an article; None: the text does not say."""
    cue = draft.cue_token
    if cue is None:
        return None
    for child in _settings(cue):
        noun = child.child("pobj")
        if noun is not None and not is_within(noun, draft.spans) and _is_channel(page, noun):
            return _plain(page, noun)
    if draft.paper is not None and draft.paper.lemma in words("channels"):
        return _platform(page, draft.paper) or _plain(page, draft.paper)
    noun = cue.head
    if cue.dep == "acl" and noun.lemma in words("channels"):
        return _plain(page, noun)
    return None


def _settings(cue: Token) -> Iterator[Token]:
    """Yield the prepositions of place that hang on a cue, or on what hears it or dates it."""
    for child in cue.children:
        if child.dep == "prep" and child.lower in PLACES_OF_SPEECH:
            yield child
        elif child.dep in {"dobj", "npadvmod", "dative", "advmod"}:
            yield from (
                deeper for deeper in child.children if deeper.dep == "prep" and deeper.lower in PLACES_OF_SPEECH
            )


def _is_channel(page: Page, noun: Token) -> bool:
    if noun.lemma in words("channels"):
        return True
    if noun.pos != "PROPN" and not noun.text[:1].isupper():
        return False
    before = page.tokens[noun.i - 1].lower if noun.i else ""
    return noun.lower in words("platforms") or f"{before} {noun.lower}" in words("long_platforms")


def _platform(page: Page, paper: Token) -> Span | None:
    """Return the platform that a post stands on."""
    for token in paper.subtree():
        if token.dep == "pobj" and token.lemma not in words("channels") and _is_channel(page, token):
            return _plain(page, token)
    return None


def _plain(page: Page, noun: Token) -> Span:
    first = noun.i
    while first > noun.left:
        before = page.tokens[first - 1]
        if (
            before.dep not in {"compound", "amod", "nmod"}
            or before.head is not noun
            or before.entity in {"DATE", "TIME"}
        ):
            break
        first -= 1
    return Span(page.tokens[first].start, noun.end)


class Calendar:
    """The time expressions of a page by the verb or noun whose clause they date."""

    def __init__(self, page: Page, times: Sequence[TimeExpression]) -> None:
        """Hang every time expression on its word."""
        self._dated: dict[int, list[TimeExpression]] = {}
        self._after: dict[int, TimeExpression] = {}
        for time in times:
            tokens = page.tokens_in(time.evidence)
            if tokens:
                word = _dated_word(tokens)
                self._dated.setdefault(word.i, []).append(time)
                self._after[tokens[0].i] = time

    def of(self, draft: Draft) -> When | None:
        """Return when a statement was made: what its cue's own clause says."""
        time = self.time_of(draft)
        return time.when if time is not None else None

    def time_of(self, draft: Draft) -> TimeExpression | None:
        """Return the time expression of a cue's own clause, be it a day or not ("days ago")."""
        cue = draft.cue_token
        if cue is None:
            return None
        found: list[TimeExpression] = [*self._dated.get(cue.i, ()), *self._of_paper(cue)]
        beside = self._after.get(cue.i + 1)
        if beside is not None:
            found.append(beside)
        for time in found:
            if not any(span.covers(time.evidence.span) for span in draft.spans):
                return time
        return None

    def _of_paper(self, cue: Token) -> Iterator[TimeExpression]:
        """Yield what dates the statement or letter in which something was said."""
        for child in cue.children:
            if child.dep == "prep":
                noun = child.child("pobj")
                if noun is not None and noun.lemma in words("channels"):
                    yield from self._dated.get(noun.i, ())

    def at(self, noun: Token) -> When | None:
        """Return the day that a noun of speech is given: "his Monday remarks"."""
        return next((time.when for time in self._dated.get(noun.i, ()) if time.when is not None), None)


def _dated_word(tokens: Sequence[Token]) -> Token:
    inside = {token.i for token in tokens}
    token = next((token for token in tokens if token.head.i not in inside), tokens[-1])
    for _ in range(STEPS):
        if token.head is token or token.dep not in CLIMBED or (token.pos in VERBS and token.dep != "amod"):
            break
        token = token.head
        if token.pos in VERBS or (token.pos == "NOUN" and token.i not in inside):
            break
    return token


def looks_back(page: Page, calendar: Calendar) -> Iterator[tuple[Token, Token, When]]:
    """Yield (noun, owner, day) of every dated mention of a statement already told: "his Monday remarks"."""
    for lemma in sorted(words("tellings") & page.by_lemma.keys()):
        for noun in page.by_lemma[lemma]:
            day, said_by = calendar.at(noun), owner(noun)
            is_known = any(child.dep == "poss" or child.lower in {"the", "that", "this"} for child in noun.children)
            if day is not None and said_by is not None and is_known:
                yield noun, said_by, day


def governing(page: Page, span: Span) -> Token | None:
    """Return the word of a stretch that governs the others: its first verb, else its first head."""
    tokens = [token for token in page.tokens_in(span) if not is_punctuation(token)]
    inside = {token.i for token in tokens}
    heads = [token for token in tokens if token.head is token or token.head.i not in inside]
    verbs = [token for token in heads if token.pos in VERBS]
    return next(iter([*verbs, *heads]), None)
