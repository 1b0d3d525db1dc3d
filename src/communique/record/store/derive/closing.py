"""Closes neighbourhoods: everything that ties or a person's rulings lead to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from communique.record.merge import Rulings, Sketch, is_bound, names_of
from communique.record.store import schema
from communique.record.store.derive.sketching import FOUND, SEEKS, TIE, Kept, sketches_at, sketches_with

Sketches = Mapping[str, Kept]


@dataclass(frozen=True, slots=True)
class Ground:
    """Where sketches are found, and what persons ruled on them."""

    connection: Connection
    rulings: Rulings

    def is_settled(self, sketch: Sketch) -> bool:
        """Tell whether a sketch is grouped with others, not attached: anchored, or named by a person."""
        return not sketch.is_vague or is_bound(sketch, self.rulings)

    def settled(self, sketches: Sketches) -> dict[str, Kept]:
        """Return those that are grouped."""
        return {key: kept for key, kept in sketches.items() if self.is_settled(kept.sketch)}

    def vague(self, sketches: Sketches) -> dict[str, Kept]:
        """Return those that are attached, or left alone."""
        return {key: kept for key, kept in sketches.items() if not self.is_settled(kept.sketch)}

    def of_findings(self, findings: Iterable[str]) -> dict[str, Kept]:
        """Return the sketches of these findings, and of what derives from them."""
        named = set(findings)
        table = schema.sketches.c
        found = sketches_with(self.connection, table.finding, named)
        return found | sketches_with(self.connection, table.under, named)

    def found_at(self, keys: Iterable[str]) -> dict[str, Kept]:
        """Return the settled sketches where vague ones look."""
        wanted = set(keys)
        found = sketches_at(self.connection, FOUND, wanted)
        if self.rulings.bound:
            found |= self.settled(sketches_at(self.connection, SEEKS, wanted))
        return found


def close(ground: Ground, seeds: Sketches, ties: Iterable[str]) -> dict[str, Kept]:
    """Return the closed neighbourhoods of settled sketches around seeds and keys."""
    closed: dict[str, Kept] = {}
    frontier, fresh = dict(seeds), set(ties)
    seen: set[str] = set()
    while frontier or fresh:
        closed |= frontier
        fresh |= {tie for kept in frontier.values() for tie in kept.sketch.ties} - seen
        seen |= fresh
        found = sketches_at(ground.connection, TIE, fresh) | ground.of_findings(_partners(ground, frontier))
        frontier = {key: kept for key, kept in ground.settled(found).items() if key not in closed}
        fresh = set()
    return closed


def _partners(ground: Ground, sketches: Sketches) -> set[str]:
    """Return the findings that a person named together with these, or with what these derive from."""
    names = {name for kept in sketches.values() for name in names_of(kept.sketch)}
    return {partner for name in names for partner in ground.rulings.partners(name)}


def parts_of(sketches: Iterable[Sketch], rulings: Rulings) -> Iterable[list[Sketch]]:
    """Return closed neighbourhoods one by one, each of one kind: a tie, a name or a ruling leads through all of it."""
    leader: dict[str, str] = {}

    def lead(key: str) -> str:
        while (above := leader.setdefault(key, key)) != key:
            leader[key] = leader[above]
            key = leader[key]
        return key

    several = list(sketches)
    for sketch in several:
        first = lead(f"{sketch.kind} {sketch.finding}")
        for key in _keys(sketch, rulings):
            leader[lead(f"{sketch.kind} {key}")] = first
    parts: dict[str, list[Sketch]] = {}
    for sketch in several:
        parts.setdefault(lead(f"{sketch.kind} {sketch.finding}"), []).append(sketch)
    return parts.values()


def _keys(sketch: Sketch, rulings: Rulings) -> set[str]:
    names = names_of(sketch)
    return {*sketch.ties, *names, *(partner for name in names for partner in rulings.partners(name))}
