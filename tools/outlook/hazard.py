"""Fits the hazard of a meeting in person, recalibrates it on days held back, and scores it on later ones."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from days import Days
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

Numbers = NDArray[np.float64]
FEATURES = ("meetings_90", "intents_30", "days_since_meeting", "historic_rate", "consultations_30", "events_90")
HORIZONS = (30, 60, 90)
LONGEST = 90
STEP = 5  # days of one period of the hazard
EVERY = 7  # days between origins
LOOKBACK = 180  # days since the last meeting are not counted further
PRIOR_DAYS = 180  # days without a meeting that each pair is given before the first one
PRIOR_MEETINGS = 0.5
SHRINKAGE = 0.3  # of the fit (scikit-learn's C); the reference logit has the same
NEVER = 10**6


@dataclass(frozen=True, slots=True)
class Split:
    """Days of a set: fitted from the first to the turn, recalibrated on those held back before it, scored after it."""

    first: int
    held_back: int
    turn: int
    end: int


@dataclass(frozen=True, slots=True)
class Rows:
    """Pairs at origins: what was known, and when the next meeting came."""

    features: Numbers
    next_meeting: NDArray[np.int64]  # days after the origin, from 0; NEVER: not within the longest horizon
    is_hostile: NDArray[np.bool_]
    pair: NDArray[np.int64]
    known: NDArray[np.int64]  # days after the origin that may be looked at


@dataclass(frozen=True, slots=True)
class Hazard:
    """The chance, period by period, of a meeting where there was none so far."""

    intercept: float
    period: float  # on log(1 + number of the period)
    weights: tuple[float, ...]
    slope: float = 1.0  # of the recalibration, on the log odds
    shift: float = 0.0

    def chance(self, features: Numbers, days: int, *, is_raw: bool = False) -> Numbers:
        """Return the chance of a meeting within so many days."""
        still = np.ones(len(features))
        for period in range(days // STEP):
            score = features @ np.array(self.weights) + self.period * np.log1p(period) + self.intercept
            still *= 1 - 1 / (1 + np.exp(-score))
        return 1 - still if is_raw else 1 / (1 + np.exp(-(self.slope * log_odds(1 - still) + self.shift)))


@dataclass(frozen=True, slots=True)
class Score:
    """How forecasts of days nobody had seen came out."""

    forecasts: int
    pairs: int
    came_true: int
    brier: float
    calibration_error: float


def features_at(days: Days, origin: int) -> Numbers:
    """Return the six features of each pair as of the end of a day."""
    recent = days.counts["in_person"][:, max(0, origin - LOOKBACK + 1) : origin + 1][:, ::-1] > 0
    since = np.where(recent.any(axis=1), recent.argmax(axis=1), LOOKBACK)
    meetings = (days.counts["in_person"][:, : origin + 1] > 0).sum(axis=1)
    columns = [
        np.log1p(days.within("in_person", 90, origin)),
        np.log1p(days.within("intent", 30, origin)),
        np.log1p(since),
        np.log((meetings + PRIOR_MEETINGS) / (origin + 1 + PRIOR_DAYS)),
        np.log1p(days.within("consultation", 30, origin)),
        np.log1p(days.within("any", 90, origin)),
    ]
    return np.stack(columns, axis=1)


def rows_of(days: Days, origins: Iterable[int], end: int) -> Rows:
    """Return the active pairs at each origin; what is on or after the end is not looked at."""
    parts = []
    for origin in origins:
        is_active = days.within("any", 90, origin) > 0
        is_hostile = days.within("hostile", 90, origin) > 0
        known = min(LONGEST, end - 1 - origin)
        ahead = days.counts["in_person"][:, origin + 1 : origin + 1 + known] > 0
        coming = np.where(ahead.any(axis=1), ahead.argmax(axis=1), NEVER) if known else np.full(len(ahead), NEVER)
        parts.append(
            (
                features_at(days, origin)[is_active],
                coming[is_active],
                is_hostile[is_active],
                np.flatnonzero(is_active),
                np.full(int(is_active.sum()), known),
            )
        )
    return Rows(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def fit(days: Days, first: int, end: int) -> tuple[Hazard, int]:
    """Return the hazard fitted on the days from the first to the end, and on how many pairs at origins."""
    rows = rows_of(days, range(first, end - STEP, EVERY), end)
    table, outcomes = [], []
    for period in range(LONGEST // STEP):
        is_at_risk = (rows.next_meeting >= period * STEP) & ((period + 1) * STEP <= rows.known)
        features = rows.features[is_at_risk]
        table.append(np.column_stack([features, np.full(len(features), np.log1p(period))]))
        outcomes.append(rows.next_meeting[is_at_risk] < (period + 1) * STEP)
    design = np.concatenate(table)
    mean, spread = design.mean(axis=0), design.std(axis=0)
    model = LogisticRegression(C=SHRINKAGE, solver="newton-cholesky", tol=1e-10, max_iter=200)
    model.fit((design - mean) / spread, np.concatenate(outcomes))
    weights = model.coef_[0] / spread
    intercept = float(model.intercept_[0] - (weights * mean).sum())
    return Hazard(intercept, float(weights[-1]), tuple(map(float, weights[:-1]))), len(rows.features)


def recalibrated(days: Days, split: Split) -> tuple[Hazard, int, int]:
    """Return the hazard of all days before the turn, recalibrated by one fitted without the days held back.

    One slope and one shift serve all horizons, so that the chance still rises with the horizon.

    Returns:
        The hazard, on how many pairs at origins it was fitted, and on how many forecasts it was recalibrated.
    """
    early, _ = fit(days, split.first, split.turn - split.held_back)
    scores, outcomes = [], []
    for horizon in HORIZONS:
        origins = range(split.turn - split.held_back, split.turn - horizon, EVERY)
        if origins:
            rows = rows_of(days, origins, split.turn)
            scores.append(log_odds(early.chance(rows.features, horizon, is_raw=True)))
            outcomes.append(rows.next_meeting < horizon)
    line = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-10, max_iter=200)
    line.fit(np.concatenate(scores)[:, None], np.concatenate(outcomes))
    whole, fitted = fit(days, split.first, split.turn)
    slope, shift = float(line.coef_[0][0]), float(line.intercept_[0])
    found = Hazard(whole.intercept, whole.period, whole.weights, slope, shift)
    return found, fitted, sum(map(len, scores))


def forecasts(days: Days, hazard: Hazard, split: Split, horizon: int) -> tuple[Numbers, NDArray[np.bool_], Rows]:
    """Return chances and outcomes of the days after the turn."""
    rows = rows_of(days, range(split.turn, split.end - horizon, EVERY), split.end)
    return hazard.chance(rows.features, horizon), rows.next_meeting < horizon, rows


def score(chances: Numbers, outcomes: NDArray[np.bool_], pairs: NDArray[np.int64]) -> Score:
    """Return how well chances fit what came."""
    return Score(
        forecasts=len(chances),
        pairs=len(set(pairs.tolist())),
        came_true=int(outcomes.sum()),
        brier=float(((chances - outcomes) ** 2).mean()),
        calibration_error=calibration_error(chances, outcomes),
    )


def calibration_error(chances: Numbers, outcomes: NDArray[np.bool_], tenths: int = 10) -> float:
    """Return the mean distance of chance and rate over ten parts of equal size."""
    edges = np.quantile(chances, np.linspace(0, 1, tenths + 1))[1:-1]
    part = np.digitize(chances, edges)
    found = [part == number for number in range(tenths) if (part == number).any()]
    return float(sum(one.mean() * abs(chances[one].mean() - outcomes[one].mean()) for one in found))


def log_odds(chances: Numbers) -> Numbers:
    """Return the logarithm of the odds."""
    return np.log(chances / (1 - chances))
