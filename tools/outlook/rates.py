"""Counts how often a meeting in person followed a stated intent, and how soon."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from days import Counts, Days, cumulated
from numpy.typing import NDArray

Marks = NDArray[np.bool_]
FIRST = 60  # day from which on it is counted: before, too little is known of what went before
QUIET, ACTIVE, BOTH = 30, 60, 7  # days
WEEKS, WEEK = 13, 7
TARGETS = {
    "inperson": ("in_person",),
    "inperson_or_negotiate": ("in_person", "negotiation"),
    "any_contact": ("in_person", "negotiation", "telephone", "consultation"),
}
HAZARDS = {
    "hazard_week_after_first_intent_quiet": False,
    "hazard_week_hostile_quiet_intent": True,
}


class Rate(NamedTuple):
    """A share of days on which something held, of how many, of how many pairs."""

    rate: float
    days: int
    pairs: int


class Matched(NamedTuple):
    """The same pairs on days with an intent and on days without one."""

    with_intent: float
    without: float
    pairs: int
    days: int


@dataclass(frozen=True, slots=True)
class Situation:
    """Which pair was in which state on which day, and whether a meeting followed."""

    followed: Marks
    is_active: Marks
    is_quiet: Marks
    is_hostile: Marks
    intent_today: Marks
    intent_lately: Marks
    is_mutual: Marks


def met(days: Days, target: str) -> Counts:
    """Return on which days each pair met."""
    return sum(days.counts[kind] for kind in TARGETS[target]) > 0


def situation(days: Days, target: str, horizon: int) -> Situation:
    """Return it for all days whose horizon lies within the set."""
    ends = np.arange(FIRST, days.length - horizon)
    contact = sum(days.counts[kind] for kind in TARGETS[target])
    hits, sums = cumulated((contact > 0).astype(np.int64)), cumulated(contact)
    return Situation(
        followed=(hits[:, ends + 1 + horizon] - hits[:, ends + 1]) > 0,
        is_active=days.rolling("any", ACTIVE)[:, ends] > 0,
        is_quiet=(sums[:, ends + 1] - sums[:, np.maximum(0, ends - QUIET + 1)]) == 0,
        is_hostile=days.rolling("hostile", ACTIVE)[:, ends] > 0,
        intent_today=days.counts["intent"][:, ends] > 0,
        intent_lately=days.rolling("intent", QUIET)[:, ends] > 0,
        is_mutual=((days.rolling("forth", BOTH) > 0) & (days.rolling("back", BOTH) > 0))[:, ends],
    )


def rates(now: Situation) -> dict[str, Rate]:
    """Return the rates, by the names of the reference figures."""
    calm = now.is_active & now.is_quiet
    without = ~now.intent_lately
    sets = {
        "active60": now.is_active,
        "active60_no_intent30": now.is_active & without,
        "intent_today": now.intent_today,
        "one_sided7": now.intent_today & ~now.is_mutual,
        "mutual7": now.intent_today & now.is_mutual,
        "hostile60": now.is_hostile,
        "hostile60_no_intent30": now.is_hostile & without,
        "hostile60_intent": now.is_hostile & now.intent_today,
        "quiet30_active": calm,
        "quiet30_active_no_intent30": calm & without,
        "quiet30_intent": now.is_quiet & now.intent_today,
        "hostile_quiet_intent": now.is_hostile & now.is_quiet & now.intent_today,
        "hostile_quiet_no_intent30": now.is_hostile & now.is_quiet & without,
    }
    return {name: rate(now.followed, marks) for name, marks in sets.items()}


def rate(followed: Marks, marks: Marks) -> Rate:
    """Return the share of marked days that a meeting followed."""
    return Rate(float(followed[marks].mean()), int(marks.sum()), int(marks.any(axis=1).sum()))


def matched(now: Situation) -> dict[str, Matched]:
    """Return how the same pairs fared with and without an intent: the rest of the difference is who states one."""
    sets = {
        "matched_all": np.ones_like(now.is_active),
        "matched_quiet": now.is_quiet,
        "matched_hostile_quiet": now.is_quiet & now.is_hostile,
    }
    return {name: _matched(now, within) for name, within in sets.items()}


def _matched(now: Situation, within: Marks) -> Matched:
    cases, controls = now.intent_today & within, now.is_active & ~now.intent_lately & within
    both = np.flatnonzero(cases.any(axis=1) & controls.any(axis=1))
    weights = cases[both].sum(axis=1)
    shares = [[now.followed[pair][marks[pair]].mean() for pair in both] for marks in (cases, controls)]
    with_intent, without = (float((np.array(share) * weights).sum() / weights.sum()) for share in shares)
    return Matched(with_intent, without, len(both), int(weights.sum()))


def weekly_hazard(days: Days, target: str, *, is_hostile: bool) -> tuple[list[int], list[int], int]:
    """Return, week by week after a stated intent, how many met and how many had not met before; and the pairs.

    Only intents count that no other came before within 30 days, of pairs that had not met for 30 days.
    """
    came, at_risk, pairs = [0] * WEEKS, [0] * WEEKS, set()
    meetings = met(days, target)
    for pair, origin in _first_intents(days, target, is_hostile=is_hostile):
        ahead = np.flatnonzero(meetings[pair, origin + 1 :])
        first = int(ahead[0]) if len(ahead) else WEEKS * WEEK
        for week in range(min(WEEKS, (days.length - 1 - origin) // WEEK)):
            if first >= WEEK * week:
                pairs.add(pair)
                at_risk[week] += 1
                came[week] += first < WEEK * (week + 1)
    return came, at_risk, len(pairs)


def _first_intents(days: Days, target: str, *, is_hostile: bool) -> Iterator[tuple[int, int]]:
    now = situation(days, target, 0)
    sums = days.sums["intent"]
    ends = np.arange(FIRST, days.length)
    earlier = (sums[:, ends] - sums[:, np.maximum(0, ends - QUIET)]) > 0
    marks = now.intent_today & now.is_quiet & ~earlier & (now.is_hostile if is_hostile else True)
    for pair, place in np.argwhere(marks):
        yield int(pair), int(place) + FIRST
