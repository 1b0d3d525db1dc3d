"""Counts events by pair of states and day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from reading import Event, bare, load_rules

Counts = NDArray[np.int64]
KINDS = ("in_person", "negotiation", "telephone", "consultation", "intent", "forth", "back", "hostile", "any")
NAMED = KINDS[:5]


@dataclass(frozen=True, slots=True)
class Days:
    """How often each kind of event happened: pairs in rows, days in columns."""

    pairs: tuple[tuple[str, str], ...]
    counts: Mapping[str, Counts]
    sums: Mapping[str, Counts]  # cumulative, with a column of zeros in front

    @property
    def length(self) -> int:
        """Return the number of days."""
        return self.counts["any"].shape[1]

    def within(self, kind: str, days: int, origin: int) -> Counts:
        """Return how many events each pair had in the days up to an origin, that day counted."""
        sums = self.sums[kind]
        return sums[:, origin + 1] - sums[:, max(0, origin - days + 1)]

    def rolling(self, kind: str, days: int) -> Counts:
        """Return the same for every day."""
        ends = np.arange(self.length)
        return self.sums[kind][:, ends + 1] - self.sums[kind][:, np.maximum(0, ends - days + 1)]


def cumulated(counts: Counts) -> Counts:
    """Return cumulative sums along the days, with a column of zeros in front."""
    return np.concatenate([np.zeros((len(counts), 1), np.int64), np.cumsum(counts, axis=1)], axis=1)


def count(events: Iterable[Event], codes: Mapping[str, str]) -> Days:
    """Return the counts of all pairs, the days from the first event to the last."""
    events = list(events)
    pairs = sorted({tuple(sorted((event.source, event.target))) for event in events})
    place = {pair: number for number, pair in enumerate(pairs)}
    length = max(event.day for event in events) + 1
    counts = {kind: np.zeros((len(pairs), length), np.int64) for kind in KINDS}
    kinds = {relation: kinds_of(relation, codes) for relation in {event.relation for event in events}}
    for event in events:
        pair = tuple(sorted((event.source, event.target)))
        for kind in kinds[event.relation]:
            counts[kind][place[pair], event.day] += 1
        if "intent" in kinds[event.relation]:
            counts["forth" if event.source == pair[0] else "back"][place[pair], event.day] += 1
    return Days(tuple(pairs), counts, {kind: cumulated(one) for kind, one in counts.items()})


def kinds_of(relation: str, codes: Mapping[str, str]) -> tuple[str, ...]:
    """Return the kinds of event a relation counts as."""
    rules = load_rules()
    named = tuple(kind for kind in NAMED if relation in rules[kind])
    is_hostile = codes.get(bare(relation), "")[:2] in rules["hostile_roots"]
    return (*named, *(("hostile",) if is_hostile else ()), "any")
