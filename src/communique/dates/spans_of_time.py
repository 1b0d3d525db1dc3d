"""Readings of durations, frequencies and clock times."""

from communique.dates.calendar_days import read_date
from communique.dates.periods import SEASON_NAMES, Grain, Period, period_at
from communique.dates.reading import Reading, between, dated
from communique.dates.relative_days import UNKNOWN, counted_from, day_at, day_at_hand, read_weekday, with_part
from communique.dates.scene import Case
from communique.domain.expression import TimeType

# Unit: what ISO 8601 counts it in, how many of those, and the letter.
ISO = {
    "second": ("PT", 1, "S"),
    "minute": ("PT", 1, "M"),
    "hour": ("PT", 1, "H"),
    "day": ("P", 1, "D"),
    "night": ("P", 1, "D"),
    "week": ("P", 1, "W"),
    "weekend": ("P", 1, "W"),
    "fortnight": ("P", 2, "W"),
    "month": ("P", 1, "M"),
    "quarter": ("P", 3, "M"),
    "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"),
    "century": ("P", 100, "Y"),
    "generation": ("P", 1, "X"),
}
FINER = {"minute": "second", "hour": "minute", "day": "hour", "year": "month"}
HALVES = {"M": ("PT", "S", 60), "H": ("PT", "M", 60), "D": ("PT", "H", 24), "Y": ("P", "M", 12)}  # by the letter
LETTERS = {"decade": "E", "century": "C"}  # of an unknown number of them
NOON = 12


def iso_duration(unit: str, amount: float) -> str | None:
    """Return an ISO 8601 duration.

    >>> iso_duration("hour", 2.5), iso_duration("decade", 2)
    ('PT2H30M', 'P20Y')
    """
    start, times, letter = ISO[unit]
    total = amount * times
    whole = int(total)
    rest = total - whole
    if not rest or (letter not in HALVES and letter != "W"):
        return f"{start}{whole}{letter}" if whole else None
    if letter == "W" or (letter == "M" and start == "P"):
        days = round(total * (7 if letter == "W" else 30))
        return f"P{days}D"
    finer_start, finer, count = HALVES[letter]
    part = round(rest * count)
    if not whole:
        return f"{finer_start}{part}{finer}"
    time = "T" if start == "P" and finer_start == "PT" else ""
    return f"{start}{whole}{letter}{time}{part}{finer}"


def unknown_duration(unit: str) -> str:
    """Return the TIMEX3 form of an unknown number of units: "PXD", "PTXM"."""
    start, _, letter = ISO[unit]
    return f"{start}X{LETTERS.get(unit, letter)}"


def read_duration(case: Case) -> Reading | None:
    """Read "over two hours", "a five-year", "several weeks"."""
    unit = case.word("units") or case.word("many")
    if unit is None:
        return None
    mod = case.word("approx") or case.word("approx2")
    amount = case.amount("number") or case.amount("some")
    if amount is None:
        return Reading(type=TimeType.DURATION, value=unknown_duration(unit), mod=_plain(mod))
    if case.slots.get("half") is not None:
        amount += 0.5
    value = iso_duration(unit, amount)
    return Reading(type=TimeType.DURATION, value=value, mod=_plain(mod), duration=value)


def read_two_durations(case: Case) -> Reading | None:
    """Read "an hour and twenty minutes", "two years and six months"."""
    unit, finer = case.word("units"), case.word("units2")
    slots = ("number", "number2") if "number2" in case.slots else ("some", "number")  # "an hour and twenty minutes"
    amount, rest = (case.amount(slot) for slot in slots)
    if unit is None or amount is None or rest is None or FINER.get(unit) != finer:
        return None
    first, second = iso_duration(unit, amount), iso_duration(finer or unit, rest)
    if first is None or second is None:
        return None
    value = first + second.removeprefix("P" if unit == "day" else ISO[unit][0])
    return Reading(type=TimeType.DURATION, value=value, mod=_plain(case.word("approx")), duration=value)


def _plain(mod: str | None) -> str | None:
    return None if mod == "EXACT" else mod


def read_running(case: Case) -> Reading | None:
    """Read "the past three months", "the next few days", "the first nine months"."""
    unit, amount = case.word("units") or case.word("unit"), case.amount("number") or case.amount("quantity")
    if unit is None:
        return None
    if amount is None:
        return Reading(type=TimeType.DURATION, value=unknown_duration(unit), mod=_plain(case.word("approx")))
    value = iso_duration(unit, amount)
    return Reading(type=TimeType.DURATION, value=value, mod=_plain(case.word("approx")), duration=value)


