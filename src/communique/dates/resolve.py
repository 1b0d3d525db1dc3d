"""Who reads which rule's words: the table from a rule's `resolve` to a function."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from communique.dates import ages, vagueness
from communique.dates import calendar_days as days
from communique.dates import relative_days as relative
from communique.dates import spans_of_time as spans
from communique.dates.guards import GUARDS
from communique.dates.matching import Candidate
from communique.dates.periods import Grain, Period
from communique.dates.reading import Reading, Stretch, between
from communique.dates.scene import Case, Scene

RESOLVERS: dict[str, Callable[[Case], Reading | None]] = {
    "date": days.read_date,
    "days": days.read_days,
    "slash-day": days.read_slash_day,
    "nth-of-month": days.read_nth_of_month,
    "week-of": days.read_week_of,
    "range-end": days.read_range_end,
    "told-day": days.read_told_day,
    "nth": days.read_nth,
    "said-year": days.read_date,
    "decade": ages.read_decade,
    "century": ages.read_century,
    "era": ages.read_era,
    "season": days.read_season,
    "holiday": days.read_holiday,
    "year-end": days.read_year_end,
    "part-of": days.read_part_of,
    "half": ages.read_half,
    "weekday": relative.read_weekday,
    "weekday-of-week": relative.read_weekday_of_week,
    "told-weekday": relative.read_told_weekday,
    "deictic": relative.read_deictic,
    "unit": relative.read_unit,
    "weekend": relative.read_weekend,
    "ago": relative.read_ago,
    "later": relative.read_later,
    "told": relative.read_told,
    "told-season": relative.read_told_season,
    "nth-weekday": days.read_nth_weekday,
    "told-part": relative.read_told_part,
    "anniversary": relative.read_anniversary,
    "quarter": relative.read_quarter,
    "told-quarter": relative.read_told_quarter,
    "year-period": relative.read_year_period,
    "duration": spans.read_duration,
    "duration-two": spans.read_two_durations,
    "twilight": relative.read_twilight,
    "running": spans.read_running,
    "recent": spans.read_recent,
    "past-unit": spans.read_past_unit,
    "every": spans.read_every,
    "per": spans.read_per,
    "adverb-set": spans.read_adverb_set,
    "clock": spans.read_clock,
    "vague": vagueness.read_vague,
    "vague-duration": vagueness.read_vague_duration,
}


def resolve(candidate: Candidate, scene: Scene) -> Reading | None:
    """Return what a candidate means; None: it is no time."""
    rule = candidate.compiled.rule
    case = Case(slots=candidate.slots, span=candidate.span, scene=scene)
    if not all(GUARDS[guard](case) for guard in rule.guards):
        return None
    reading = RESOLVERS[rule.resolve](case)
    return _narrowed(reading, case) if reading and reading.mod and reading.when else reading


def _narrowed(reading: Reading, case: Case) -> Reading:
    """Read "the first half of May" as its days, "by the end of June" as its last day; TIMEX3 has no form for either."""
    words, parts, told = case.text.lower(), case.scene.grammar.words["monthpart"], reading.told
    part = next((str(days) for start, days in parts.items() if words.startswith(start)), None)
    if part is not None and told is not None and told.grain is Grain.MONTH:
        return replace(reading, when=_days_of(told, part))
    return _as_limit(reading, case) if reading.mod == "END" else reading


def _days_of(month: Period, part: str) -> Stretch | None:
    first, _, last = part.partition("-")
    if not first:
        return between(month.last - timedelta(int(last) - 1), month.last)
    return between(month.first.replace(day=int(first)), month.first.replace(day=int(last)) if last else month.last)


def _as_limit(reading: Reading, case: Case) -> Reading:
    """Read "by the end of June" as its last day: what must be done by then; "at the end of June" stays the month."""
    words, scene = case.text.lower(), case.scene
    is_end = any(words.startswith(start) for start in scene.grammar.words["lastday"])
    last = reading.when.latest if reading.when else None
    if last is None or not is_end or not scene.follows_limit(case.span):
        return reading
    return replace(reading, when=between(last, last))
