"""Positions on a scale that a user gives, with weights: where they balance, and what would move that."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from communique.outlook.given import load_given

HALF = 0.5


class Standpoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where somebody stands, and how much that counts."""

    party: str
    at: float
    weight: float = 1.0  # how strong the party is
    salience: float = 1.0  # how much the matter counts for it; the two are multiplied

    @property
    def counts(self) -> float:
        """Return the weight of this position."""
        return self.weight * self.salience


class Scale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A scale as a user gives it."""

    issue: str
    position: tuple[Standpoint, ...]
    source: str | None = None  # who put the numbers there, and from what


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre:
    """Where positions on a scale balance."""

    mean: float
    median: float
    undefeated: tuple[float, ...]  # positions that no other beats in a weighted majority: one is the Condorcet winner


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Where they would balance if one input were otherwise."""

    party: str
    what: str  # in words
    centre: Centre


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A scale with its centre and how it hangs on each input."""

    issue: str
    source: str | None
    places: tuple[Standpoint, ...]
    centre: Centre
    moved: tuple[Moved, ...]  # each party left out, counted half and twice, in the order given


def load_scale(path: Path) -> Scale:
    """Return the scale of a file.

    Raises:
        SourceError: The file cannot be read, or gives no positions or no weight at all.
    """
    return load_given(path, Scale, _fault)


def _fault(scale: Scale) -> str | None:
    if not all(math.isfinite(value) for one in scale.position for value in (one.at, one.weight, one.salience)):
        return "expected finite numbers"
    if any(one.weight < 0 or one.salience < 0 for one in scale.position):
        return "expected weights and saliences of 0 or more"
    return None if sum(one.counts for one in scale.position) > 0 else "expected positions with some weight, found none"


def weigh(scale: Scale) -> Weighed:
    """Return where the positions balance, and what one input otherwise would change."""
    return Weighed(
        issue=scale.issue,
        source=scale.source,
        places=scale.position,
        centre=centre_of(scale.position),
        moved=tuple(_moved(scale.position)),
    )


def centre_of(places: Sequence[Standpoint]) -> Centre:
    """Return mean, median and undefeated positions.

    >>> centre_of([Standpoint("XAA", 0), Standpoint("XBB", 4), Standpoint("XCC", 5)])
    Centre(mean=3.0, median=4, undefeated=(4,))
    """
    total = math.fsum(one.counts for one in places)
    return Centre(
        mean=math.fsum(one.counts * one.at for one in places) / total,
        median=_median(places, total),
        undefeated=_undefeated(places),
    )


def _median(places: Sequence[Standpoint], total: float) -> float:
    """Return the first position with half the weight at or below it; midway to the next where it is just half."""
    ordered = sorted((one for one in places if one.counts > 0), key=lambda one: one.at)
    below = 0.0
    for number, one in enumerate(ordered):
        below += one.counts
        if math.isclose(below, total * HALF, rel_tol=1e-12) and number + 1 < len(ordered):
            return (one.at + ordered[number + 1].at) / 2
        if below > total * HALF:
            return one.at
    return ordered[-1].at


def _undefeated(places: Sequence[Standpoint]) -> tuple[float, ...]:
    points = sorted({one.at for one in places if one.counts > 0})
    return tuple(one for one in points if not any(_beats(other, one, places) for other in points))


def _beats(one: float, other: float, places: Sequence[Standpoint]) -> bool:
    """Tell whether more weight stands nearer to the one than to the other."""
    lead = math.fsum(
        place.counts * ((abs(place.at - other) > abs(place.at - one)) - (abs(place.at - other) < abs(place.at - one)))
        for place in places
    )
    return lead > 0 and not math.isclose(lead, 0, abs_tol=1e-12)


def _moved(places: Sequence[Standpoint]) -> list[Moved]:
    found = []
    for number, one in enumerate(places):
        others = [*places[:number], *places[number + 1 :]]
        for what, factor in (("left out", 0.0), ("counted half", HALF), ("counted twice", 2.0)):
            changed = [*others, msgspec.structs.replace(one, weight=one.weight * factor)]
            if sum(place.counts for place in changed) > 0:
                found.append(Moved(party=one.party, what=what, centre=centre_of(changed)))
    return found
