"""Finds a side by where its name stands in the sentence, when no phrase of the act's clause names it."""

from collections.abc import Iterator

from communique.domain.event import EventType
from communique.events.deed import Deed
from communique.events.grammar import is_infinitive, is_verb
from communique.events.lexicon import lexicon
from communique.events.sides import Scene, Side
from communique.language import Page, Token

NAMES = frozenset({"NOUN", "PROPN", "ADJ"})
MAIN = frozenset({"ROOT", "ccomp", "conj", "xcomp"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SPOKEN = ("en.op.", "en.mood.")  # acts that are done by saying so
PLACES = frozenset({"in", "at", "near"})
SPOTS = frozenset({"GPE", "LOC", "FAC"})
PHYSICAL = frozenset(
    {
        EventType.AID,
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.YIELD,
        EventType.MOBILIZE,
        EventType.SANCTION,
        EventType.PROTEST,
    }
)
PURPOSES = frozenset({"acl", "advcl", "relcl", "pcomp"})
DASHES = frozenset({"--", "—", "–", ":", "-"})
DATELINE = 8  # words within which a dash ends the line of the place of writing


def named_before(scene: Scene, deed: Deed) -> list[Side]:
    """Return the state that the subjects above the act name."""
    if not _is_main(deed.outer):
        return []
    for token in _names(scene.page, deed):
        if token.i < deed.anchor.i and _is_in_subject(token, deed):
            found = [side for side in scene.sides_at(token) if side.country is not None][:1]
            if found:
                return found
    return []


def named_behind(scene: Scene, deed: Deed, own: set[str]) -> list[Side]:
    """Return the first other state that the act's own sentence names behind it."""
    if not _is_main(deed.outer):
        return []
    within = [holder for holder in deed.holders if not is_verb(holder)] if deed.is_strict else [deed.outer]
    for token in _names(scene.page, deed):
        if token.i > deed.anchor.i and any(token.is_below(word) for word in within) and _is_told_with(token, deed):
            sides = scene.sides_at(token)
            found = [side for side in sides if side.country is not None and side.party not in own][:1]
            if found:
                return found
    return []


def is_dateline(page: Page, token: Token) -> bool:
    """Tell whether a word stands in the line of the place of writing, before a sentence's dash or colon."""
    words = page.sentence_of(token).tokens
    return token.i - words[0].i < DATELINE and token.i < words[0].i + _dateline(words)


def _is_main(verb: Token) -> bool:
    """Tell whether a verb's clause is told for itself, not to describe or to place something."""
    first = MAIN | PURPOSES if is_infinitive(verb) else MAIN
    return verb.dep in first and all(above.dep in MAIN or not is_verb(above) for above in verb.ancestors())


def _is_told_with(name: Token, deed: Deed) -> bool:
    """Tell whether a name belongs to the act: below its verb, in no clause of circumstance, and not as a place only."""
    for token in (name, *name.ancestors()):
        if token is deed.outer:
            return True
        is_clause = token.dep in {"advcl", "pcomp"} and token.child("nsubj", "nsubjpass") is not None
        is_circumstance = is_clause and not deed.is_turned
        is_place = token.dep == "pobj" and token.head.lower in PLACES and token.entity in SPOTS
        if is_circumstance or token.dep == "parataxis" or (is_place and deed.type not in PHYSICAL):
            return False
    return False


def _is_in_subject(name: Token, deed: Deed) -> bool:
    """Tell whether a name stands in the subject of a clause that the act is in; who only tells of it is no actor."""
    for token in (name, *name.ancestors()):
        if token.dep in SUBJECTS and not (token.dep == "nsubjpass" and token.head in {deed.anchor, deed.outer}):
            is_teller = token.head is not deed.anchor and token.head.lemma in lexicon().words.saying
            return deed.anchor.is_below(token.head) and not (is_teller and not deed.rule.startswith(SPOKEN))
    return False


def _names(page: Page, deed: Deed) -> Iterator[Token]:
    words = page.sentence_of(deed.anchor).tokens
    for token in words[_dateline(words) :]:
        if token.text[:1].isupper() and token.pos in NAMES:
            yield token


def _dateline(words: tuple[Token, ...]) -> int:
    """Return how many words the line of the place of writing takes."""
    for place, word in enumerate(words[:DATELINE]):
        if word.pos == "VERB":
            return 0
        if word.text in DASHES and (word.text != "-" or (place and words[place - 1].end < word.start)):
            return place + 1
    return 0
