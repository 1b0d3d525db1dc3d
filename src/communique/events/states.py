"""Finds the state that a name stands for: its own, its people's, its capital's, that of a town of it."""

import msgspec

from communique.domain.span import Span
from communique.events.words import OPENING, Names, StateRow, demonyms, names_of_states, names_of_towns, waters
from communique.language import Page, Token

NAME = 4  # words of the longest name of a state that is looked for
PLACES = frozenset({"GPE", "LOC", "FAC"})


class Found(msgspec.Struct, frozen=True):
    """A state by its name, its capital, a town of it or its people's name."""

    row: StateRow
    span: Span
    is_demonym: bool


def named_state(page: Page, token: Token) -> Found | None:
    """Return the state that a name starting or ending at a token stands for; a person's name is that of no state."""
    if token.entity == "PERSON" and token.dep != "pobj":
        return None
    return _longest(page, token, names_of_states()) or (
        _longest(page, token, names_of_towns()) if token.entity in PLACES else None
    )


def is_of_waters(page: Page, first: int, last: int) -> bool:
    """Tell whether a name is only part of that of a sea or another place ("the Sea of Japan", "New Mexico")."""
    words, parts = page.tokens, waters()
    if last + 1 < len(words) and words[last + 1].text in parts.behind:
        return True
    before = first - 2 if first > 1 and words[first - 1].lower == "of" else first - 1
    return before >= 0 and words[before].text in parts.before


def _longest(page: Page, token: Token, known: Names) -> Found | None:
    """Return the longest name around a token that the list knows."""
    words, text = page.tokens, page.text
    for first in range(max(0, token.i - NAME + 1), token.i + 1):
        opening = words[first]
        longest = known.longest.get(opening.lower[:OPENING])
        if longest is None or opening.sentence != token.sentence or not opening.text[:1].isupper():
            continue  # most words
        start = opening.start
        for last in range(min(len(words), first + NAME) - 1, token.i - 1, -1):
            end = words[last].end
            name = text[start:end].lower() if end - start <= longest else ""
            row = known.rows.get(name)
            if row is not None and words[last].sentence == token.sentence and not is_of_waters(page, first, last):
                return Found(row, Span(start, end), name in demonyms())
    return None
