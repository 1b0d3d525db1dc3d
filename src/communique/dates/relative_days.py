"""Readings that count from the day of publication or from the last time told."""

from datetime import date, timedelta

from communique.dates.calendar_days import with_rest, year_in
from communique.dates.direction import Direction
from communique.dates.periods import Grain, Period, month_of, moved_back, period_at, season_of, year_of
from communique.dates.reading import Reading, between, dated, stretch_of
from communique.dates.scene import Case
from communique.domain.expression import TimeType

WEEK = 7
SATURDAY = 5
SOON = 3  # days: "next Friday" said that shortly before Friday means the one after
UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
COUNTED = {  # units that are counted in others
    "fortnight": ("week", 2),
    "decade": ("year", 10),
    "century": ("year", 100),
    "quarter": ("month", 3),
    "night": ("day", 1),
    "weekend": ("week", 1),
}
SHORT = frozenset({"hour", "minute", "second"})


def day_at(day: date, days: int) -> Period | None:
    """Return the day so many days later; None beyond the calendar."""
    return Period(Grain.DAY, day, day).moved(days)


def day_at_hand(case: Case) -> Period | None:
    """Return the day told shortly before, if the verb does not look the other way; else that of publication."""
    told, today = case.scene.day_at_hand(case.span), case.published
    if told is None or today is None or case.scene.is_narrative or told.first == today:
        return told
    wrong_way = Direction.BACK if told.first > today else Direction.AHEAD
    return Period(Grain.DAY, today, today) if case.direction() is wrong_way else told


def with_part(found: Reading, part: str | None) -> Reading:
    """Return a day as one of its parts: TIME in TIMEX3, the same day in EDTF."""
    if part is None or found.value is None:
        return found
    return Reading(type=TimeType.TIME, value=f"{found.value}T{part}", mod=found.mod, when=found.when, told=found.told)


def read_weekday(case: Case) -> Reading | None:
    """Read "Friday", "late next Friday evening"."""
    part = case.word("daypart") or case.word("daypart2")
    weekday = case.number("weekday")
    if weekday is None:
        return None
    period = weekday_of(case, weekday)
    return with_part(dated(period, f"XXXX-WXX-{weekday + 1}", mod=case.word("mod")), part)


def weekday_of(case: Case, weekday: int) -> Period | None:
    """Return the day a weekday's name means, by shift and tense."""
    scene, today = case.scene, case.published
    if scene.is_narrative and scene.told_day is not None:
        return day_at(scene.told_day.first, (weekday - scene.told_day.first.weekday()) % WEEK)
    if today is None:
        return None
    ahead, behind = (weekday - today.weekday()) % WEEK, (today.weekday() - weekday) % WEEK
    shift = case.number("shift")
    if shift is not None:
        return day_at(today, _shifted(shift, ahead, behind, today, case.text.lower()))
    if not ahead:
        return day_at(today, 0)
    is_ahead = case.direction() in {Direction.AHEAD, Direction.PRESENT, Direction.PLANNED}
    return day_at(today, ahead if is_ahead else -behind)


def _shifted(shift: int, ahead: int, behind: int, today: date, words: str) -> int:
    if shift < 0:
        return -(behind or WEEK)
    if shift > 0:
        is_soon = "next" in words and 0 < ahead <= SOON and today.weekday() + ahead < WEEK
        return (ahead or WEEK) + (WEEK if is_soon else 0)
    weekday = (today.weekday() + ahead) % WEEK
    return weekday - today.weekday()


def read_weekday_of_week(case: Case) -> Reading | None:
    """Read "Monday of last week"."""
    weekday, shift = case.number("weekday"), case.number("wshift")
    if weekday is None or shift is None:
        return None
    today = case.published
    period = day_at(today, weekday - today.weekday() + shift * WEEK) if today else None
    return dated(period, f"XXXX-WXX-{weekday + 1}")


