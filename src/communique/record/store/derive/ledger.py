"""Keeps the ledger: writes what documents tell of promises, and renews the lines that this touches."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, or_, select, tuple_

from communique.domain.commitment import Commitment
from communique.domain.ids import FindingId
from communique.domain.judgement import Verdict
from communique.domain.merged import Merged
from communique.record.ledger import Line, Telling, life_of
from communique.record.merge import Rulings, apply
from communique.record.store import schema
from communique.record.store.codec import decode, encode
from communique.record.store.rows import Fields, chunks, drop, put, put_new, put_over, rows_with

NEVER = date.min  # where a telling without a day stands
DAY = timedelta(days=1)
FEW = 40  # stretches looked at together
Point = tuple[str, date]  # a key and a day
Stretch = tuple[str, date | None, date | None]  # a key between two cuts: the first excluded, the last included


@dataclass(slots=True)
class Moved:
    """What is touched on the ledger."""

    points: set[Point] = field(default_factory=set)  # where something is new or gone
    gone: set[tuple[str, str]] = field(default_factory=set)  # keys and findings that no longer stand on them

    def add(self, more: "Moved") -> None:
        """Take in what else is touched."""
        self.points |= more.points
        self.gone |= more.gone


@dataclass(slots=True)
class Renewed:
    """What became of the lines that were touched."""

    lines: dict[str, Line] = field(default_factory=dict)  # by the id of the commitment
    settled: dict[str, date] = field(default_factory=dict)  # the last day on which each came to read as it does
    ended: set[str] = field(default_factory=set)
    contacts: set[str] = field(default_factory=set)  # whose replacement is another now
    findings: set[str] = field(default_factory=set)  # that speak of them, or did


def put_tellings(connection: Connection, documents: Iterable[str], new: Collection[Telling]) -> Moved:
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
    moved = Moved({point for telling in (*changed.values(), *away.values()) for point in points_of(telling)})
    moved.gone.update((key, str(name)) for name, telling in away.items() for key in telling.keys)
    return moved


def _remove(connection: Connection, away: Iterable[Telling]) -> None:
    several = list(away)
    drop(connection, schema.tellings.c.finding, [telling.finding for telling in several])
    table = schema.telling_keys
    places = [(row["key"], row["finding"]) for telling in several for row in _key_rows(telling)]
    for some in chunks(places):
        connection.execute(delete(table).where(tuple_(table.c.key, table.c.finding).in_(some)))


def _key_rows(telling: Telling) -> list[dict[str, Any]]:
    return [
        {
            "key": key,
            "day": telling.day or NEVER,
            "finding": telling.finding,
            "cuts": key in telling.cuts,
            "opens": telling.commitment is not None,
        }
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


def points_of_rejected(connection: Connection, names: Iterable[str]) -> set[Point]:
    """Return where those commitments are told of which a person's word left no line: it may be taken back."""
    promised = {name for name in names if name.startswith("commitment-")}
    lines, table = schema.line_findings.c, schema.tellings.c
    spoken = {row.finding for row in rows_with(connection, select(lines.finding), lines.finding, promised)}
    points: set[Point] = set()
    for name in promised - spoken:  # no index leads to it: few ask, and one look through all is short
        rows = connection.execute(select(table.payload).where(table.payload.contains(f'"{name}"')))
        points |= {point for row in rows for point in points_of(decode(row.payload, Telling))}
    return points


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


def renew(connection: Connection, moved: Moved, rulings: Rulings, as_of: date | None) -> Renewed:
    """Tell the lines anew that stand where something is new or gone, and write who speaks of them."""
    renewed = Renewed()
    told = tellings_in(connection, stretches_of(connection, moved.points))
    places = {(key, str(telling.finding)) for (key, _, _), some in told.items() for telling in some}
    _end(connection, places | moved.gone, renewed)
    groups = groups_of(connection, {telling.finding for some in told.values() for telling in some})
    for _, tellings in sorted(told.items(), key=lambda pair: (pair[0][0], pair[0][1] or NEVER)):
        for line in lines_of(tellings, groups, rulings, as_of):
            thing = str(line.commitment.thing.id)
            renewed.lines[thing] = line
            if (day := _settled(line, tellings)) is not None:
                renewed.settled[thing] = day
    _write(connection, renewed)
    renewed.ended -= renewed.lines.keys()
    return renewed


