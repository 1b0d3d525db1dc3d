"""State of play: the last contact of each level, the pace against the own rate, the stage reached."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from communique.domain.contact import ContactLevel, ContactStatus
from communique.outlook.intervals import Ratio, ratio_of
from communique.outlook.seen import Seen, held_by, within
from communique.outlook.windows import load_windows

SIGNALS = frozenset(
    {
        ContactStatus.SCHEDULED,
        ContactStatus.ANNOUNCED,
        ContactStatus.PROPOSED,
        ContactStatus.POSSIBLE,
        ContactStatus.POSTPONED,
    }
)


class Stage(StrEnum):
    """The rungs of the ladder, the lowest first."""

    SILENCE = "silence"
    SIGNALS = "signals"  # contact is spoken of
    CALLS = "calls"  # and messages
    ENVOYS = "envoys"  # officials, and where the level is not said
    MINISTERS = "ministers"
    LEADERS = "leaders"
    AGREEMENT = "agreement"  # on whatever it may be: the words say


STAGES = tuple(Stage)
RUNGS = {ContactLevel.LEADER: Stage.LEADERS, ContactLevel.MINISTER: Stage.MINISTERS}


@dataclass(frozen=True, slots=True, kw_only=True)
class LastContact:
    """The last contact of a level."""

    level: ContactLevel
    contact: str  # id
    day: date
    is_day_said: bool  # False: the day it was first told
    age_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How many contacts there were lately, against the rate before."""

    recent: int
    recent_days: int
    before: int
    before_days: int
    expected: float  # contacts of the recent days, at the rate before
    ratio: Ratio  # of the two rates, 95%, exact
    recent_documents: int  # how much the record holds of the recent days: fewer reports, fewer contacts
    before_documents: int

    @property
    def is_unusual(self) -> bool:
        """Tell whether the two rates differ by more than chance."""
        return not self.ratio.holds(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """The stage reached, and what put it there."""

    stage: Stage
    because: tuple[str, ...]  # ids of contacts or events, the last first; empty: silence
    window_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """How things stand between parties."""

    contacts: int  # that took place, known of on the day
    last: tuple[LastContact, ...]  # the last of each level, the last first
    pace: Pace | None
    pace_unsaid: str | None  # why no pace is given
    climb: Climb


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much the record holds, for counts that hang on it."""

    begins: date | None  # first day of publication
    recent_documents: int
    before_documents: int


def play_of(contacts: Collection[Seen], agreements: Sequence[str], coverage: Coverage, *, as_of: date) -> Play:
    """Return the state of play.

    Args:
        contacts: Those of the parties that were known of on the day.
        agreements: Ids of events by which they agreed within the window of the stage, the last first.
    """
    held = held_by(contacts, as_of)
    pace, unsaid = _pace(held, coverage, as_of)
    return Play(
        contacts=len(held),
        last=tuple(_last(held, as_of)),
        pace=pace,
        pace_unsaid=unsaid,
        climb=climb_of(contacts, agreements, as_of=as_of),
    )


def _last(held: Sequence[Seen], as_of: date) -> list[LastContact]:
    found: dict[ContactLevel, LastContact] = {}
    for one in held:
        if one.level not in found and one.day is not None:
            found[one.level] = LastContact(
                level=one.level,
                contact=one.id,
                day=one.day,
                is_day_said=one.latest is not None,
                age_days=(as_of - one.day).days,
            )
    return list(found.values())


def _pace(held: Sequence[Seen], coverage: Coverage, as_of: date) -> tuple[Pace | None, str | None]:
    windows = load_windows()
    start = as_of - timedelta(days=windows.recent)
    covered = (start - coverage.begins).days + 1 if coverage.begins else 0
    before_days = min(windows.before, covered)
    if before_days < windows.least_before:
        return None, f"the record begins less than {windows.recent + windows.least_before} days before"
    recent = len(within(held, windows.recent, as_of))
    before = len(within(held, before_days, start))
    return Pace(
        recent=recent,
        recent_days=windows.recent,
        before=before,
        before_days=before_days,
        expected=before * windows.recent / before_days,
        ratio=ratio_of((recent, windows.recent), (before, before_days)),
        recent_documents=coverage.recent_documents,
        before_documents=coverage.before_documents,
    ), None


def climb_of(contacts: Collection[Seen], agreements: Sequence[str], *, as_of: date) -> Climb:
    """Return the highest rung that contacts and signs of the window reach."""
    days = load_windows().stage
    reached: dict[Stage, list[str]] = {stage: [] for stage in STAGES}
    reached[Stage.AGREEMENT] = list(agreements)
    for one in within(held_by(contacts, as_of), days, as_of):
        reached[_rung(one)].append(one.id)
    start = as_of - timedelta(days=days)
    signals = [one for one in contacts if one.status in SIGNALS and any(start < day <= as_of for day in one.told)]
    last_told_first = sorted(signals, key=lambda one: (max(day for day in one.told if day <= as_of), one.id))[::-1]
    reached[Stage.SIGNALS] = [one.id for one in last_told_first]
    highest = next((stage for stage in reversed(STAGES) if reached[stage]), Stage.SILENCE)
    return Climb(stage=highest, because=tuple(reached[highest]), window_days=days)


def _rung(contact: Seen) -> Stage:
    return RUNGS.get(contact.level, Stage.ENVOYS) if contact.is_in_person else Stage.CALLS
