"""A time expression: the words of a day, a date, a duration or a frequency."""

from dataclasses import dataclass
from enum import StrEnum

from communique.domain.evidence import Evidence
from communique.domain.when import When


class TimeType(StrEnum):
    """The TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that a calendar or a clock can place or measure."""

    evidence: Evidence
    type: TimeType
    value: str | None  # TIMEX3; None: cannot be fixed
    mod: str | None  # TIMEX3 modifier: START, MID, END, APPROX, MORE_THAN, ...
    when: When | None  # None: no calendar day follows from it
    duration: str | None  # ISO 8601 for durations
    rule: str
