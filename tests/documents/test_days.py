from datetime import date

import pytest

from communique.documents import parse_day
from communique.errors import SourceError


@pytest.mark.parametrize(
    "words",
    ["2025-04-13", " 2025-04-13 ", "2025-04-13T23:59:00-04:00", "2025-04-13T08:00:00Z", "2025-04-13 08:00"],
)
def test_day_is_taken_as_written(words):
    assert parse_day(words) == date(2025, 4, 13)


@pytest.mark.parametrize("words", ["2025-02-30", "2025-13-01", "2025-04-31T10:00:00Z"])
def test_day_the_calendar_lacks_is_named(words):
    with pytest.raises(SourceError, match=f"a day of the calendar, found '{words}'"):
        parse_day(words)


@pytest.mark.parametrize("words", ["yesterday", "13/04/2025", "April 13, 2025", "2025", "2025-04"])
def test_other_words_are_no_day(words):
    with pytest.raises(SourceError, match="such as 2025-04-13"):
        parse_day(words)
