"""The chance of contact between two states: applies the fitted hazard, and says how such forecasts came out."""

import math
from dataclasses import dataclass
from functools import cache

import msgspec

from communique.outlook.intervals import Interval
from communique.rulebook import load_rules

HORIZONS = (30, 60, 90)  # days


class Hazard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What each feature does to the log odds of a first meeting in a period of some days."""

    intercept: float
    period: float
    meetings_90: float
    intents_30: float
    days_since_meeting: float
    historic_rate: float
    consultations_30: float
    events_90: float


class Recalibration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The line that held-back days drew the log odds to."""

    slope: float
    shift: float


class Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Forecasts of days nobody had seen, between two chances, and how many came true."""

    above: float
    below: float
    forecasts: int
    pairs: int
    came_true: int
    low: float
    high: float


class Horizon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How forecasts over so many days came out."""

    days: int
    forecasts: int
    pairs: int
    came_true: int
    brier: float
    calibration_error: float
    band: tuple[Band, ...]


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of contact.toml."""

    source: str
    pairs: int
    fitted_on: int
    recalibrated_on: int
    scored_until: int
    step_days: int
    longest_days: int
    lookback_days: int
    prior_days: int
    prior_meetings: float
    hazard: Hazard
    recalibration: Recalibration
    horizon: tuple[Horizon, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What is known of a pair of states on a day; the six features of the hazard, in counts and days."""

    meetings_90: int  # in person, in the last 90 days
    intents_30: int  # stated intents to meet or negotiate, in the last 30
    days_since_meeting: int | None  # None: none is known
    meeting_days: int  # days with a meeting in person, since the record begins
    observed_days: int  # since the record begins
    consultations_30: int  # calls and messages, in the last 30 days
    events_90: int  # of any kind, in the last 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """The chance of a meeting in person within some days, and how often it came true of forecasts like it."""

    days: int
    chance: float
    interval: Interval  # of the rate at which forecasts like it came true
    above: float  # forecasts like it: those between these two chances
    below: float
    forecasts: int
    came_true: int
    pairs: int


@cache
def load_contact() -> Rules:
    """Return the fitted numbers."""
    return load_rules("outlook", "contact", Rules)


def chances_of(features: Features) -> tuple[Chance, ...]:
    """Return the chances for all horizons; they rise with the horizon."""
    return tuple(_chance(features, days) for days in HORIZONS)


def chance_within(features: Features, days: int) -> float:
    """Return the recalibrated chance of a meeting in person within so many days.

    Args:
        days: From 0 to the longest the hazard was fitted for; within a period it is spread evenly.
    """
    rules = load_contact()
    whole, rest = divmod(min(max(days, 0), rules.longest_days), rules.step_days)
    hazards = [_hazard(features, period) for period in range(whole + (rest > 0))]
    still = math.fsum(math.log1p(-hazard) for hazard in hazards[:whole])
    if rest:
        still += math.log1p(-hazards[-1]) * rest / rules.step_days
    chance = -math.expm1(still)
    if chance <= 0 or chance >= 1:
        return max(0.0, min(1.0, chance))
    odds = math.log(chance / (1 - chance))
    return _inverse(rules.recalibration.slope * odds + rules.recalibration.shift)


def _hazard(features: Features, period: int) -> float:
    rules, weights = load_contact(), load_contact().hazard
    since = rules.lookback_days if features.days_since_meeting is None else features.days_since_meeting
    rate = (features.meeting_days + rules.prior_meetings) / (features.observed_days + rules.prior_days)
    score = (
        weights.intercept
        + weights.period * math.log1p(period)
        + weights.meetings_90 * math.log1p(features.meetings_90)
        + weights.intents_30 * math.log1p(features.intents_30)
        + weights.days_since_meeting * math.log1p(min(since, rules.lookback_days))
        + weights.historic_rate * math.log(rate)
        + weights.consultations_30 * math.log1p(features.consultations_30)
        + weights.events_90 * math.log1p(features.events_90)
    )
    return _inverse(score)


def _inverse(score: float) -> float:
    """Return the chance of log odds."""
    return 1 / (1 + math.exp(-score)) if score >= 0 else math.exp(score) / (1 + math.exp(score))


def _chance(features: Features, days: int) -> Chance:
    chance = chance_within(features, days)
    horizon = next(one for one in load_contact().horizon if one.days == days)
    band = next((one for one in horizon.band if chance < one.below), horizon.band[-1])
    return Chance(
        days=days,
        chance=chance,
        interval=Interval(low=band.low, high=band.high),
        above=band.above,
        below=band.below,
        forecasts=band.forecasts,
        came_true=band.came_true,
        pairs=band.pairs,
    )
