"""Says dates and durations in words a reader expects."""

import re
from datetime import date, timedelta

from communique.domain.contact import Variant
from communique.domain.expression import TimeExpression
from communique.domain.when import Duration, When

DURATION = re.compile(r"P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?"
                      r"(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?")  # fmt: skip
MODIFIERS = {  # of a length, in TIMEX3
    "APPROX": "about",
    "MORE_THAN": "more than",
    "LESS_THAN": "less than",
    "EQUAL_OR_MORE": "at least",
    "EQUAL_OR_LESS": "at most",
}
UNITS = ("year", "month", "week", "day", "hour", "minute", "second")


def words_for_when(when: When) -> str:
    """Return a date in words: "11 April 2025", "April 2025", "1-13 April 2025", "since 3 May 2025".

    >>> words_for_when(When(edtf="2025-04", earliest=date(2025, 4, 1), latest=date(2025, 4, 30), evidence=None))
    'April 2025'
    """
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return f"since {words_for_day(first)}" if first else f"until {words_for_day(last)}" if last else when.edtf
    if first == last:
        return words_for_day(first)
    whole = _whole(first, last)
    if whole:
        return whole
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {first:%B %Y}"
    return f"{words_for_day(first)} – {words_for_day(last)}"


def words_for_time(time: TimeExpression) -> str | None:
    """Return what a time expression comes to, in words; None where neither a day nor a length follows from it."""
    if time.when:
        return words_for_when(time.when)
    if not time.duration:
        return None
    return " ".join(filter(None, [MODIFIERS.get(time.mod or ""), words_for_duration(time.duration)]))


def words_for_duration(value: str) -> str:
    """Return an ISO 8601 duration in words.

    >>> words_for_duration("PT2H30M")
    '2 hours 30 minutes'
    """
    found = DURATION.fullmatch(value)
    parts = zip(found.groups(), UNITS, strict=True) if found else ()
    said = [f"{number} {unit}{'' if number == '1' else 's'}" for number, unit in parts if number]
    return " ".join(said) or value


def words_for_length(length: Duration | None) -> str:
    """Return how long something lasted: as the text puts it, else as a person gave it."""
    if length is None:
        return ""
    words = length.evidence.quote if length.evidence else ""
    return f"“{' '.join(words.split())}”" if words else words_for_duration(length.value)


def words_for_variant(variant: Variant) -> str:
    """Return what a report says otherwise: "duration: 2 hours"."""
    value = words_for_duration(variant.value) if variant.field == "duration" else variant.value
    return f"{variant.field}: {value}"


def words_for_day(day: date) -> str:
    """Return a day in words: "11 April 2025"."""
    return f"{day.day} {day:%B} {day.year}"


def _whole(first: date, last: date) -> str | None:
    """Return the month or the year that two days enclose exactly."""
    after = last + timedelta(days=1) if last < date.max else last
    if first.day != 1 or after.day != 1:
        return None
    if (first.month, after.month, after.year) == (1, 1, first.year + 1):
        return str(first.year)
    next_month = (first.year + first.month // 12, first.month % 12 + 1)
    return f"{first:%B} {first.year}" if (after.year, after.month) == next_month else None
