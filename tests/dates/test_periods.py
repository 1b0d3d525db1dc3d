"""Stretches of the calendar, moved and written."""

from datetime import date

import edtf
import pytest

from communique.dates.almanac import easter, holiday_in, pascha
from communique.dates.grammar import load_grammar
from communique.dates.numerals import parse_number, parse_year
from communique.dates.periods import Grain, period_at

NUMERALS = load_grammar("en").words["numeral"]


@pytest.mark.parametrize(
    ("grain", "day", "count", "timex", "written"),
    [
        (Grain.DAY, "2024-02-28", 1, "2024-02-29", "2024-02-29"),
        (Grain.WEEK, "2025-01-01", 0, "2025-W01", "2024-12-30/2025-01-05"),
        (Grain.WEEKEND, "2025-04-16", -1, "2025-W15-WE", "2025-04-12/2025-04-13"),
        (Grain.MONTH, "2025-01-31", 1, "2025-02", "2025-02"),
        (Grain.QUARTER, "2025-02-10", -1, "2024-Q4", "2024-10/2024-12"),
        (Grain.HALF, "2025-08-10", 0, "2025-H2", "2025-07/2025-12"),
        (Grain.SEASON, "2025-01-10", 0, "2024-WI", "2024-24"),
        (Grain.YEAR, "2025-01-10", -1, "2024", "2024"),
        (Grain.DECADE, "2025-01-10", -1, "201", "201X"),
        (Grain.CENTURY, "2025-01-10", -1, "19", "19XX"),
    ],
)
def test_a_stretch_is_moved_and_written(grain, day, count, timex, written):
    period = period_at(grain, date.fromisoformat(day)).moved(count)
    assert (period.timex, period.edtf) == (timex, written)
    assert edtf.parse_edtf(period.edtf)


@pytest.mark.parametrize("grain", list(Grain))
def test_the_calendar_ends(grain):
    assert period_at(grain, date(2025, 1, 1)).moved(10_000_000) is None
    assert period_at(grain, date(2025, 1, 1)).moved(-10_000_000) is None


@pytest.mark.parametrize(
    ("year", "west", "east"),
    [(2024, (3, 31), (5, 5)), (2025, (4, 20), (4, 20)), (2026, (4, 5), (4, 12)), (1905, (4, 23), (4, 30))],
)
def test_easter_is_computed(year, west, east):
    assert easter(year) == date(year, *west)
    assert pascha(year) == date(year, *east)


@pytest.mark.parametrize(
    ("spell", "day"),
    [
        ("12-25", (12, 25)),
        ("thursday 4 11", (11, 27)),
        ("monday -1 5", (5, 26)),
        ("easter -2", (4, 18)),
        ("election", (11, 4)),
    ],
)
def test_a_holiday_has_its_day(spell, day):
    assert holiday_in(2025, spell).first == date(2025, *day)


def test_a_holiday_of_another_calendar_has_none():
    assert holiday_in(2025, "") is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("twenty-four", 24),
        ("a hundred", 100),
        ("two thousand and one", 2001),
        ("2 1/2", 2.5),
        ("1,500", 1500),
        ("½", 0.5),
        ("several", None),
    ],
)
def test_a_number_is_read(words, number):
    assert parse_number(words, NUMERALS) == number


@pytest.mark.parametrize(
    ("words", "year"),
    [("nineteen ninety-six", 1996), ("two thousand", 2000), ("94", 1994), ("08", 2008), ("1905", 1905)],
)
def test_a_year_is_read(words, year):
    assert parse_year(words, NUMERALS) == year
