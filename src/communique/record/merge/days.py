"""Counts days: which a report speaks of, and the keys that stand for them."""

from collections.abc import Iterator
from datetime import date, timedelta

Stretch = tuple[date | None, date | None]  # both included; None: open


def shifted(day: date, days: int) -> date:
    """Return a day so many days later; the calendar's ends hold."""
    wanted = day.toordinal() + days
    return date.fromordinal(min(max(wanted, 1), date.max.toordinal()))


def days_in(since: date, until: date) -> Iterator[date]:
    """Yield every day of a stretch."""
    for ordinal in range(since.toordinal(), until.toordinal() + 1):
        yield date.fromordinal(ordinal)


def months_in(since: date, until: date) -> tuple[str, ...]:
    """Return the months a stretch touches, as "2025-04"."""
    first, last = since.year * 12 + since.month - 1, until.year * 12 + until.month - 1
    return tuple(f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(first, last + 1))


def week_of(day: date) -> str:
    """Return the week a day lies in, as "2025-W15"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def length(since: date | None, until: date | None) -> int | None:
    """Return how many days a stretch has; None where it is open."""
    return (until - since).days + 1 if since and until else None


def gap(first: Stretch, second: Stretch) -> int:
    """Return how many days lie between two stretches; nought where they overlap or one is open there."""
    return max(0, _after(first[0], second[1]), _after(second[0], first[1]))


def _after(start: date | None, end: date | None) -> int:
    return (start - end).days if start and end else 0


def in_words(day: date) -> str:
    """Return a day as people write it.

    >>> in_words(date(2025, 8, 5))
    '5 August 2025'
    """
    return f"{day.day} {day:%B} {day.year}"


def neighbour(day: date) -> date | None:
    """Return the next day of the same week; None on its last: no chain of days runs over a week's end."""
    return day + timedelta(days=1) if day.isoweekday() < 7 else None  # noqa: PLR2004  the days of a week