def read_told_weekday(case: Case) -> Reading | None:
    """Read "the previous Friday"."""
    weekday, count = case.number("weekday"), case.number("count")
    if weekday is None or count is None:
        return None
    base = case.scene.told_day.first if case.scene.told_day else case.published
    if base is None:
        return dated(None, f"XXXX-WXX-{weekday + 1}")
    behind, ahead = (base.weekday() - weekday) % WEEK, (weekday - base.weekday()) % WEEK
    return dated(day_at(base, -(behind or WEEK) if count < 0 else ahead or WEEK), None)


def read_deictic(case: Case) -> Reading | None:
    """Read "yesterday", "this morning", "last night"."""
    offset, today = case.number("deictic"), case.published
    if offset is None:
        return None
    part = case.word("daypart")
    period = day_at(today, offset) if today else None
    if offset == 0 and part is None and _is_nowadays(case):
        return Reading(type=TimeType.DATE, value=period.timex if period else "PRESENT_REF")
    found = with_part(dated(period, "XXXX-XX-XX", mod=case.word("mod")), part)
    clock = case.word("clockword")
    return with_part(found, clock) if clock else found


def _is_nowadays(case: Case) -> bool:
    """A "today" that someone quoted speaks of the present at large."""
    tokens = case.scene.page.tokens_in(case.span)
    if not tokens or not tokens[0].is_quoted:
        return False
    verb = next((word for word in tokens[0].ancestors() if word.pos in {"VERB", "AUX"}), None)
    is_condition = verb is not None and any(child.lower == "if" for child in verb.children_by("mark"))
    return is_condition or case.direction() in {Direction.PRESENT, Direction.AHEAD}


def read_unit(case: Case) -> Reading | None:
    """Read "last week", "earlier this month", "the end of the year"."""
    unit, shift = case.word("unit"), case.number("shift")
    if unit is None:
        return None
    base = _base(case, Grain(unit))
    period = base.moved(shift or 0) if base else None
    found = dated(period, UNKNOWN[unit], mod=case.word("mod"))
    return with_rest(case, found, period) if period else found


def _base(case: Case, grain: Grain) -> Period | None:
    if case.scene.is_narrative and case.scene.told:
        return told_as(case, grain)
    return period_at(grain, case.published) if case.published else None


def told_as(case: Case, grain: Grain) -> Period | None:
    """Return the last time told, widened to a grain; None if it was told less exactly than that."""
    told = case.scene.told_day if grain is Grain.DAY else case.scene.told
    if told is None:
        return None
    held = period_at(grain, told.first)
    return held if held and held.last >= told.last else None


def read_weekend(case: Case) -> Reading | None:
    """Read "this weekend", "over the weekend", "a weekend interview"."""
    today = case.published
    this = period_at(Grain.WEEKEND, today) if today else None
    if today is None or this is None:
        return dated(None, UNKNOWN["weekend"])
    shift = case.number("shift")
    if shift is None or shift == 0:
        looks_ahead = case.direction() in ({Direction.AHEAD, Direction.PRESENT} if shift is None else set(Direction))
        is_past = case.direction() is Direction.BACK if shift == 0 else not looks_ahead
        shift = -1 if is_past and today.weekday() < SATURDAY else 0
    period = this.moved(shift)
    return dated(period, None, mod=case.word("mod"))


def read_ago(case: Case) -> Reading | None:
    """Read "two weeks ago", "a year from now"."""
    unit, sign = case.word("units"), case.number("sign") or -1
    amount = case.amount("number") or case.amount("some")
    mod = case.word("approx")
    if unit is None or amount is None:
        return Reading(type=TimeType.DATE, value="PAST_REF" if sign < 0 else "FUTURE_REF")
    if case.published is None:
        return dated(None, None, mod=mod)
    if unit in SHORT:
        return dated(day_at(case.published, 0), None, mod=mod)
    if (fiscal := _fiscal_year_ago(case, unit, amount, sign)) is not None:
        return fiscal
    period = counted_from(Period(Grain.DAY, case.published, case.published), unit, amount * sign)
    return _as_exact_as_its_unit(dated(period, None, mod=mod), unit, period)


