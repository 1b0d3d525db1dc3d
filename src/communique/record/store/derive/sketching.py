"""Writes what merging must know of each finding, and tells what changed of it."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, delete, func, select, tuple_

from communique.domain.judgement import Reason
from communique.record.merge import Sketch, names_of
from communique.record.store import schema
from communique.record.store.codec import decode, encode
from communique.record.store.rows import Fields, chunks, drop, put, rows_with

TIE, FOUND, SEEKS = "tie", "found", "seeks"
DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")


@dataclass(slots=True)
class Touched:
    """What must be grouped anew."""

    sketches: set[str] = field(default_factory=set)  # ids of new and changed ones
    ties: set[str] = field(default_factory=set)  # keys at which something was taken away
    found: set[str] = field(default_factory=set)  # ... where vague ones looked
    likenesses: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)  # what was taken away, and what that derives from: rulings name them
    groups: set[str] = field(default_factory=set)  # in which they stood

    def take_away(self, kept: "Kept") -> None:
        """Mark where a sketch stood as touched."""
        self.ties.update(kept.sketch.ties)
        self.found.update(kept.sketch.reach)
        self.likenesses |= {kept.sketch.likeness} if kept.sketch.likeness else set()
        self.groups |= {kept.group} if kept.group else set()

    def add(self, more: "Touched") -> None:
        """Take in what else is touched."""
        for name in self.__slots__:
            getattr(self, name).update(getattr(more, name))


@dataclass(frozen=True, slots=True)
class Kept:
    """A sketch as it is stored."""

    id: str
    sketch: Sketch
    key: str  # of the finding
    number: int = 0  # of its row; 0: not written yet
    group: str | None = None
    reason: Reason | None = None  # why a vague one was taken in by anchored ones


def put_sketches(connection: Connection, new: Mapping[str, Kept], old: Mapping[str, Kept]) -> Touched:
    """Write sketches in place of old ones; return what must be grouped anew.

    Args:
        new: By their ids, in no group yet.
        old: All that the new ones replace, by their ids.
    """
    changed = {key: kept for key, kept in new.items() if key not in old or not _is_same(old[key], kept)}
    away = {key: kept for key, kept in old.items() if key not in new or key in changed}
    touched = Touched(sketches=set(changed))
    for kept in away.values():
        touched.take_away(kept)
        touched.gone.update(names_of(kept.sketch))
    _delete(connection, away)
    numbered = _numbered(connection, changed)
    put(connection, schema.sketches, [_row(kept) for kept in numbered])
    put(connection, schema.sketch_keys, [row for kept in numbered for row in _key_rows(kept)])
    return touched


def _numbered(connection: Connection, changed: Mapping[str, Kept]) -> list[Kept]:
    """Give sketches the next numbers: what is written together lies together."""
    if not changed:
        return []
    last = connection.execute(select(func.max(schema.sketches.c.number))).scalar() or 0
    return [replace(changed[key], number=last + at) for at, key in enumerate(sorted(changed), start=1)]


def _is_same(old: Kept, new: Kept) -> bool:
    return (old.sketch, old.key) == (new.sketch, new.key)


def _delete(connection: Connection, away: Mapping[str, Kept]) -> None:
    drop(connection, schema.sketches.c.number, [kept.number for kept in away.values()])
    table = schema.sketch_keys
    keys = [(row["role"], row["key"], row["sketch"]) for kept in away.values() for row in _key_rows(kept)]
    columns = tuple_(table.c.role, table.c.key, table.c.sketch)
    for chunk in chunks(keys):
        connection.execute(delete(table).where(columns.in_(chunk)))


def _row(kept: Kept) -> Fields:
    sketch = kept.sketch
    return {
        "number": kept.number,
        "sketch": kept.id,
        "finding": sketch.finding,
        "kind": sketch.kind,
        "document": sketch.document,
        "under": sketch.under,
        "likeness": sketch.likeness if sketch.is_vague else None,
        "key": kept.key,
        "group": None,
        "reason": None,
        "payload": encode(sketch),
    }


def _key_rows(kept: Kept) -> list[Fields]:
    sketch = kept.sketch
    reach = SEEKS if sketch.is_vague else FOUND
    roles = [(TIE, tie) for tie in sketch.ties] + [(reach, each) for each in sketch.reach]
    return [{"role": role, "key": _by_day(key), "sketch": kept.number} for role, key in dict.fromkeys(roles)]


def _by_day(key: str) -> str:
    """Return a key with its first day or month in front, so that what is told at one time lies side by side.

    >>> _by_day("contact|DNK+FIN|2025-04-13")
    '2025-04-13 contact|DNK+FIN|2025-04-13'
    """
    day = DAY.search(key)
    return f"{day[0]} {key}" if day else key


COLUMNS = tuple(schema.sketches.c[name] for name in ("number", "sketch", "key", "group", "reason", "payload"))


def sketches_with(connection: Connection, column: Any, values: Iterable[str], *where: Any) -> dict[str, Kept]:  # noqa: ANN401  a column, and conditions
    """Return the stored sketches with one of these values in a column, by their ids."""
    statement = select(*COLUMNS).where(*where)
    return {row.sketch: _kept(row) for row in rows_with(connection, statement, column, values)}


def sketches_named(connection: Connection, ids: Collection[str]) -> dict[str, Kept]:
    """Return the stored sketches with these ids."""
    findings = {name.partition("/")[0] for name in ids}
    found = sketches_with(connection, schema.sketches.c.finding, findings)
    return {key: kept for key, kept in found.items() if key in ids}


def _kept(row: Any) -> Kept:  # noqa: ANN401  a row of COLUMNS
    reason = None if row.reason is None else decode(row.reason, Reason)
    return Kept(row.sketch, decode(row.payload, Sketch), row.key, row.number, row.group, reason)


def sketches_at(connection: Connection, role: str, keys: Iterable[str]) -> dict[str, Kept]:
    """Return the sketches that have one of these keys in that role."""
    table, keyed = schema.sketches, schema.sketch_keys.c
    statement = (
        select(*COLUMNS).join_from(schema.sketch_keys, table, keyed.sketch == table.c.number).where(keyed.role == role)
    )
    return {row.sketch: _kept(row) for row in rows_with(connection, statement, keyed.key, map(_by_day, keys))}
