"""What a cue governs: the thing wanted or refused, as a stretch of words with its head."""

from dataclasses import dataclass

from communique.language import Token
from communique.positions.trimming import Stretch


@dataclass(frozen=True, slots=True)
class Wanted:
    """A complement of a cue: its head, its words, and how it hangs there."""

    head: Token
    stretch: Stretch
    kind: str  # "object", "clause", "infinitive", "gerund", "subject", or a preposition
    asked: Token | None = None  # who is to do it


def wanted_of(head: Token, kind: str, *, after: Token | None, asked: Token | None = None) -> Wanted:
    """Return a head with all its words, those behind the cue only."""
    first = head.left if after is None else max(head.left, after.i + 1)
    return Wanted(head, Stretch(first, head.right), kind, asked)
