"""Readings of days, months, years and longer stretches that the text names."""

from collections.abc import Callable, Iterable
from datetime import date

from communique.dates.almanac import holiday_in, nth_weekday
from communique.dates.direction import Direction
from communique.dates.periods import (
    MONTHS,
    SEASON_NAMES,
    Grain,
    Period,
    day_of,
    month_of,
    period_at,
    season_of,
    year_of,
)
from communique.dates.reading import Reading, between, dated
from communique.dates.scene import NEAR, Case
from communique.domain.expression import TimeType

FAR_DAYS = 300
HALF_YEAR = 6


def read_date(case: Case) -> Reading | None:
    """Read a day, a month or a year, with what the text leaves out put in."""
    month = case.number("month") or case.number("mm")
    day = (
        case.number("day")
        or case.number("saidday")
        or case.number("dd")
        or case.number("latedd")
        or case.number("saidday2")
    )
    year = year_in(case)
    mod = case.word("mod")
    if month is None:
        return _bare_year(case, year) if year is not None else None
    make = _maker(month, day)
    unknown = f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
    period = make(year) if year is not None else _in_its_year(case, make, is_day=day is not None)
    if period is None and (year is not None or (day and day_of(2000, month, day) is None)):
        return None  # the 31st of June
    found = dated(period, unknown, mod=mod)
    return with_rest(case, found, period) if period else found


def _bare_year(case: Case, year: int) -> Reading:
    """A year alone; one that lies ahead in a narrative does not carry the story with it."""
    found = dated(year_of(year), None, mod=case.word("mod"))
    if case.scene.is_narrative and case.direction() is Direction.AHEAD:
        return Reading(type=found.type, value=found.value, mod=found.mod, when=found.when)
    return found


def _maker(month: int, day: int | None) -> Callable[[int], Period | None]:
    if day is None:
        return lambda year: month_of(year, month)
    return lambda year: day_of(year, month, day)


def year_in(case: Case) -> int | None:
    """Return the year that the words name, or count from this one or from the last one told."""
    for slot in ("year", "saidyear", "shortyear", "saidyear2", "saidyear3"):
        named = case.number(slot)
        if named is not None:
            return named
    moved = case.number("yshift")
    if moved is not None and case.published:
        return case.published.year + moved
    told = case.number("tyear")
    base = case.scene.told_year or (case.published.year if case.published else None)
    return base + told if told is not None and base is not None else None


def with_rest(case: Case, found: Reading, period: Period) -> Reading:
    """Cut "earlier this month" at the day of publication."""
    rest, today = case.word("rest"), case.published
    if rest is None or today is None or not period.first <= today <= period.last:
        return found
    if rest == "WITHIN" or period.grain is Grain.DAY:
        return found
    when = between(period.first, today) if rest == "BEFORE" else between(today, period.last)
    return Reading(type=found.type, value=found.value, mod=found.mod, when=when, told=period)


def _in_its_year(case: Case, make: Callable[[int], Period | None], *, is_day: bool) -> Period | None:
    """Return a month or day in the year that shift, weekday, tense or nearness give it."""
    scene, today = case.scene, case.published
    if scene.is_narrative and scene.story is not None and "shift" not in case.slots:
        return _in_story(scene.story, make)
    if today is None:
        return None
    candidates = [found for found in map(make, range(today.year - 2, today.year + 3)) if found]
    weekday = case.number("weekday")
    fitting = [found for found in candidates if is_day and found.first.weekday() == weekday]
    candidates = fitting or candidates
    shift = case.number("shift")
    if shift is not None and not is_day:
        return _shifted_month(candidates, shift, today)
    direction = case.direction()
    if is_day:
        return _day_towards(candidates, direction, today)
    return _month_towards(candidates, direction, today)


def _in_story(told: Period, make: Callable[[int], Period | None]) -> Period | None:
    """Return the occurrence nearest to the last time told, rather after it than before."""
    candidates = [found for found in map(make, range(told.first.year - 1, told.first.year + 2)) if found]
    if told.grain in {Grain.YEAR, Grain.DECADE, Grain.CENTURY}:
        return make(told.first.year)
    return min(candidates, key=lambda found: _story_distance(told, found), default=None)


def _story_distance(told: Period, found: Period) -> int:
    days = (found.first - told.first).days
    return days if days >= 0 else int(-days * 1.5)


def _shifted_month(candidates: list[Period], shift: int, today: date) -> Period | None:
    current = date(today.year, today.month, 1)
    if shift == 0:
        return next((found for found in candidates if found.first.year == today.year), None)
    if shift > 0:
        return next((found for found in candidates if found.first > current), None)
    passed = [found for found in candidates if found.first < current]
    is_just_past = bool(passed) and (current - passed[-1].first).days <= 31 and passed[-1].first.year == today.year  # noqa: PLR2004
    return passed[-2] if is_just_past and len(passed) > 1 else passed[-1] if passed else None