def stretches_of(connection: Connection, points: Collection[Point]) -> set[Stretch]:
    """Return the parts of keys, from cut to cut, in which these points lie and something may open a line."""
    table = schema.telling_keys.c
    statement = select(table.key, table.day, table.cuts, table.opens).where(or_(table.cuts, table.opens)).distinct()
    cuts: dict[str, list[date]] = {}
    openings: dict[str, list[date]] = {}
    rows = rows_with(connection, statement.order_by(table.key, table.day), table.key, {key for key, _ in points})
    for row in rows:
        for holds, of_keys in ((row.cuts, cuts), (row.opens, openings)):
            if holds:
                of_keys.setdefault(row.key, []).append(row.day)
    stretches: set[Stretch] = set()
    for key, day in points:
        days = cuts.get(key, [])
        at = bisect_left(days, day)
        stretch = (key, days[at - 1] if at else None, days[at] if at < len(days) else None)
        if any(_is_within(stretch, key, opening) for opening in openings.get(key, ())):
            stretches.add(stretch)
    return stretches


def tellings_in(connection: Connection, stretches: Iterable[Stretch]) -> dict[Stretch, list[Telling]]:
    """Return the tellings of each stretch, as if its key were their only one."""
    table, told = schema.telling_keys.c, schema.tellings.c
    statement = select(table.key, table.day, table.finding, told.payload).join_from(
        schema.telling_keys, schema.tellings, table.finding == told.finding
    )
    found: dict[Stretch, list[Telling]] = {}
    known: dict[str, Telling] = {}  # one stands on several keys
    for some in chunks(sorted(stretches, key=str), FEW):
        by_key: dict[str, list[Stretch]] = {}
        for stretch in some:
            by_key.setdefault(stretch[0], []).append(stretch)
        for row in connection.execute(statement.where(or_(*(_within(stretch) for stretch in some)))):
            telling = known.get(row.finding)
            if telling is None:
                telling = known[row.finding] = decode(row.payload, Telling)
            only = replace(telling, keys=(row.key,), cuts=(row.key,) if row.key in telling.cuts else ())
            for stretch in by_key[row.key]:
                if _is_within(stretch, row.key, row.day):
                    found.setdefault(stretch, []).append(only)
    return found


def _within(stretch: Stretch) -> ColumnElement[bool]:
    table = schema.telling_keys.c
    key, low, high = stretch
    conditions: list[ColumnElement[bool]] = [table.key == key]
    if low is not None:
        conditions.append(table.day > low)
    if high is not None:
        conditions.append(table.day <= high)
    return and_(*conditions)


def _is_within(stretch: Stretch, key: str, day: date) -> bool:
    of, low, high = stretch
    return of == key and (low is None or day > low) and (high is None or day <= high)


def lines_of(
    tellings: Collection[Telling], groups: Mapping[FindingId, FindingId], rulings: Rulings, as_of: date | None
) -> list[Line]:
    """Return the lines of a stretch, as persons corrected them."""
    lines = life_of(tellings, groups, as_of=as_of or date.min, rulings=rulings)
    return [replace(line, commitment=_judged(rulings, line.commitment)) for line in lines]


def _judged(rulings: Rulings, merged: Merged[Commitment]) -> Merged[Commitment]:
    """Return a line as persons ruled on its commitments, not on the contacts that it reports."""
    promised = tuple(report for report in merged.reports if report.finding.startswith("commitment-"))
    corrected = apply(rulings, replace(merged, reports=promised))
    ruled = replace(merged, review=Verdict.REJECTED) if corrected is None else corrected
    return replace(ruled, reports=merged.reports)


def groups_of(connection: Connection, findings: Iterable[str]) -> Mapping[FindingId, FindingId]:
    """Return the merged thing of each finding."""
    table = schema.sketches.c
    rows = rows_with(connection, select(table.finding, table.group), table.finding, findings)
    return {FindingId(row.finding): FindingId(row.group) for row in rows if row.group is not None}


