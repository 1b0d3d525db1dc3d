"""What an expression means, before it is tied to its place in the text."""

from dataclasses import dataclass
from datetime import date

from communique.dates.periods import Period
from communique.domain.expression import TimeType


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Calendar days as EDTF, with inclusive bounds; None: open, or before year 1."""

    edtf: str
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The meaning of a time expression; TIMEX3 and EDTF are made one beside the other."""

    type: TimeType
    value: str | None
    mod: str | None = None
    when: Stretch | None = None
    duration: str | None = None
    told: Period | None = None  # what "two days later" may count from


def stretch_of(period: Period) -> Stretch:
    """Return a stretch of the calendar as EDTF with bounds."""
    return Stretch(edtf=period.edtf, earliest=period.first, latest=period.last)


def between(first: date, last: date) -> Stretch | None:
    """Return the days from one to another; None if they run backwards."""
    if first > last:
        return None
    if first == last:
        return Stretch(edtf=first.isoformat(), earliest=first, latest=last)
    return Stretch(edtf=f"{first.isoformat()}/{last.isoformat()}", earliest=first, latest=last)


def dated(period: Period | None, unknown: str | None, *, mod: str | None = None) -> Reading:
    """Return the reading of a stretch of the calendar, or the TIMEX3 form of one that cannot be placed."""
    if period is None:
        return Reading(type=TimeType.DATE, value=unknown, mod=mod)
    return Reading(type=TimeType.DATE, value=period.timex, mod=mod, when=stretch_of(period), told=period)


def vague(value: str) -> Reading:
    """Return the reading of words that point nowhere on the calendar: PAST_REF, PRESENT_REF, FUTURE_REF."""
    return Reading(type=TimeType.DATE, value=value)
