"""Sorts what was touched into things anew: settled findings first, then vague ones, then those nothing took in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, select, update

from communique.domain.judgement import Reason
from communique.record.merge import Rulings, Sketch, attach, group
from communique.record.store import schema
from communique.record.store.codec import decode, encode
from communique.record.store.derive.closing import Ground, close, parts_of
from communique.record.store.derive.sketching import SEEKS, Kept, Touched, sketches_at, sketches_named, sketches_with
from communique.record.store.rows import drop, put_over, rows_with

NONE = encode(())  # the reasons of a group that has no row


@dataclass(slots=True)
class Standing:
    """A group, with the vague findings it took in."""

    id: str
    settled: list[Kept]
    reasons: tuple[Reason, ...]
    taken: dict[str, tuple[Kept, Reason]] = field(default_factory=dict)  # by sketch

    @property
    def kind(self) -> str:
        """Return what it is a group of."""
        return self.settled[0].sketch.kind

    @property
    def members(self) -> list[Kept]:
        """Return all its sketches."""
        return [*self.settled, *(kept for kept, _ in self.taken.values())]

    def stands_as_before(self) -> bool:
        """Tell whether every member stood in this group already, for the same reason."""
        is_settled = all((kept.group, kept.reason) == (self.id, None) for kept in self.settled)
        return is_settled and all((kept.group, kept.reason) == (self.id, why) for kept, why in self.taken.values())


@dataclass(frozen=True, slots=True)
class Regrouped:
    """The groups that are other than they were, and those that are no more."""

    groups: tuple[Standing, ...]
    ended: frozenset[str]
    moved: frozenset[str]  # findings that stand in another group than before


def regroup(connection: Connection, touched: Touched, rulings: Rulings) -> Regrouped:
    """Group anew what was touched, and write where each sketch stands."""
    work = _Work(Ground(connection, rulings), touched)
    work.group_settled()
    work.look_at_vague()
    work.group_rest()
    return work.written()


class _Work:
    """Touched neighbourhoods on the way to their groups."""

    def __init__(self, ground: Ground, touched: Touched) -> None:
        self.ground, self.touched = ground, touched
        self.groups: dict[str, Standing] = {}
        self.beyond: dict[str, Standing] = {}  # groups that vague ones look at; written only where one came or went
        self.placed: dict[str, Kept] = {}  # all sketches whose group may be another now, as they stood
        self.rest: dict[str, Kept] = {}
        self.seeds = sketches_named(ground.connection, touched.sketches)

    def group_settled(self) -> None:
        """Group what ties and rulings lead to."""
        named = {partner for gone in self.touched.gone for partner in self.ground.rulings.partners(gone)}
        seeds = self.ground.settled(self.seeds | self.ground.of_findings(named))
        self.closed = close(self.ground, seeds, self.touched.ties)
        self.placed |= self.closed
        by_finding = _by_finding(self.closed.values())
        sketches = [one.sketch for several in by_finding.values() for one in several]
        for near in parts_of(sketches, self.ground.rulings):
            self._group(near, by_finding)

    def _group(self, near: Sequence[Sketch], by_finding: Mapping[str, list[Kept]]) -> None:
        for made in group(near[0].kind, near, self.ground.rulings):
            members = [one for finding in made.members for one in by_finding[finding]]
            self.groups[made.id] = Standing(made.id, members, made.reasons)

    def look_at_vague(self) -> None:
        """Attach every vague one that may belong elsewhere now."""
        keys = {key for kept in self.closed.values() for key in kept.sketch.reach} | self.touched.found
        vague = self.ground.vague(self.seeds | sketches_at(self.ground.connection, SEEKS, keys))
        self.placed |= vague
        near = self._near(vague.values())
        for key, kept in sorted(vague.items()):
            names = sorted({name for place in kept.sketch.reach for name in near.get(place, ())})
            offered = [(name, tuple(one.sketch for one in self._known(name).settled)) for name in names]
            found = attach(kept.sketch, offered, self.ground.rulings) if offered else None
            if found is None:
                self.rest[key] = kept
            else:
                self._known(found.group).taken[key] = (kept, found.reason)

    def _known(self, name: str) -> Standing:
        return self.groups[name] if name in self.groups else self.beyond[name]

    def _near(self, vague: Iterable[Kept]) -> dict[str, set[str]]:
        """Return the groups by the keys of their settled sketches; loads those beyond the neighbourhoods."""
        found = self.ground.found_at(key for kept in vague for key in kept.sketch.reach)
        self._load_beyond({kept.group for key, kept in found.items() if key not in self.placed and kept.group})
        near: dict[str, set[str]] = {}
        for name, made in {**self.beyond, **self.groups}.items():
            for kept in made.settled:
                for place in kept.sketch.reach:
                    near.setdefault(place, set()).add(name)
        return near

    def _load_beyond(self, names: set[str]) -> None:
        table, groups = schema.sketches.c, schema.groups.c
        fresh = names - self.beyond.keys()
        rows = rows_with(self.ground.connection, select(groups.id, groups.reasons), groups.id, fresh)
        reasons = {row.id: decode(row.reasons, tuple[Reason, ...]) for row in rows}
        for key, kept in sorted(sketches_with(self.ground.connection, table.group, fresh).items()):
            name = kept.group or ""
            made = self.beyond.setdefault(name, Standing(name, [], reasons.get(name, ())))
            if key in self.placed:
                continue
            if kept.reason is None:
                made.settled.append(kept)
            else:
                made.taken[key] = (kept, kept.reason)

    def group_rest(self) -> None:
        """Group what nothing took in with its like."""
        table = schema.sketches.c
        likenesses = {kept.sketch.likeness for kept in self.placed.values() if kept.sketch.likeness}
        likenesses |= self.touched.likenesses
        alike = sketches_with(self.ground.connection, table.likeness, likenesses)
        for key, kept in self.ground.vague(alike).items():
            if key not in self.placed and kept.reason is None:
                self.rest[key] = kept
        self.placed |= self.rest
        by_likeness: dict[str, list[Kept]] = {}
        for key, kept in sorted(self.rest.items()):
            by_likeness.setdefault(kept.sketch.likeness or key, []).append(kept)
        for like in by_likeness.values():
            self._group([kept.sketch for kept in like], _by_finding(like))

    def written(self) -> Regrouped:
        """Write where each sketch stands and return the groups that may be other than they were."""
        before = {kept.group for kept in self.placed.values() if kept.group is not None} | self.touched.groups
        self._load_beyond(before - self.groups.keys() - self.beyond.keys())  # those that a vague one has left
        beyond = {name: made for name, made in self.beyond.items() if made.settled and name not in self.groups}
        came = {name for name, made in beyond.items() if name in before or made.taken.keys() & self.placed.keys()}
        made_anew = {name: beyond[name] for name in came} | self.groups
        ended = before - made_anew.keys()
        other = self._other(made_anew)
        drop(self.ground.connection, schema.groups.c.id, ended | {made.id for made in other if not made.reasons})
        rows = [{"id": made.id, "reasons": encode(made.reasons)} for made in other if made.reasons]
        put_over(self.ground.connection, schema.groups, rows)
        moved = self._write_places(other)
        return Regrouped(tuple(other), frozenset(ended), frozenset(moved))

    def _other(self, groups: Mapping[str, Standing]) -> list[Standing]:
        """Return those groups that have other members than before, or other reasons."""
        table = schema.groups.c
        rows = rows_with(self.ground.connection, select(table.id, table.reasons), table.id, groups)
        known = {row.id: row.reasons for row in rows}
        left = set(self.touched.groups)
        for made in groups.values():
            left |= {kept.group for kept in made.members if kept.group is not None and kept.group != made.id}
        return [
            made
            for made in groups.values()
            if made.id in left or known.get(made.id, NONE) != encode(made.reasons) or not made.stands_as_before()
        ]

    def _write_places(self, groups: Iterable[Standing]) -> set[str]:
        rows, moved = [], set()
        for made in groups:
            places = [(kept, None) for kept in made.settled] + [(kept, reason) for kept, reason in made.taken.values()]
            for kept, reason in places:
                if (kept.group, kept.reason) != (made.id, reason):
                    why = None if reason is None else encode(reason)
                    rows.append({"which": kept.number, "into": made.id, "why": why})
                if kept.group != made.id:
                    moved.add(kept.sketch.finding)
        if rows:
            table = schema.sketches
            statement = update(table).where(table.c.number == bindparam("which"))
            self.ground.connection.execute(statement.values(group=bindparam("into"), reason=bindparam("why")), rows)
        return moved


def _by_finding(kept: Iterable[Kept]) -> dict[str, list[Kept]]:
    found: dict[str, list[Kept]] = {}
    for one in kept:
        found.setdefault(one.sketch.finding, []).append(one)
    return found
