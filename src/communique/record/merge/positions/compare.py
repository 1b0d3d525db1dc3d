"""Says whether two reports give one position in one wording; another wording is another position."""

from communique.record.merge.lexicon import wording_rules
from communique.record.merge.pairing import Pairing, apart, left_open, same
from communique.record.merge.traits import PositionTraits
from communique.record.merge.wordings import is_verbatim, likeness

BEST = 5  # the strength of two that were told on one day; each day between takes one off


def compare_positions(first: PositionTraits, second: PositionTraits) -> Pairing:
    """Return whether two positions are one, and why."""
    differs = _difference(first, second)
    if differs:
        return apart(differs)
    days = _days_between(first, second)
    if days is None or days > wording_rules().limits.days:
        return apart("not voiced in the same days")
    if first.party is None:
        return left_open("nobody knows whose position it is")
    words = likeness(first.words, second.words)
    if not words or (days and not is_verbatim(first.words, second.words)):
        return left_open("another wording")
    return same(BEST - days, f"the same party and stance, {words}, {days} day{'s' * (days != 1)} apart")


def _difference(first: PositionTraits, second: PositionTraits) -> str | None:
    if first.party != second.party:
        return "another party"
    if first.stance != second.stance:
        return f"one is a {first.stance}, the other a {second.stance}"
    for name in ("issue", "object", "polarity"):
        mine, theirs = getattr(first, name), getattr(second, name)
        if mine and theirs and mine != theirs:
            return f"another {name}"
    return None


def _days_between(first: PositionTraits, second: PositionTraits) -> int | None:
    if first.told is None or second.told is None:
        return 0 if first.told is second.told else None
    return abs((first.told - second.told).days)