def _end(connection: Connection, places: Collection[tuple[str, str]], renewed: Renewed) -> None:
    """Take away the lines on which one of these findings stood with its key."""
    table, lines, replaced = schema.line_findings.c, schema.lines.c, schema.replacements.c
    standing = select(table.thing, table.finding, lines.key).where(table.is_report.is_(False))
    standing = standing.join_from(schema.line_findings, schema.lines, table.thing == lines.thing)
    rows = rows_with(connection, standing, table.finding, {finding for _, finding in places})
    ended = {row.thing for row in rows if (row.key, row.finding) in places}
    contacts = rows_with(connection, select(replaced.contact), replaced.line, ended)
    renewed.contacts |= {row.contact for row in contacts}
    findings = rows_with(connection, select(table.finding), table.thing, ended)
    renewed.findings |= {row.finding for row in findings}
    for column in (replaced.line, table.thing, lines.thing):
        drop(connection, column, ended)
    renewed.ended |= ended


def _write(connection: Connection, renewed: Renewed) -> None:
    lines: list[Fields] = []
    findings: list[Fields] = []
    pairs: list[Fields] = []
    for thing, line in renewed.lines.items():
        lines.append({"thing": thing, "key": line.key, "renew": line.renew})
        reports = {report.finding for report in line.commitment.reports} - set(line.tellings)
        findings += [{"finding": finding, "thing": thing, "is_report": False} for finding in line.tellings]
        findings += [{"finding": name, "thing": thing, "is_report": True} for name in sorted(reports)]
        pairs += [{"contact": contact, "held": held, "line": thing} for contact, held in line.replaced]
    put_over(connection, schema.lines, lines)
    put_over(connection, schema.line_findings, findings)
    put_new(connection, schema.replacements, pairs)
    renewed.contacts |= {pair["contact"] for pair in pairs}
    renewed.findings |= {row["finding"] for row in findings}


def _settled(line: Line, tellings: Iterable[Telling]) -> date | None:
    """Return the last day on which a line came to read as it does: of a report, or of the calendar."""
    named = set(line.tellings)
    days = [telling.published for telling in tellings if telling.finding in named]
    return max((day for day in (*days, *(step.day for step in line.steps)) if day is not None), default=None)


def lines_as_of(
    connection: Connection, things: Collection[str], rulings: Rulings, as_of: date
) -> dict[str, Merged[Commitment]]:
    """Return those of the lines of which something had been told by a day, as they read on it, by their ids."""
    findings, points = _places(connection, things)
    told = tellings_in(connection, stretches_of(connection, points))
    groups = groups_of(connection, {telling.finding for some in told.values() for telling in some})
    home = {finding: thing for thing, several in findings.items() for finding in several}
    read: dict[str, Merged[Commitment]] = {}
    for (key, _, _), tellings in told.items():
        for line in lines_of(tellings, groups, rulings, as_of):
            thing = next((home[key, finding] for finding in line.tellings if (key, finding) in home), None)
            if thing is not None:
                merged = line.commitment
                read[thing] = replace(merged, thing=replace(merged.thing, id=FindingId(thing)))
    return read


def _places(connection: Connection, things: Collection[str]) -> tuple[dict[str, set[tuple[str, str]]], set[Point]]:
    """Return the tellings of lines with their key, and where they stand."""
    table, lines, told = schema.line_findings.c, schema.lines.c, schema.telling_keys.c
    statement = (
        select(table.thing, table.finding, lines.key, told.day)
        .join_from(schema.line_findings, schema.lines, table.thing == lines.thing)
        .join(schema.telling_keys, (told.finding == table.finding) & (told.key == lines.key))
        .where(table.is_report.is_(False))
    )
    findings: dict[str, set[tuple[str, str]]] = {}
    points: set[Point] = set()
    for row in rows_with(connection, statement, table.thing, things):
        findings.setdefault(row.thing, set()).add((row.key, row.finding))
        points.add((row.key, row.day))
    return findings, points
