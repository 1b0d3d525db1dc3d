"""Days that move through the year: Easter, and the nth weekday of a month."""

from datetime import date, timedelta

from communique.dates.periods import Grain, Period, day_of

WEEK = 7
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
GREGORIAN = 1583  # the first whole year of the reformed calendar


def holiday_in(year: int, spell: str) -> Period | None:
    """Return a holiday's day in a year.

    Args:
        year: The year.
        spell: "12-25", "thursday 4 11" (fourth Thursday of November), "easter -2", "pascha 0", "election" (the
            Tuesday after the first Monday of November); "" where the calendar alone does not tell.
    """
    if not GREGORIAN <= year < date.max.year:
        return None
    words = spell.split()
    if not words:
        return None
    if words[0] in WEEKDAYS:
        return nth_weekday(year, int(words[2]), WEEKDAYS.index(words[0]), int(words[1]))
    if words[0] == "election":
        monday = nth_weekday(year, 11, 0, 1)
        return monday and monday.moved(1)
    if words[0] in {"easter", "pascha"}:
        sunday = easter(year) if words[0] == "easter" else pascha(year)
        day = sunday + timedelta(int(words[1]))
        return Period(Grain.DAY, day, day)
    month, day_number = spell.split("-")
    return day_of(year, int(month), int(day_number))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> Period | None:
    """Return the nth such weekday of a month; counted from its end where nth is negative."""
    if nth < 0:
        following = date(year + month // 12, month % 12 + 1, 1)
        last = following - timedelta(1)
        day = last - timedelta((last.weekday() - weekday) % WEEK + WEEK * (-nth - 1))
    else:
        first = date(year, month, 1)
        day = first + timedelta((weekday - first.weekday()) % WEEK + WEEK * (nth - 1))
    return Period(Grain.DAY, day, day)


def easter(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian computus)."""
    century, rest = divmod(year, 100)
    leaps, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * (year % 19) + century - leaps - correction + 15) % 30
    weekday = (32 + 2 * century_rest + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def pascha(year: int) -> date:
    """Return the Orthodox Easter Sunday, in the Gregorian calendar."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(year // 100 - year // 400 - 2)
