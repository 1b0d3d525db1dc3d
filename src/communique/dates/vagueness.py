"""Readings of words that a calendar cannot place: "now", "recently", "for a while"."""

from communique.dates.reading import Reading, vague
from communique.dates.scene import Case
from communique.domain.expression import TimeType


def read_vague(case: Case) -> Reading | None:
    """Read words that point to the present, the past or the future at large."""
    value = next((case.word(slot) for slot in ("value", "present", "past", "future") if case.word(slot)), None)
    return vague(value) if value else None


def read_vague_duration(case: Case) -> Reading:
    """Read "a while"."""
    return Reading(type=TimeType.DURATION, value=case.word("value"))
