"""What may be asked of the outlook, and what is refused with a sentence that says why."""

import re
from dataclasses import dataclass
from functools import cache

import msgspec

from communique.rulebook import load_rules

PLAY, GROUND, CONTACT, PROMISES, WAITING, SCALE = "play", "ground", "contact", "promises", "waiting", "scale"
PARTS = (PLAY, GROUND, CONTACT, PROMISES, WAITING, SCALE)


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question by its words, with the sentence that answers or describes it."""

    id: str
    pattern: str
    sentence: str
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class Questions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of questions.toml."""

    refusal: tuple[Row, ...]
    question: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a question comes to."""

    words: str
    part: str | None  # of the outlook; None: refused, or not understood
    refusal: str | None  # id of the rule that refuses it
    sentence: str


@cache
def load_questions() -> Questions:
    """Return the questions."""
    return load_rules("outlook", "questions", Questions)


def asked(words: str) -> Asked:
    """Return the part of the outlook that answers a question, or the sentence that refuses it."""
    refusal = _first(load_questions().refusal, words)
    if refusal is not None:
        return Asked(words=words, part=None, refusal=refusal.id, sentence=refusal.sentence)
    question = _first(load_questions().question, words)
    if question is not None:
        return Asked(words=words, part=question.id, refusal=None, sentence=question.sentence)
    known = " ".join(row.sentence for row in load_questions().question)
    return Asked(words=words, part=None, refusal=None, sentence=f"The outlook does not know that. {known}")


def refusals() -> tuple[Row, ...]:
    """Return what is refused, each with its reason."""
    return load_questions().refusal


def _first(rows: tuple[Row, ...], words: str) -> Row | None:
    return next((row for row in rows if _shape(row.pattern).search(words)), None)


@cache
def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
