"""Says whether two reports repeat one statement."""

from datetime import date

from communique.record.merge.lexicon import wording_rules
from communique.record.merge.pairing import Pairing, apart, left_open, same
from communique.record.merge.traits import StatementTraits
from communique.record.merge.wordings import likeness, wording_of

BEST = 5  # the strength of two that were told on one day; each day between takes one off


def compare_statements(first: StatementTraits, second: StatementTraits) -> Pairing:
    """Return whether two statements are one, and why."""
    days = days_between(first, second)
    if first.speaker and second.speaker and first.speaker != second.speaker:
        return apart("another speaker")
    if days is None or days > _days_allowed(first, second):
        return apart("not said in the same days")
    if (first.speaker is None or second.speaker is None) and not _is_long(first, second):
        return left_open("nobody says whose words they are")
    words = likeness(first.words, second.words, is_quoted=first.is_quote and second.is_quote)
    if not words:
        return left_open("other words")
    return same(BEST - days, f"{_speaker(first, second)}, {words}, {_days_in_words(days)}")


def days_between(first: StatementTraits, second: StatementTraits) -> int | None:
    """Return how many days apart two were said, else told; None where no day is known of one alone."""
    if first.day and second.day:
        return abs((first.day - second.day).days)
    return _distance(first.day or first.told, second.day or second.told)


def _distance(first: date | None, second: date | None) -> int | None:
    if first is None or second is None:
        return 0 if first is second else None
    return abs((first - second).days)


def _days_allowed(first: StatementTraits, second: StatementTraits) -> int:
    return 1 if first.day and second.day else wording_rules().limits.days


def _is_long(first: StatementTraits, second: StatementTraits) -> bool:
    shorter = min(len(wording_of(traits.words).contents) for traits in (first, second))
    return shorter >= wording_rules().limits.anonymous


def _speaker(first: StatementTraits, second: StatementTraits) -> str:
    return "the same speaker" if first.speaker and second.speaker else "one of them without a speaker"


def _days_in_words(days: int) -> str:
    return "the same day" if days == 0 else f"{days} day{'s' * (days > 1)} apart"
