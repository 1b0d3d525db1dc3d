"""Makes what follows from the readings and judgements: for what was touched, or for the whole record."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, select

from communique.domain.actor import Actor
from communique.domain.merged import Merged, Report
from communique.record.store import schema
from communique.record.store.codec import encode, finding_of, key_of
from communique.record.store.columns_of import actors_of, days_of, parties_of, row_of
from communique.record.store.met import Current, current_of
from communique.record.store.rows import drop, put, put_over, rows_with


def refresh(connection: Connection, documents: Iterable[str]) -> None:
    """Make again what follows from these documents."""
    touched = sorted(set(documents))
    currents = list(current_of(connection, touched))
    put_over(connection, schema.met, [_met_row(current) for current in currents])
    before = _findings_before(connection, touched)
    drop(connection, schema.members.c.document, touched)
    drop(connection, schema.actor_forms.c.document, touched)
    found = _findings_of(connection, currents)
    _put_members(connection, currents, found)
    _remake_actors(
        connection, {*before["actor"], *(a.id for c in currents for k, a in found[c.document] if k == "actor")}
    )
    old = {finding for kind, ids in before.items() if kind != "actor" for finding in ids}
    _remake_things(connection, old, currents, found)


def rebuild(connection: Connection) -> None:
    """Make all that is derived again from nothing."""
    derived = (schema.thing_negotiations, schema.thing_parties, schema.members, schema.things, schema.actor_forms)
    for table in (*derived, schema.document_negotiations, schema.met):
        connection.execute(delete(table))
    everything = [row.id for row in connection.execute(select(schema.documents.c.id))]
    refresh(connection, everything)


Found = Mapping[str, list[tuple[str, Any]]]


def _met_row(current: Current) -> dict[str, Any]:
    citation = current.citation
    names = ("key", "title", "source", "url", "byline", "published", "language", "rights", "pages")
    said = {name: getattr(citation, name) for name in names}
    derived = {"address": citation.url, "version_of": None, "origin": current.document, "parties": (), "issues": ()}
    return {"document": current.document, "reading": current.reading, **said, **derived}


def _findings_before(connection: Connection, documents: Collection[str]) -> dict[str, set[str]]:
    before: dict[str, set[str]] = defaultdict(set)
    table = schema.members.c
    statement = select(table.finding, table.document)
    for row in rows_with(connection, statement, table.document, documents):
        before[row.finding.partition("-")[0]].add(row.finding)
    return before


def _findings_of(connection: Connection, currents: Collection[Current]) -> Found:
    payloads = {}
    table = schema.findings.c
    keys = [key for current in currents for key in current.keys]
    for row in rows_with(connection, select(table.key, table.kind, table.payload), table.key, keys):
        payloads[row.key] = (row.kind, finding_of(row.kind, row.payload))
    return {current.document: [payloads[key] for key in current.keys] for current in currents}


def _put_members(connection: Connection, currents: Collection[Current], found: Found) -> None:
    rows = {
        (finding.id, current.document): {
            "finding": finding.id,
            "document": current.document,
            "thing": finding.id,
            "key": key,
        }
        for current in currents
        for key, (_, finding) in zip(current.keys, found[current.document], strict=True)
    }
    put(connection, schema.members, list(rows.values()))


def _report(finding: str, current: Current) -> Report:
    citation = current.citation
    return Report(
        finding=finding,
        document=current.document,
        published=citation.published,
        source=citation.source,
        origin=current.document,
    )


def _remake_actors(connection: Connection, actors: set[str]) -> None:
    drop(connection, schema.thing_parties.c.thing, actors)
    drop(connection, schema.things.c.id, actors)
    told: dict[str, list[tuple[Any, Report]]] = defaultdict(list)
    m, f, d = schema.members.c, schema.findings.c, schema.met.c
    statement = (
        select(m.finding, m.document, f.payload, d.published, d.source)
        .join_from(schema.members, schema.findings, m.key == f.key)
        .join(schema.met, d.document == m.document)
    )
    for row in rows_with(connection, statement, m.finding, actors):
        report = Report(
            finding=row.finding, document=row.document, published=row.published, source=row.source, origin=row.document
        )
        told[row.finding].append((finding_of("actor", row.payload), report))
    merged = []
    for pairs in told.values():
        pairs.sort(key=lambda pair: (str(pair[1].published or "9"), pair[1].document))
        actor = _both([actor for actor, _ in pairs])
        merged.append(Merged(thing=actor, reports=tuple(report for _, report in pairs), reasons=(), review=None))
    _put_things(connection, "actor", merged)


def _both(actors: list[Actor]) -> Actor:
    from communique.record.gather import _joined

    return _joined(actors)[0]


def _remake_things(connection: Connection, old: set[str], currents: Collection[Current], found: Found) -> None:
    drop(connection, schema.thing_parties.c.thing, old)
    drop(connection, schema.things.c.id, old)
    merged: dict[str, list[Merged[Any]]] = defaultdict(list)
    for current in currents:
        for kind, finding in found[current.document]:
            if kind != "actor":
                one = Merged(thing=finding, reports=(_report(finding.id, current),), reasons=(), review=None)
                merged[kind].append(one)
    for kind, things in merged.items():
        _put_things(connection, kind, things)


def _put_things(connection: Connection, kind: str, merged: Collection[Merged[Any]]) -> None:
    unique = {one.thing.id: one for one in merged}
    put(connection, schema.things, [row_of(kind, one) for one in unique.values()])
    table = schema.things.c
    actors = {actor for one in unique.values() for actor in actors_of(one.thing)}
    party_of = {row.id: row.party for row in rows_with(connection, select(table.id, table.party), table.id, actors)}
    put(
        connection,
        schema.thing_parties,
        [
            {"party": party, "kind": kind, "day": days_of(one).first, "thing": one.thing.id}
            for one in unique.values()
            for party in parties_of(one.thing, party_of)
        ],
    )
