"""Stretches of the calendar: days, weeks, months and longer, moved, and written in TIMEX3 and in EDTF."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum

MONTHS = 12
WEEK = 7
SATURDAY = 5


class Grain(StrEnum):
    """How long a stretch is."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


MONTHS_LONG = {
    Grain.MONTH: 1,
    Grain.QUARTER: 3,
    Grain.SEASON: 3,
    Grain.HALF: 6,
    Grain.YEAR: 12,
    Grain.DECADE: 120,
    Grain.CENTURY: 1200,
}
SEASON_NAMES = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}  # by their first month, north of the equator
SEASON_NUMBERS = {3: 21, 6: 22, 9: 23, 12: 24}  # EDTF


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar, first and last day included."""

    grain: Grain
    first: date
    last: date

    @property
    def timex(self) -> str:
        """Return it as TIMEX3 writes it."""
        return TIMEX[self.grain](self.first)

    @property
    def edtf(self) -> str:
        """Return it as EDTF writes it."""
        if self.grain in EDTF:
            return EDTF[self.grain](self.first)
        if self.first.day == 1 and self.grain in MONTHS_LONG:
            return f"{_month(self.first)}/{_month(self.last)}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    def moved(self, count: int) -> "Period | None":
        """Return the stretch that many of its own lengths later; None beyond the calendar."""
        if self.grain in MONTHS_LONG:
            return starting(self.grain, self.first, count * MONTHS_LONG[self.grain])
        days = count if self.grain is Grain.DAY else count * WEEK
        try:
            return Period(self.grain, self.first + timedelta(days), self.last + timedelta(days))
        except OverflowError:
            return None


def starting(grain: Grain, first: date, months: int) -> Period | None:
    """Return the stretch of whole months whose first month lies that many months after a day's month."""
    begin = _months_of(first) + months
    end = begin + MONTHS_LONG[grain] - 1
    if not MINYEAR * MONTHS <= begin <= end < (MAXYEAR + 1) * MONTHS:
        return None
    last_year, last_month = divmod(end, MONTHS)
    last = date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])
    return Period(grain, date(begin // MONTHS, begin % MONTHS + 1, 1), last)


def period_at(grain: Grain, day: date) -> Period | None:
    """Return the stretch of that grain which holds a day (the weekend: of the day's week, Monday to Sunday)."""
    if grain is Grain.DAY:
        return Period(grain, day, day)
    monday = day.toordinal() - day.weekday()
    if grain in {Grain.WEEK, Grain.WEEKEND}:
        first = monday + (SATURDAY if grain is Grain.WEEKEND else 0)
        if not 1 <= first <= date.max.toordinal() - WEEK:
            return None
        return Period(grain, date.fromordinal(first), date.fromordinal(monday + WEEK - 1))
    shift = 2 if grain is Grain.SEASON else 0  # spring begins in March
    return starting(grain, day, -((_months_of(day) - shift) % MONTHS_LONG[grain]))


def month_of(year: int, month: int) -> Period | None:
    """Return a month; None where there is none such."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= MONTHS):
        return None
    return starting(Grain.MONTH, date(year, month, 1), 0)


def year_of(year: int) -> Period | None:
    """Return a year; None beyond the calendar."""
    return starting(Grain.YEAR, date(year, 1, 1), 0) if MINYEAR <= year <= MAXYEAR else None


def day_of(year: int, month: int, day: int) -> Period | None:
    """Return a day; None where the month has none such."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= MONTHS and 1 <= day <= monthrange(year, month)[1]):
        return None
    found = date(year, month, day)
    return Period(Grain.DAY, found, found)


def season_of(year: int, month: int) -> Period | None:
    """Return the season that begins in a month of a year."""
    first = month_of(year, month)
    return first and starting(Grain.SEASON, first.first, 0)


def moved_back(period: Period, grain: Grain, count: int) -> Period | None:
    """Return the stretch as far back as so many of another grain, as exact as the coarser of the two."""
    if grain in MONTHS_LONG:
        coarse = period_at(grain, period.first)
        return coarse and coarse.moved(-count)
    days = count * (1 if grain is Grain.DAY else WEEK)
    try:
        return period_at(Grain.DAY, period.first - timedelta(days))
    except OverflowError:
        return None


def _months_of(day: date) -> int:
    return day.year * MONTHS + day.month - 1


def _month(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


TIMEX: dict[Grain, Callable[[date], str]] = {
    Grain.DAY: date.isoformat,
    Grain.WEEK: _week,
    Grain.WEEKEND: lambda day: f"{_week(day)}-WE",
    Grain.MONTH: _month,
    Grain.QUARTER: lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}",
    Grain.HALF: lambda day: f"{day.year:04}-H{1 if day.month == 1 else 2}",
    Grain.SEASON: lambda day: f"{day.year:04}-{SEASON_NAMES[day.month]}",
    Grain.YEAR: lambda day: f"{day.year:04}",
    Grain.DECADE: lambda day: f"{day.year // 10:03}",
    Grain.CENTURY: lambda day: f"{day.year // 100:02}",
}
EDTF: dict[Grain, Callable[[date], str]] = {
    Grain.DAY: date.isoformat,
    Grain.MONTH: _month,
    Grain.SEASON: lambda day: f"{day.year:04}-{SEASON_NUMBERS[day.month]}",
    Grain.YEAR: lambda day: f"{day.year:04}",
    Grain.DECADE: lambda day: f"{day.year // 10:03}X",
    Grain.CENTURY: lambda day: f"{day.year // 100:02}XX",
}