def read_past_unit(case: Case) -> Reading | None:
    """Read "the past year", "the coming month": TIMEX3 names the unit, EDTF the days up to now or from now."""
    unit, shift, today = case.word("unit"), case.number("span"), case.published
    if unit is None or shift is None:
        return None
    grain = Grain(unit)
    whole = period_at(grain, today) if today else None
    period = whole.moved(shift) if whole else None
    edge = counted_from(Period(Grain.DAY, today, today), unit, shift, exact=True) if today else None
    if today is None or period is None or edge is None:
        return dated(None, UNKNOWN[unit])
    when = between(min(today, edge.first), max(today, edge.first))
    return Reading(type=TimeType.DATE, value=period.timex, when=when)


def read_recent(case: Case) -> Reading | None:
    """Read "recent months", "the weeks ahead"."""
    unit = case.word("many") or case.word("many2") or "quarter"
    return Reading(type=TimeType.DURATION, value=unknown_duration(unit))


def read_every(case: Case) -> Reading | None:
    """Read "every two weeks", "each Thursday", "on Mondays", "9 a.m. every day"."""
    part = case.word("daypart2") or case.word("daypart") or _clock(case)
    weekday = next((case.number(slot) for slot in ("weekdays", "weekday", "weekday2") if slot in case.slots), None)
    suffix = f"T{part}" if part else ""
    if weekday is not None:
        return _repeated(f"XXXX-WXX-{weekday + 1}{suffix}", "P1W")
    if (month := case.number("month")) is not None:
        return _repeated(f"XXXX-{month:02}", "P1Y")
    if (season := case.number("season")) is not None:
        return _repeated(f"XXXX-{SEASON_NAMES[season]}", "P1Y")
    unit = case.word("units")
    if unit is None:
        named = case.word("adverb") or ("P1D" if part else "P1W")
        return _repeated(f"XXXX-XX-XX{suffix}" if part else "XXXX-WXX-WE", named)
    amount = (case.amount("every") or 1) * (case.amount("number") or 1)
    period = iso_duration(unit, amount)
    if unit == "day" and suffix:
        return _repeated(f"XXXX-XX-XX{suffix}", period)
    return _repeated("P1Q" if unit == "quarter" else period, period)


def _repeated(value: str | None, period: str | None) -> Reading:
    """Return what happens again and again, with the time from one to the next."""
    return Reading(type=TimeType.SET, value=value, duration=period)


def read_per(case: Case) -> Reading | None:
    """Read "twice a week", "twice weekly", "$5 a year"."""
    unit = case.word("units")
    period = iso_duration(unit, 1) if unit else case.word("adverb")
    return _repeated(period, period) if period else None


def read_adverb_set(case: Case) -> Reading | None:
    """Read "daily", "annually"."""
    return _repeated(case.word("adverb"), case.word("adverb"))


def read_clock(case: Case) -> Reading | None:
    """Read "5 p.m. EST Friday", "14:30 GMT", "noon"."""
    clock = _clock(case)
    if clock is None:
        return None
    day = _day_of_clock(case)
    zone = case.word("zone") or case.word("zonewords") or ""
    found = with_part(day, clock + zone)
    mod = _plain(case.word("approx"))
    value = found.value or f"XXXX-XX-XXT{clock}{zone}"
    return Reading(type=TimeType.TIME, value=value, mod=mod, when=day.when, told=day.told)


def _clock(case: Case) -> str | None:
    if word := case.word("clockword"):
        return word
    if digits := case.word("hhmm"):
        return f"{digits[:2]}:{digits[2:]}"
    hour, minute = case.number("hour"), case.number("minute") or 0
    if hour is None:
        hour = case.number("saidhour")
    if hour is None or hour > 24:  # noqa: PLR2004
        return None
    half = case.word("ampm") or ""
    is_late = half == "PM" or case.word("daypart") in {"AF", "EV", "NI"}
    if (half or case.word("daypart")) and hour > NOON:
        return None
    if is_late and hour < NOON:
        hour += NOON
    elif half == "AM" and hour == NOON:
        hour = 0
    return f"{hour:02}:{minute:02}"


def _day_of_clock(case: Case) -> Reading:
    """Return the day a clock time stands with, else one told shortly before, else that of publication."""
    slots = dict(case.slots)
    for twin in ("weekday", "day", "month", "year"):
        if f"{twin}2" in slots:
            slots.setdefault(twin, slots.pop(f"{twin}2"))
    inner = Case(
        slots={name: value for name, value in slots.items() if name != "daypart"}, span=case.span, scene=case.scene
    )
    if "month" in slots:
        found = read_date(inner)
    elif "weekday" in slots:
        found = read_weekday(inner)
    elif (offset := inner.number("deictic")) is not None:
        found = dated(day_at(case.published, offset) if case.published else None, "XXXX-XX-XX")
    else:
        found = dated(day_at_hand(case), "XXXX-XX-XX")
    return found or dated(None, "XXXX-XX-XX")
