"""What is thought of two reports, and why."""

from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """Whether two reports tell of one thing."""

    SAME = "same"
    OPEN = "open"  # they may, yet nothing says so
    APART = "apart"  # they cannot


@dataclass(frozen=True, slots=True)
class Pairing:
    """The answer for two reports, with its reason in words."""

    answer: Answer
    strength: int  # of SAME: the stronger is settled first
    words: str


def same(strength: int, words: str) -> Pairing:
    """Return that two reports tell of one thing."""
    return Pairing(Answer.SAME, strength, words)


def left_open(words: str) -> Pairing:
    """Return that nothing decides."""
    return Pairing(Answer.OPEN, 0, words)


def apart(words: str) -> Pairing:
    """Return that two reports cannot tell of one thing."""
    return Pairing(Answer.APART, 0, words)