def _as_exact_as_its_unit(found: Reading, unit: str, period: Period | None) -> Reading:
    """Weeks are counted from the day, and no more exact than a week."""
    week = period_at(Grain.WEEK, period.first) if period and unit in {"week", "fortnight"} else None
    if week is None:
        return found
    return Reading(type=found.type, value=found.value, mod=found.mod, when=stretch_of(week), told=found.told)


def _counted(unit: str, amount: float) -> tuple[str, int]:
    """Return what a unit is counted in: half a year in months."""
    if unit == "year" and amount % 1:
        return "month", 12
    return COUNTED.get(unit, (unit, 1))


def counted_from(base: Period, unit: str, amount: float, *, exact: bool = False) -> Period | None:
    """Return what lies so many units after a time, as exact as the unit, or to the day."""
    grain, times = _counted(unit, amount)
    if exact:
        days = {"day": 1, "week": 7, "month": 30, "year": 365}[grain]
        return day_at(base.first, round(amount * times * days))
    return moved_back(base, Grain(grain), -round(amount * times))


def _fiscal_year_ago(case: Case, unit: str, amount: float, sign: int) -> Reading | None:
    """In a report on a quarter, "a year ago" is the same quarter of the year before."""
    fiscal = case.scene.told_fiscal
    if fiscal is None or unit != "year" or amount != 1 or sign > 0:
        return None
    found = dated(fiscal.moved(-4 if fiscal.grain is Grain.QUARTER else -1), None)
    return Reading(type=found.type, value=found.value, when=found.when)  # the report goes on with its own quarter


def read_later(case: Case) -> Reading | None:
    """Read "two weeks later", "a year earlier"."""
    unit, sign = case.word("units"), case.number("sign") or 1
    amount = case.amount("number") or case.amount("some")
    mod = case.word("approx")
    if unit is None or amount is None or unit in SHORT:
        return Reading(type=TimeType.DATE, value="FUTURE_REF" if sign > 0 else "PAST_REF")
    grain, times = _counted(unit, amount)
    if (fiscal := _fiscal_year_ago(case, unit, amount, sign)) is not None:
        return fiscal
    told = case.scene.told
    base = case.scene.told_day if grain in {"day", "week"} else told
    if base is None and case.published and not case.scene.is_narrative:
        base = Period(Grain.DAY, case.published, case.published)
    period = moved_back(base, Grain(grain), -round(amount * times * sign)) if base else None
    return dated(period, UNKNOWN.get(grain), mod=mod)


def read_told(case: Case) -> Reading | None:
    """Read "that day", "the following year"."""
    unit, count = case.word("unit"), case.number("count")
    if unit is None or count is None:
        return None
    base = told_as(case, Grain(unit))
    if base is None and unit in {"year", "decade", "century", "month", "week"} and not case.scene.is_narrative:
        base = period_at(Grain(unit), case.published) if case.published else None
    period = base.moved(count) if base else None
    return with_part(dated(period, UNKNOWN[unit], mod=case.word("mod")), case.word("daypart"))


def read_told_part(case: Case) -> Reading | None:
    """Read "that evening", "the next morning"."""
    part, count = case.word("daypart") or case.word("daypart2"), case.number("count") or 0
    base = day_at_hand(case) if case.number("hand") else case.scene.told_day
    if base is None and case.published and not case.scene.is_narrative:
        base = Period(Grain.DAY, case.published, case.published)
    period = base.moved(count) if base else None
    return with_part(dated(period, "XXXX-XX-XX"), part)


def read_told_season(case: Case) -> Reading | None:
    """Read "that autumn", "the following March": of the year last told, or the next one after it."""
    season, count = case.number("season"), case.number("towhich") or 0
    number, told = season or case.number("month"), case.scene.told
    if number is None or told is None:
        return None
    make = season_of if season else month_of
    years = range(told.first.year - 1, told.first.year + 2)
    found = [one for one in (make(year, number) for year in years) if one]
    if not count:
        same = [one for one in found if one.first.year == told.first.year]
        return dated(same[0] if same else None, None, mod=case.word("mod"))
    if count > 0:
        found = [one for one in found if one.first > told.first]
    else:
        found = [one for one in found if one.last < told.first][::-1]
    return dated(found[0] if found else None, None, mod=case.word("mod"))


