"""Readings of decades, centuries, years before Christ and halves of a year."""

from datetime import date

from communique.dates.calendar_days import year_in
from communique.dates.periods import SEASON_NAMES, Grain, month_of, period_at, year_of
from communique.dates.reading import Reading, Stretch, dated
from communique.dates.scene import Case
from communique.domain.expression import TimeType


def read_decade(case: Case) -> Reading | None:
    """Read "the late 1980s", "the '80s", "the nineties"."""
    year = case.number("tens") or case.number("tenswords")
    if year is None:
        return None
    if year < 100:  # noqa: PLR2004
        year += 1900
    period = period_at(Grain.DECADE, date(year, 1, 1))
    return dated(period, None, mod=case.word("mod"))


def read_century(case: Case) -> Reading | None:
    """Read "the 19th century", "the 9th century BC"."""
    number = case.number("century")
    if number is None or not 0 < number <= 21:  # noqa: PLR2004
        return None
    prefix = f"{number - 1:02}"
    if case.word("era"):
        when = Stretch(edtf=f"-{prefix}XX", earliest=None, latest=None)
        return Reading(type=TimeType.DATE, value=f"BC{prefix}", mod=case.word("mod"), when=when)
    period = year_of((number - 1) * 100) if number > 1 else None
    century = period and period_at(Grain.CENTURY, period.first)
    return dated(century, prefix, mod=case.word("mod"))


def read_era(case: Case) -> Reading | None:
    """Read "480 BC"; EDTF counts a year zero, which is 1 BC."""
    year = case.number("anyyear")
    if year is None:
        return None
    edtf = f"-{year - 1:04}" if year > 1 else "0000"
    when = Stretch(edtf=edtf, earliest=None, latest=None)
    month, season = case.number("month"), case.number("season")
    part = f"-{month:02}" if month else f"-{SEASON_NAMES[season]}" if season else ""
    return Reading(type=TimeType.DATE, value=f"BC{year:04}{part}", mod=case.word("mod"), when=when)


def read_half(case: Case) -> Reading | None:
    """Read "the first half of 2004"."""
    year, number = year_in(case), case.number("halfth")
    if year is None and case.published:
        year = case.published.year
    if year is None or number is None:
        return dated(None, "XXXX")
    first = month_of(year, 1 if number == 1 else 7)
    period = first and period_at(Grain.HALF, first.first)
    return dated(period, None)
