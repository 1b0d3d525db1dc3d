"""Finds names of a fixed list among tokens: one look-up a capital letter, however long the list."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar
from unicodedata import combining, normalize

from communique.language import Token

T = TypeVar("T")
HYPHENS = frozenset("-‐‑–")
PIECE = re.compile(r"[^\s‐‑–-]+?(?=['’]s?(?:[\s‐‑–-]|$)|[,;]?(?:[\s‐‑–-]|$))|['’]s?(?=[\s‐‑–-]|$)")
LONE_CAPITALS = 5  # a name up to this length that is written in capitals is one only in capitals: "US", not "us"


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return a word without accents, capitals and curly apostrophes.

    >>> fold("Erdoğan’s")
    "erdogan's"
    """
    plain = text.replace("’", "'").replace("\u0131", "i").lower()
    if plain.isascii():
        return plain
    return "".join(letter for letter in normalize("NFKD", plain) if not combining(letter))


def pieces_of(name: str) -> tuple[str, ...]:
    """Return the folded words of a name as the tokens of a page would have them; hyphens do not count.

    >>> pieces_of("Badr al-Busaidi")
    ('badr', 'al', 'busaidi')
    >>> pieces_of("People's Council")
    ('people', "'s", 'council')
    """
    return tuple(fold(piece) for piece in PIECE.findall(name))


@dataclass(frozen=True, slots=True)
class Spot(Generic[T]):
    """A listed name on a page: the indexes of its first and last token, and all it may stand for."""

    first: int
    last: int
    values: tuple[T, ...]


class Spotter(Generic[T]):
    """A list of names, each with what it stands for."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Index the names by their first word."""
        known: dict[tuple[str, ...], list[tuple[str | None, T]]] = {}
        for name, value in entries:
            lone = name if len(name) <= LONE_CAPITALS and name.isupper() else None
            known.setdefault(pieces_of(name), []).append((lone, value))
        self._known = known
        self._lengths: dict[str, tuple[int, ...]] = {}
        for pieces in known:
            lengths = {*self._lengths.get(pieces[0], ()), len(pieces)} if pieces else set()
            if pieces:
                self._lengths[pieces[0]] = tuple(sorted(lengths, reverse=True))

    def at(self, tokens: Sequence[Token], first: int) -> Spot[T] | None:
        """Return the longest listed name that starts at a token."""
        lengths = self._lengths.get(fold(tokens[first].text))
        if not lengths:
            return None
        pieces, ends = _words_from(tokens, first, lengths[0])
        for length in lengths:
            values = self._known.get(tuple(pieces[:length])) if length <= len(pieces) else None
            if values:
                text = tokens[first].text
                found = tuple(value for lone, value in values if lone is None or lone == text)
                if found:
                    return Spot(first, ends[length - 1], found)
        return None

    def get(self, name: str) -> tuple[T, ...]:
        """Return what a whole name stands for."""
        return tuple(value for _, value in self._known.get(pieces_of(name), ()))

    def values(self) -> Iterator[T]:
        """Yield all that the names stand for."""
        for rows in self._known.values():
            yield from (value for _, value in rows)


def _words_from(tokens: Sequence[Token], first: int, count: int) -> tuple[list[str], list[int]]:
    pieces: list[str] = []
    ends: list[int] = []
    sentence = tokens[first].sentence
    for token in tokens[first : first + 2 * count]:
        if token.sentence != sentence or len(pieces) == count:
            break
        if token.text not in HYPHENS:
            pieces.append(fold(token.text))
            ends.append(token.i)
    return pieces, ends