def read_twilight(case: Case) -> Reading | None:
    """Read "dawn on Friday", "the early hours": of the day named, else of the day at hand."""
    part = case.word("twilight") or "MO"
    if "weekday" in case.slots:
        found = read_weekday(case)
    elif (offset := case.number("deictic")) is not None:
        found = dated(day_at(case.published, offset) if case.published else None, "XXXX-XX-XX")
    else:
        found = dated(day_at_hand(case), "XXXX-XX-XX")
    return with_part(found, part) if found else None


def read_anniversary(case: Case) -> Reading | None:
    """Read "75 years ago this week": the same days of that year."""
    unit, years = case.word("unit"), case.number("number") or case.number("some")
    today = case.published
    if unit is None or years is None:
        return Reading(type=TimeType.DATE, value="PAST_REF")
    period = period_at(Grain(unit), today) if today else None
    if period is None:
        return dated(None, UNKNOWN[unit])
    first, last = _years_before(period.first, years), _years_before(period.last, years)
    if first is None or last is None:
        return dated(None, UNKNOWN[unit])
    value = period_at(period.grain, first)
    is_short = period.grain in {Grain.DAY, Grain.WEEK} or value is None
    when = between(first, last) if is_short or value is None else stretch_of(value)
    return Reading(type=TimeType.DATE, value=value.timex if value else None, when=when)


def _years_before(day: date, years: int) -> date | None:
    month = month_of(day.year - years, day.month)
    return min(month.first + timedelta(day.day - 1), month.last) if month else None


def read_quarter(case: Case) -> Reading | None:
    """Read "the third quarter", "this year's third quarter"."""
    number = case.number("quarterth") or case.number("quarterdigit")
    year, today = year_in(case), case.published
    if number is None or not 1 <= number <= 4:  # noqa: PLR2004
        return None
    mod = case.word("mod")
    if year is not None:
        return dated(_quarter_of(year, number), f"XXXX-Q{number}", mod=mod)
    if today is None:
        return dated(None, f"XXXX-Q{number}", mod=mod)
    near = [_quarter_of(one, number) for one in (today.year - 1, today.year, today.year + 1)]
    found = [one for one in near if one]
    is_ahead = case.direction() in {Direction.AHEAD, Direction.PRESENT}
    ahead = [one for one in found if one.last >= today]
    back = [one for one in found if one.first <= today]
    period = ahead[0] if is_ahead and (ahead[0].first - today).days < 200 else back[-1]  # noqa: PLR2004
    return dated(period, None, mod=mod)


def _quarter_of(year: int, number: int) -> Period | None:
    month = month_of(year, number * 3 - 2)
    return month and period_at(Grain.QUARTER, month.first)


def read_told_quarter(case: Case) -> Reading | None:
    """Read "the latest quarter", "the year-ago quarter": counted from the last quarter told."""
    count, named, today = (
        case.number("count") or 0,
        case.number("quarterth") or case.number("quarterth2"),
        case.published,
    )
    quarter = case.scene.told_quarter
    if today is not None and (quarter is None or quarter.first > today):
        current = period_at(Grain.QUARTER, today)
        quarter = current and current.moved(-1)
    if quarter is not None and named is not None:
        quarter = _quarter_of(quarter.first.year, named)
    period = quarter.moved(4 * count) if quarter else None
    found = dated(period, "XXXX-QX")
    kept = None if count else period  # what the report is about stays what it is about
    return Reading(type=found.type, value=found.value, mod=found.mod, when=found.when, told=kept)


def read_year_period(case: Case) -> Reading | None:
    """Read "the 1988 period": the last quarter told, in that year."""
    year, quarter = case.number("year"), case.scene.told_quarter
    if year is None:
        return None
    if quarter is None:
        return dated(year_of(year), None)
    found = dated(quarter.moved(4 * (year - quarter.first.year)), None)
    return Reading(type=found.type, value=found.value, when=found.when)