def _day_towards(candidates: list[Period], direction: Direction, today: date) -> Period | None:
    back, ahead = _around(candidates, today)
    if back is None or ahead is None:
        return back or ahead
    behind, before = (today - back.first).days, (ahead.first - today).days
    if direction in {Direction.BACK, Direction.LOOSE} and behind <= FAR_DAYS:
        return back
    if direction is Direction.AHEAD and before <= FAR_DAYS:
        return ahead
    return back if behind <= before else ahead


def _month_towards(candidates: list[Period], direction: Direction, today: date) -> Period | None:
    back, ahead = _around(candidates, today)
    if direction is Direction.BACK or back is None or ahead is None:
        return back or ahead
    if direction is Direction.AHEAD:
        return ahead
    return back if today - back.last <= ahead.first - today else ahead


def _around(candidates: Iterable[Period], today: date) -> tuple[Period | None, Period | None]:
    """Return the last that has begun, and the first that is not over."""
    found = list(candidates)
    back = [one for one in found if one.first <= today]
    ahead = [one for one in found if one.last >= today]
    return (back[-1] if back else None), (ahead[0] if ahead else None)


def read_days(case: Case) -> Reading | None:
    """Read "June 3-5": the days from one to another, in one month."""
    month, first, last = case.number("month"), case.number("day"), case.number("day2")
    step = case.number("step")  # "4 and 5 June" are one stretch, "4 and 9 June" are two days
    if month is None or first is None or last is None or first >= last or (step and first + step != last):
        return None
    year = case.number("year")
    make = _maker(month, first)
    begin = make(year) if year is not None else _in_its_year(case, make, is_day=True)
    unknown = f"XXXX-{month:02}-{first:02}"
    if begin is None:
        return dated(None, unknown) if year is None else None
    end = day_of(begin.first.year, month, last)
    if end is None:
        return None
    when = between(begin.first, end.first)
    return Reading(type=TimeType.DATE, value=begin.timex, when=when, told=begin)


def read_slash_day(case: Case) -> Reading | None:
    """Read "6/30/2021"; where the day could be the month as well, no day of the calendar is claimed."""
    found = read_date(case)
    month, day = case.number("mm"), case.number("dd")
    is_clear = month == day or (day is not None and day > MONTHS)
    if found is None or is_clear:
        return found
    return Reading(type=found.type, value=found.value)


def read_nth_of_month(case: Case) -> Reading | None:
    """Read "the 15th of this month"."""
    day, shift, today = case.number("nth"), case.number("shift"), case.published
    current = period_at(Grain.MONTH, today) if today else None
    month = current.moved(shift or 0) if current else None
    if day is None:
        return None
    return dated(day_of(month.first.year, month.first.month, day) if month else None, f"XXXX-XX-{day:02}")


def read_week_of(case: Case) -> Reading | None:
    """Read "the week of March 6"."""
    day = read_date(case)
    week = period_at(Grain.WEEK, day.told.first) if day and day.told else None
    return dated(week, "XXXX-WXX") if day else None


def read_range_end(case: Case) -> Reading | None:
    """Read the "16" of "2014-16": in the century of the year before it."""
    told, short, year = case.scene.told_year, case.number("shortyear"), case.number("year")
    if year is None and told is not None and short is not None:
        year = told - told % 100 + short % 100
    if year is None or (told is not None and year < told):
        return None
    return dated(year_of(year), None)


def read_told_day(case: Case) -> Reading | None:
    """Read the second day of "June 4 and 9": in the month last told, else in that of publication."""
    day = case.number("day")
    told, today = case.scene.told_day or case.scene.told, case.published
    month = told.first if told is not None and told.grain in {Grain.DAY, Grain.MONTH} else today
    if day is None:
        return None
    if month is None:
        return dated(None, "XXXX-XX-XX")
    period = day_of(month.year, month.month, day)
    return dated(period, None) if period else None


def read_nth(case: Case) -> Reading | None:
    """Read "the 5th": of a month told shortly before, else of the month that tense and nearness give it."""
    day, scene, today = case.number("nth"), case.scene, case.published
    told = scene.told_day or scene.told
    is_near = scene.is_narrative or today is None or case.span.start - scene.told_at <= NEAR
    if day is None:
        return None
    if told is not None and told.grain in {Grain.DAY, Grain.MONTH} and is_near and not scene.is_limit:
        period = day_of(told.first.year, told.first.month, day)
        return dated(period, None) if period else None
    this = period_at(Grain.MONTH, today) if today else None
    if today is None or this is None:
        return dated(None, "XXXX-XX-XX")
    months = [month for month in (this.moved(-1), this, this.moved(1)) if month]
    days = [day_of(month.first.year, month.first.month, day) for month in months]
    return dated(_day_towards([one for one in days if one], case.direction(), today), "XXXX-XX-XX")


