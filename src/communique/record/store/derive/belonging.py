"""Finds to which negotiations documents and things belong: as a person says, else guessed from parties and days."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from communique.domain.actor import Actor, ActorKind
from communique.domain.contact import Contact
from communique.domain.judgement import PROGRAM
from communique.domain.position import Position
from communique.record.store import schema
from communique.record.store.derive.facets import days_of
from communique.record.store.derive.joining import Things, things_with
from communique.record.store.derive.references import actors_named
from communique.record.store.rows import Fields, chunks, drop, put, rows_with

LEAST = 2  # so many of its parties a document must speak of


def parties_and_issues(findings: Iterable[Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the parties of a document's contacts and positions, and the issues of its positions."""
    found = list(findings)
    party_of: dict[str, str | None] = {one.id: _party(one) for one in found if isinstance(one, Actor)}
    parties: set[str] = set()
    issues: set[str] = set()
    for one in found:
        if isinstance(one, Contact):
            parties |= {party for actor in actors_named(one) if (party := party_of.get(actor))}
        elif isinstance(one, Position):
            party = party_of.get(one.holder.actor)
            parties |= {party} if party else set()
            issues |= {one.issue} if one.issue else set()
    return tuple(sorted(parties)), tuple(sorted(issues))


def _party(actor: Actor) -> str | None:
    return actor.party or (actor.id if actor.kind is ActorKind.ORGANISATION else None)


def settle_negotiations(connection: Connection, documents: set[str] | None) -> None:
    """Find anew to which negotiations documents belong, and the things they tell.

    Args:
        documents: None: all.
    """
    negotiations = connection.execute(select(schema.negotiations)).all()
    table, met = schema.document_negotiations, schema.met
    said = _said(connection, documents)
    columns = select(met.c.document, met.c.published, met.c.parties, met.c.issues)
    known = select(table.c.document, table.c.negotiation)
    rows: list[Any]
    if documents is None:
        rows, before = list(connection.execute(columns)), {tuple(row) for row in connection.execute(known)}
    else:
        rows = list(rows_with(connection, columns, met.c.document, documents))
        before = {tuple(row) for row in rows_with(connection, known, table.c.document, documents)}
    belongs = [one for row in rows for negotiation in negotiations if (one := _belongs(row, negotiation, said))]
    drop(connection, table.c.document, [row.document for row in rows])
    put(connection, table, belongs)
    after = {(one["document"], one["negotiation"]) for one in belongs}
    changed = {document for document, _ in before ^ after}
    if documents is None:
        changed |= {document for document, _ in after}
    _settle_things(connection, changed)


def _said(connection: Connection, documents: set[str] | None) -> dict[tuple[str, str], Any]:
    """Return the last word of persons on documents and negotiations."""
    table = schema.assignments
    statement = select(table).order_by(table.c.number)
    rows = (
        connection.execute(statement)
        if documents is None
        else rows_with(connection, statement, table.c.document, documents)
    )
    return {(row.document, row.negotiation): row for row in rows}


def _belongs(document: Any, negotiation: Any, said: Mapping[tuple[str, str], Any]) -> Fields | None:  # noqa: ANN401  rows
    """Return the row that says that a document belongs to a negotiation; None where it does not."""
    row = {"document": document.document, "negotiation": negotiation.id}
    word = said.get((document.document, negotiation.id))
    if word is not None:
        return {**row, "by": word.by, "reason": word.reason} if word.belongs else None
    shared = sorted(set(document.parties) & set(negotiation.parties))
    if len(shared) < LEAST or not _fits(document, negotiation):
        return None
    return {**row, "by": PROGRAM, "reason": f"it tells of {', '.join(shared)} in its days"}


def _fits(document: Any, negotiation: Any) -> bool:  # noqa: ANN401  rows
    """Tell whether a document's day and issues are those of a negotiation."""
    day = document.published
    if negotiation.starts is not None and (day is None or day < negotiation.starts):
        return False
    if negotiation.ends is not None and (day is None or day > negotiation.ends):
        return False
    issues = set(document.issues)
    return not negotiation.issues or not issues or not issues.isdisjoint(negotiation.issues)


def _settle_things(connection: Connection, documents: set[str]) -> None:
    """Find anew the things that these documents tell."""
    sketches, told, lines = schema.sketches.c, schema.tellings.c, schema.line_findings.c
    found = select(sketches.group).where(sketches.kind != "actor")
    named = {row.group for row in rows_with(connection, found, sketches.document, documents)}
    spoken = select(lines.thing).join_from(schema.line_findings, schema.tellings, lines.finding == told.finding)
    named |= {row.thing for row in rows_with(connection, spoken, told.document, documents)}
    for some in chunks(sorted(name for name in named if name is not None)):
        drop(connection, schema.thing_negotiations.c.thing, some)
        put_negotiations(connection, things_with(connection, some))


def put_negotiations(connection: Connection, merged: Things) -> None:
    """Write in which negotiations new things are told: those of their documents that have to do with them."""
    negotiations = {row.id: row for row in connection.execute(select(schema.negotiations))}
    if not negotiations:
        return
    table = schema.document_negotiations.c
    documents = {report.document for _, one in merged.values() for report in one.reports}
    told: dict[str, set[str]] = {}
    for row in rows_with(connection, select(table.document, table.negotiation), table.document, documents):
        told.setdefault(row.document, set()).add(row.negotiation)
    parties = _parties(connection, set(merged))
    rows = [
        {"negotiation": belongs, "kind": kind, "day": days_of(one).first, "thing": name}
        for name, (kind, one) in merged.items()
        for belongs in {belongs for report in one.reports for belongs in told.get(report.document, ())}
        if _concerns(kind, one.thing, parties.get(name, set()), negotiations[belongs])
    ]
    put(connection, schema.thing_negotiations, rows)


def _parties(connection: Connection, things: set[str]) -> dict[str, set[str]]:
    table = schema.thing_parties.c
    parties: dict[str, set[str]] = {}
    for row in rows_with(connection, select(table.thing, table.party), table.thing, things):
        parties.setdefault(row.thing, set()).add(row.party)
    return parties


def _concerns(kind: str, thing: Any, parties: set[str], negotiation: Any) -> bool:  # noqa: ANN401  a thing, a row
    """Tell whether a thing told in a document of a negotiation has to do with it."""
    issue = getattr(thing, "issue", None)
    if issue and negotiation.issues and issue not in negotiation.issues:
        return False
    if kind == "statement" or not negotiation.parties or not parties.isdisjoint(negotiation.parties):
        return True
    return all(party.startswith("actor-") for party in parties)  # nobody in it acts for another party
