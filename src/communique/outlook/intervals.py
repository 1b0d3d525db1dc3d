"""Exact intervals of shares and of the ratio of two Poisson rates, each also as mid-P."""

import math
from collections.abc import Callable
from dataclasses import dataclass

CONFIDENCE = 0.95
ROUNDS = 200  # of halving; more than a double can tell apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Two bounds, both included."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Tell whether a value lies within."""
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """An interval of how many times one rate is another."""

    low: float | None  # None: any number of times; nothing was counted before
    high: float | None

    def holds(self, value: float) -> bool:
        """Tell whether a value lies within."""
        return self.low is not None and self.low <= value and (self.high is None or value <= self.high)


def share_of(count: int, total: int, *, confidence: float = CONFIDENCE, is_mid_p: bool = False) -> Interval:
    """Return the exact interval of a share: Clopper and Pearson's, or with mid-P, which is a little narrower.

    >>> share = share_of(3, 10)
    >>> round(share.low, 4), round(share.high, 4)
    (0.0667, 0.6525)
    """
    tail = (1 - confidence) / 2
    if total == 0:
        return Interval(low=0.0, high=1.0)

    def above(share: float) -> float:
        """Return the chance of as many or more, of as many itself half with mid-P."""
        return _tail(count, total, share) - (_point(count, total, share) / 2 if is_mid_p else 0)

    def below(share: float) -> float:
        return 1 - _tail(count + 1, total, share) - (_point(count, total, share) / 2 if is_mid_p else 0)

    low = 0.0 if count == 0 else _root(lambda share: above(share) - tail, 0.0, 1.0)
    high = 1.0 if count == total else _root(lambda share: tail - below(share), 0.0, 1.0)
    return Interval(low=low, high=high)


def ratio_of(recent: tuple[int, float], before: tuple[int, float], *, is_mid_p: bool = False) -> Ratio:
    """Return the exact interval of the ratio of two Poisson rates, of counts and days.

    Of all contacts, how many fall into the recent days is binomial, whatever the rate: no rate has to be guessed.
    """
    (count, days), (earlier, earlier_days) = recent, before
    share = share_of(count, count + earlier, is_mid_p=is_mid_p)
    odds = [bound / (1 - bound) * earlier_days / days if bound < 1 else None for bound in (share.low, share.high)]
    return Ratio(low=odds[0], high=odds[1])


def _point(count: int, total: int, share: float) -> float:
    if share <= 0 or share >= 1:
        return float(count == (0 if share <= 0 else total))
    ways = math.lgamma(total + 1) - math.lgamma(count + 1) - math.lgamma(total - count + 1)
    return math.exp(ways + count * math.log(share) + (total - count) * math.log1p(-share))


def _tail(count: int, total: int, share: float) -> float:
    """Return the chance of as many or more: each term follows from the one before."""
    if count <= 0 or share >= 1:
        return 1.0
    term = _point(count, total, share)
    if term <= 0:  # too small for a double: all lies on one side
        return float(count < share * total)
    odds, found = share / (1 - share), 0.0
    for number in range(count, total + 1):
        found += term
        term *= (total - number) / (number + 1) * odds
    return min(1.0, found)


def _root(rising: Callable[[float], float], low: float, high: float) -> float:
    """Return where a function that rises becomes positive."""
    for _ in range(ROUNDS):
        middle = (low + high) / 2
        if middle in {low, high}:
            break
        if rising(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2