def read_nth_weekday(case: Case) -> Reading | None:
    """Read "the first Monday of May"; that of every month is a frequency."""
    which, weekday, month = case.number("whichof"), case.number("weekday"), case.number("month")
    if which is None or weekday is None:
        return None
    if "every" in case.slots:
        return Reading(type=TimeType.SET, value=f"XXXX-WXX-{weekday + 1}", duration="P1M")
    year, today = case.number("year"), case.published
    if month is None:
        period = nth_weekday(today.year, today.month, weekday, which) if today else None
    elif year is not None:
        period = nth_weekday(year, month, weekday, which)
    else:
        period = _in_its_year(case, lambda one: nth_weekday(one, month, weekday, which), is_day=True)
    return dated(period, f"XXXX-{month:02}" if month else "XXXX-XX")


def read_season(case: Case) -> Reading | None:
    """Read "last summer", "the spring of 2014", "by autumn"."""
    first_month = case.number("season")
    if first_month is None:
        return None
    mod = case.word("mod") or case.word("mod2")
    unknown = f"XXXX-{SEASON_NAMES[first_month]}"
    year = year_in(case)
    if year is not None:
        return dated(season_of(year, first_month), unknown, mod=mod)
    scene, today = case.scene, case.published
    if scene.is_narrative and scene.story is not None:
        return dated(_in_story(scene.story, lambda number: season_of(number, first_month)), unknown, mod=mod)
    if today is None:
        return dated(None, unknown, mod=mod)
    found = [season_of(number, first_month) for number in range(today.year - 2, today.year + 2)]
    period = _season_towards(case, [one for one in found if one], today)
    reading = dated(period, unknown, mod=mod)
    return with_rest(case, reading, period) if period else reading


def _season_towards(case: Case, candidates: list[Period], today: date) -> Period | None:
    shift = case.number("shift")
    back, ahead = _around(candidates, today)
    if shift == 0:
        near = [found for found in candidates if found.first.year == today.year]
        return back if back and back.last >= today else near[0] if near else None
    if shift is not None and shift < 0:
        over = [found for found in candidates if found.last < today]
        return over[-1] if over else None
    if shift is not None:
        later = [found for found in candidates if found.first > today]
        return later[0] if later else None
    return ahead if case.direction() in {Direction.AHEAD, Direction.PRESENT} else back


def read_holiday(case: Case) -> Reading | None:
    """Read a holiday, fixed or computed."""
    spell = case.word("holiday")
    if spell is None:
        return None
    year, moved, today = case.number("year"), case.number("shift2"), case.published
    if moved is not None and today is not None:
        year = today.year + moved
    if year is not None:
        period = holiday_in(year, spell)
    elif case.scene.is_narrative and case.scene.story is not None:
        period = _in_story(case.scene.story, lambda number: holiday_in(number, spell))
    else:
        period = _holiday_towards(case, spell, today) if today else None
    if period and "weekword" in case.slots:
        period = period_at(Grain.WEEK, period.first)
    return dated(period, f"XXXX-{spell}" if spell[:1].isdecimal() else None, mod=case.word("mod"))


def _holiday_towards(case: Case, spell: str, today: date) -> Period | None:
    found = [holiday_in(number, spell) for number in range(today.year - 1, today.year + 2)]
    candidates = [one for one in found if one]
    shift = case.number("shift")
    back, ahead = _around(candidates, today)
    if shift == 0:
        return next((one for one in candidates if one.first.year == today.year), None)
    if shift is not None:
        return back if shift < 0 else ahead
    return _day_towards(candidates, case.direction(), today)


def read_year_end(case: Case) -> Reading | None:
    """Read "year-end"."""
    today = case.published
    if today is None:
        return dated(None, "XXXX", mod="END")
    moved = case.number("shift")
    if moved is None:
        moved = -1 if case.direction() is Direction.BACK and today.month <= HALF_YEAR else 0
    return dated(year_of(today.year + moved), None, mod="END")


def read_part_of(case: Case) -> Reading | None:
    """Read "the morning of April 9"."""
    part = case.word("daypart")
    slots = {name: value for name, value in case.slots.items() if name not in {"daypart", "mod"}}
    day = read_date(Case(slots=slots, span=case.span, scene=case.scene))
    if day is None or day.value is None or part is None:
        return day
    return Reading(type=TimeType.TIME, value=f"{day.value}T{part}", when=day.when, told=day.told)
