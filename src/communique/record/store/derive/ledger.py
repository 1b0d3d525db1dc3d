"""Keeps the ledger: writes what documents tell of promises, and renews the lines that this touches."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, select, tuple_

from communique.domain.commitment import Commitment
from communique.domain.ids import FindingId
from communique.domain.judgement import Verdict
from communique.domain.merged import Merged
from communique.record.ledger import Line, Telling, life_of
from communique.record.merge import Rulings, apply
from communique.record.store import schema
from communique.record.store.codec import decode, encode
from communique.record.store.rows import CHUNK, chunks, drop, put, put_new, put_over, rows_with

NEVER = date.min  # where a telling without a day stands
DAY = timedelta(days=1)
Point = tuple[str, date]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a key between two cuts."""

    key: str
    low: date | None  # excluded
    high: date | None  # included


@dataclass(slots=True)
class Renewed:
    """What became of the lines that were touched."""

    lines: dict[str, Line] = field(default_factory=dict)  # by the id of the commitment
    ended: set[str] = field(default_factory=set)
    contacts: set[str] = field(default_factory=set)  # whose replacement is another now
    findings: set[str] = field(default_factory=set)  # that speak of them, or did


def put_tellings(connection: Connection, documents: Iterable[str], new: Collection[Telling]) -> set[Point]:
    """Write what documents tell in place of what they told; return where on which keys something is new or gone."""
    table = schema.tellings.c
    rows = rows_with(connection, select(table.payload), table.document, documents)
    old = {telling.finding: telling for row in rows if (telling := decode(row.payload, Telling))}
    fresh = {telling.finding: telling for telling in new}
    changed = {name: telling for name, telling in fresh.items() if old.get(name) != telling}
    away = {name: telling for name, telling in old.items() if fresh.get(name) != telling}
    _remove(connection, away.values())
    put(
        connection,
        schema.tellings,
        [
            {"finding": name, "document": telling.document, "payload": encode(telling)}
            for name, telling in changed.items()
        ],
    )
    put(connection, schema.telling_keys, [row for telling in changed.values() for row in _key_rows(telling)])
    return {point for telling in (*changed.values(), *away.values()) for point in points_of(telling)}


def _remove(connection: Connection, away: Iterable[Telling]) -> None:
    several = list(away)
    drop(connection, schema.tellings.c.finding, [telling.finding for telling in several])
    table = schema.telling_keys
    places = [(row["key"], row["finding"]) for telling in several for row in _key_rows(telling)]
    for some in chunks(places):
        connection.execute(delete(table).where(tuple_(table.c.key, table.c.finding).in_(some)))


def _key_rows(telling: Telling) -> list[dict[str, Any]]:
    return [
        {"key": key, "day": telling.day or NEVER, "finding": telling.finding, "cuts": key in telling.cuts}
        for key in dict.fromkeys(telling.keys)
    ]


def points_of(telling: Telling) -> set[Point]:
    """Return where a telling stands; what cuts also touches the days after it."""
    day = telling.day or NEVER
    return {(key, day) for key in telling.keys} | {(key, day + DAY) for key in telling.cuts}


def points_of_findings(connection: Connection, findings: Iterable[str]) -> set[Point]:
    """Return where the tellings of findings stand, and those of the lines that these findings speak of."""
    table, lines = schema.tellings.c, schema.line_findings.c
    named = set(findings)
    things = {row.thing for row in rows_with(connection, select(lines.thing), lines.finding, named)}
    named |= {row.finding for row in rows_with(connection, select(lines.finding), lines.thing, things)}
    rows = rows_with(connection, select(table.payload), table.finding, named)
    return {point for row in rows for point in points_of(decode(row.payload, Telling))}


def points_of_calendar(connection: Connection, before: date | None, now: date | None) -> set[Point]:
    """Return where lines read otherwise because the day the record speaks from is another."""
    if now == before:
        return set()
    lines = schema.lines.c
    statement = select(lines.thing)
    if before is not None and now is not None and now > before:
        statement = statement.where(lines.renew <= now)
    things = [row.thing for row in connection.execute(statement)]
    table = schema.line_findings.c
    findings = {row.finding for row in rows_with(connection, select(table.finding), table.thing, things)}
    return points_of_findings(connection, findings)


def renew(connection: Connection, points: Iterable[Point], rulings: Rulings, as_of: date | None) -> Renewed:
    """Tell the lines anew that stand where something is new or gone, and write who speaks of them."""
    renewed = Renewed()
    stretches = {_stretch(connection, point) for point in set(points)}
    for stretch in sorted(stretches, key=lambda one: (one.key, one.low or NEVER)):
        tellings = tellings_in(connection, stretch)
        _end(connection, stretch, tellings, renewed)
        for line in lines_of(connection, tellings, rulings, as_of):
            _write(connection, line, renewed)
    renewed.ended -= renewed.lines.keys()
    return renewed


