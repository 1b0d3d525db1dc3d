"""Parses a day of publication."""

import re
from datetime import date, datetime

from communique.errors import SourceError

DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")


def parse_day(words: str) -> date:
    """Return the day of an ISO 8601 date, with or without a time; the day is taken as it is written.

    >>> parse_day("2025-04-13T23:30:00-04:00")
    datetime.date(2025, 4, 13)

    Raises:
        SourceError: The words are no such date, or the calendar has no such day.
    """
    words = words.strip()
    try:
        return datetime.fromisoformat(words).date()
    except ValueError:
        pass
    if DAY.match(words):
        raise SourceError(f"expected a day of the calendar, found {words!r}")
    raise SourceError(f"expected a day such as 2025-04-13, found {words!r}")
