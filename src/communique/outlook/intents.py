"""What followed stated intents elsewhere: the reference beside an announcement that is still open."""

from dataclasses import dataclass
from functools import cache

import msgspec

from communique.outlook.intervals import Interval, share_of
from communique.rulebook import load_rules

WEEK = 7  # days
LATE = 4  # weeks; from the fifth on the hazard is low and even, and counts are taken together
CAUTION = (
    "pairs that are eager to meet do so in the first weeks and leave the count, so the fall of the hazard says as "
    "much of who is left as of the time that has passed"
)


class Rate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A share of days, of how many, of how many pairs."""

    rate: float
    days: int
    pairs: int


class SamePairs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same pairs with and without an intent."""

    with_intent: float
    without: float
    days: int
    pairs: int


class After(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How often a meeting followed within so many days."""

    within_days: int
    intent: Rate
    no_intent: Rate
    same_pairs: SamePairs


class Weeks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Week by week after a stated intent: how many met, of how many that had not met before."""

    pairs: int
    met: tuple[int, ...]
    at_risk: tuple[int, ...]


class IntentSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The counts of one data set."""

    name: str
    pairs: int
    days: int
    after: tuple[After, ...]
    quiet: Weeks
    hostile: Weeks


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of intents.toml."""

    source: str
    set: tuple[IntentSet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """What became, elsewhere, of intents that were as old and had not been met."""

    weeks: tuple[int, int]  # after the intent, the first and the last taken together; counted from 1
    met: int  # how many met in a week of these
    at_risk: int
    rate: float  # a week
    interval: Interval  # exact binomial
    met_before: float  # the share of all that had met before these weeks
    pairs: int


@cache
def load_intents() -> Rules:
    """Return the counts."""
    return load_rules("outlook", "intents", Rules)


def reference_at(age_days: int) -> Precedent | None:
    """Return the weekly hazard at an age, from the fifth week on pooled; None beyond the weeks that were counted."""
    weeks = load_intents().set[0].quiet
    week = max(0, age_days) // WEEK
    if week >= len(weeks.met):
        return None
    first, last = (week, week) if week < LATE else (LATE, len(weeks.met) - 1)
    met, at_risk = sum(weeks.met[first : last + 1]), sum(weeks.at_risk[first : last + 1])
    still = 1.0
    for earlier in range(first):
        still *= 1 - weeks.met[earlier] / weeks.at_risk[earlier]
    return Precedent(
        weeks=(first + 1, last + 1),
        met=met,
        at_risk=at_risk,
        rate=met / at_risk,
        interval=share_of(met, at_risk),
        met_before=1 - still,
        pairs=weeks.pairs,
    )


def after_intent(within_days: int) -> After:
    """Return how often a meeting followed within 30, 60 or 90 days, with and without a stated intent."""
    return next(one for one in load_intents().set[0].after if one.within_days == within_days)