def _stretch(connection: Connection, point: Point) -> Stretch:
    table = schema.telling_keys.c
    key, day = point
    cuts = (table.key == key, table.cuts.is_(True))
    low = connection.execute(select(func.max(table.day)).where(*cuts, table.day < day)).scalar()
    high = connection.execute(select(func.min(table.day)).where(*cuts, table.day >= day)).scalar()
    return Stretch(key, low, high)


def tellings_in(connection: Connection, stretch: Stretch) -> list[Telling]:
    """Return the tellings of a stretch, as if it were their only key."""
    table, told = schema.telling_keys.c, schema.tellings.c
    statement = select(told.payload).join_from(schema.telling_keys, schema.tellings, table.finding == told.finding)
    statement = statement.where(table.key == stretch.key)
    if stretch.low is not None:
        statement = statement.where(table.day > stretch.low)
    if stretch.high is not None:
        statement = statement.where(table.day <= stretch.high)
    found = (decode(row.payload, Telling) for row in connection.execute(statement))
    only = frozenset({stretch.key})
    return [replace(one, keys=(stretch.key,), cuts=tuple(only & set(one.cuts))) for one in found]


def lines_of(connection: Connection, tellings: Collection[Telling], rulings: Rulings, as_of: date | None) -> list[Line]:
    """Return the lines of a stretch, as persons corrected them."""
    groups = groups_of(connection, [telling.finding for telling in tellings])
    lines = life_of(tellings, groups, as_of=as_of or date.min, rulings=rulings)
    return [replace(line, commitment=_judged(rulings, line.commitment)) for line in lines]


def _judged(rulings: Rulings, merged: Merged[Commitment]) -> Merged[Commitment]:
    corrected = apply(rulings, merged)
    return replace(merged, review=Verdict.REJECTED) if corrected is None else corrected


def groups_of(connection: Connection, findings: Iterable[str]) -> Mapping[FindingId, FindingId]:
    """Return the merged thing of each finding."""
    table = schema.sketches.c
    rows = rows_with(connection, select(table.finding, table.group), table.finding, findings)
    return {FindingId(row.finding): FindingId(row.group) for row in rows if row.group is not None}


def _end(connection: Connection, stretch: Stretch, tellings: Iterable[Telling], renewed: Renewed) -> None:
    """Take away the lines of a key that spoke of these tellings, or whose tellings are no more."""
    table, lines, told = schema.line_findings.c, schema.lines.c, schema.telling_keys.c
    on_key = select(table.thing).join_from(schema.line_findings, schema.lines, table.thing == lines.thing)
    on_key = on_key.where(lines.key == stretch.key, table.is_report.is_(False))
    here = {row.thing for row in rows_with(connection, on_key, table.finding, [one.finding for one in tellings])}
    still = select(told.finding).where(told.finding == table.finding, told.key == stretch.key)
    gone = on_key.where(~still.exists())
    ended = here | {row.thing for row in connection.execute(gone)}
    replaced = schema.replacements.c
    rows = rows_with(connection, select(replaced.contact), replaced.line, ended)
    renewed.contacts |= {row.contact for row in rows}
    rows = rows_with(connection, select(table.finding), table.thing, ended)
    renewed.findings |= {row.finding for row in rows}
    for column in (replaced.line, table.thing, lines.thing):
        drop(connection, column, ended)
    renewed.ended |= ended


def _write(connection: Connection, line: Line, renewed: Renewed) -> None:
    thing = str(line.commitment.thing.id)
    put_over(connection, schema.lines, [{"thing": thing, "key": line.key, "renew": line.renew}])
    reports = {report.finding for report in line.commitment.reports}
    rows = [{"finding": finding, "thing": thing, "is_report": False} for finding in line.tellings]
    rows += [{"finding": name, "thing": thing, "is_report": True} for name in sorted(reports - set(line.tellings))]
    put_over(connection, schema.line_findings, rows)
    pairs = [{"contact": contact, "held": held, "line": thing} for contact, held in line.replaced]
    put_new(connection, schema.replacements, pairs)
    renewed.contacts |= {contact for contact, _ in line.replaced}
    renewed.findings |= {row["finding"] for row in rows}
    renewed.lines[thing] = line


def line_as_of(connection: Connection, thing: str, rulings: Rulings, as_of: date) -> Merged[Commitment] | None:
    """Return a line as it read on a day; None where nothing had been told of it."""
    table, lines = schema.line_findings.c, schema.lines.c
    key = connection.execute(select(lines.key).where(lines.thing == thing)).scalar_one()
    rows = connection.execute(select(table.finding).where(table.thing == thing, table.is_report.is_(False)))
    findings: set[str] = {str(row.finding) for row in rows}
    told = schema.telling_keys.c
    place = select(told.day).where(told.key == key, told.finding.in_(sorted(findings)[:CHUNK])).order_by(told.day)
    day = connection.execute(place.limit(1)).scalar_one()
    tellings = tellings_in(connection, _stretch(connection, (key, day)))
    for line in lines_of(connection, tellings, rulings, as_of):
        if findings.issuperset(map(str, line.tellings)):
            merged = line.commitment
            return replace(merged, thing=replace(merged.thing, id=FindingId(thing)))
    return None
