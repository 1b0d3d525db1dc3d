"""Waiting or settling: what a user's own figures say about each of two parties, by closed form.

A party that settles now has what the terms on the table are worth to it. One that waits pays its costs each month
while the terms drift, until they settle after all, which comes with the same chance each month; or the talks break
down, and it is left with what it has then. All of that is the user's: nothing is read from the record.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from communique.outlook.given import load_given

TWO = 2


class Stake(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one party has at stake, in a unit of the user's."""

    party: str
    now: float  # what the terms on the table are worth to it
    cost: float  # of a month of waiting
    drift: float  # what a month of waiting adds to the terms, negative where they get worse
    discount: float = 0.0  # a month: 0.01 means that a month later is worth 1% less
    breakdown: float = 0.0  # how often a month the talks break down while it waits
    fallback: float = 0.0  # what it is left with then


class Stakes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a user gives."""

    months: float  # that waiting takes on average until a settlement
    party: tuple[Stake, ...]
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The value of one assumption at which waiting and settling are worth the same."""

    assumption: str
    given: float
    breaks_even: float | None  # None: no value of it alone turns the answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What the figures say of one party."""

    party: str
    gain: float  # of waiting over settling now; 0: the same
    turns: tuple[Turn, ...]  # the nearest first, in proportion to what was given

    @property
    def is_better_off_waiting(self) -> bool:
        """Tell whether waiting is worth more."""
        return self.gain > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What they say of both."""

    months: float
    source: str | None
    balances: tuple[Balance, ...]
    words: str


def load_stakes(path: Path) -> Stakes:
    """Return the stakes of a file.

    Raises:
        SourceError: The file cannot be read, or its figures cannot be.
    """
    return load_given(path, Stakes, _fault)


def _fault(stakes: Stakes) -> str | None:
    numbers = [value for one in stakes.party for value in (one.now, one.cost, one.drift, one.fallback)]
    rates = [value for one in stakes.party for value in (one.discount, one.breakdown)]
    if len(stakes.party) != TWO:
        return f"expected two parties, found {len(stakes.party)}"
    if not all(math.isfinite(value) for value in (stakes.months, *numbers, *rates)):
        return "expected finite numbers"
    if stakes.months <= 0 or any(rate < 0 for rate in rates):
        return "expected months above 0, and discounts and breakdowns of 0 or more"
    return None


def settle_or_wait(stakes: Stakes) -> Waiting:
    """Return what the figures say of each party, and of the two."""
    balances = tuple(_balance(one, stakes.months) for one in stakes.party)
    return Waiting(months=stakes.months, source=stakes.source, balances=balances, words=_words(balances))


def gain_of_waiting(stake: Stake, months: float) -> float:
    """Return what waiting is worth over settling now.

    With settlement and breakdown at the rates h and q a month, the discount r and k = h + q + r, waiting is worth
    (h now + q fallback + h drift / k - cost) / k: a settlement finds terms that drifted for a time that ends at k.
    """
    settling = 1 / months
    ending = settling + stake.breakdown + stake.discount
    return _pressure(stake, settling, ending) / ending


def _pressure(stake: Stake, settling: float, ending: float) -> float:
    """Return the gain times the rate at which waiting ends; its sign is that of the gain."""
    lost = stake.cost + stake.discount * stake.now + stake.breakdown * (stake.now - stake.fallback)
    return settling * stake.drift / ending - lost


def _balance(stake: Stake, months: float) -> Balance:
    turns = sorted(_turns(stake, months), key=_distance)
    return Balance(party=stake.party, gain=gain_of_waiting(stake, months), turns=tuple(turns))


def _turns(stake: Stake, months: float) -> Iterator[Turn]:
    """Yield, for each assumption, the value that alone would make both worth the same."""
    settling = 1 / months
    ending = settling + stake.breakdown + stake.discount
    gained = settling * stake.drift / ending
    urgency = stake.discount + stake.breakdown
    lost = stake.cost + stake.discount * stake.now + stake.breakdown * (stake.now - stake.fallback)
    yield Turn(assumption="cost", given=stake.cost, breaks_even=stake.cost + gained - lost)
    yield Turn(assumption="drift", given=stake.drift, breaks_even=lost * ending / settling)
    now = stake.now + (gained - lost) / urgency if urgency > 0 else None
    yield Turn(assumption="now", given=stake.now, breaks_even=now)
    needed = urgency * lost / (stake.drift - lost) if stake.drift != lost else 0.0
    yield Turn(assumption="months", given=months, breaks_even=1 / needed if needed > 0 else None)


def _distance(turn: Turn) -> float:
    """Return how far an assumption is from turning the answer, in proportion to itself."""
    if turn.breaks_even is None:
        return math.inf
    change = abs(turn.breaks_even - turn.given)
    return change / abs(turn.given) if turn.given else (math.inf if change else 0.0)


def _words(balances: tuple[Balance, ...]) -> str:
    waiting = [balance.party for balance in balances if balance.is_better_off_waiting]
    if len(waiting) == TWO:
        return "by these figures both are better off waiting: no settlement now is to be expected from them"
    if waiting:
        return f"by these figures {waiting[0]} is better off waiting, and the other one settling now"
    return "by these figures neither gains by waiting"
