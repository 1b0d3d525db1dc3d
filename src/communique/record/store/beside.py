"""What belongs beside a document: its other texts, and which things its findings tell."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection, Select, func, or_, select

from communique.domain.document import Citation
from communique.domain.ids import NegotiationId
from communique.record.store import schema
from communique.record.store.codec import Finding, finding_of
from communique.record.store.looking import citations
from communique.record.store.rows import rows_with

met, documents = schema.met.c, schema.documents.c
MOST = 50  # relatives of a document


class Relation(StrEnum):
    """How a document is akin to another."""

    EARLIER = "earlier version"
    LATER = "later version"
    COPY = "near-copy"
    ORIGIN = "same origin"  # a copy of a copy, or a version of one


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A document that counts as one source with another."""

    relation: Relation
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldHere:
    """A finding as one document has it, and the thing it tells."""

    finding: Finding
    thing: str  # its id
    reports: int  # how many documents tell the thing
    review: str | None  # of the thing


def relatives_of(connection: Connection, document: str) -> Iterator[Relative]:
    """Yield the documents that count as one source with this one, by day of publication; no more than `MOST`."""
    own = connection.execute(select(met.version_of, met.origin).where(met.document == document)).first()
    if own is None:
        return
    near = select(schema.copies.c.other).where(schema.copies.c.document == document)
    copies = set(connection.execute(near).scalars())
    akin = or_(met.origin == own.origin, met.version_of == document, documents.id == (own.version_of or ""))
    statement = citations().where(akin, documents.id != document)
    statement = statement.order_by(func.coalesce(met.published, date.max), met.document)
    for row in connection.execute(statement.limit(MOST)):
        citation = Citation(**row._asdict())
        yield Relative(relation=_relation(citation, document, own.version_of, copies), citation=citation)


def _relation(citation: Citation, document: str, earlier: str | None, copies: set[str]) -> Relation:
    if citation.id == earlier:
        return Relation.EARLIER
    if citation.version_of == document:
        return Relation.LATER
    return Relation.COPY if citation.id in copies else Relation.ORIGIN


def told_in(connection: Connection, document: str) -> Iterator[ToldHere]:
    """Yield the findings of a document as it has them, those that persons added too, each with the thing it tells."""
    members, sketches, lines = schema.members.c, schema.sketches.c, schema.line_findings.c
    findings, things = schema.findings.c, schema.things.c
    columns = select(members.finding, members.kind, findings.payload).join_from(
        schema.members, schema.findings, members.key == findings.key
    )
    found = {row.finding: row for row in connection.execute(columns.where(members.document == document))}
    grouped = rows_with(connection, select(sketches.finding, sketches.group), sketches.finding, found)
    homes = {one: one for one in found} | {row.finding: row.group for row in grouped if row.group}
    promised = [one for one in found if one.startswith("commitment-")]
    for line in rows_with(connection, select(lines.finding, lines.thing), lines.finding, promised):
        homes[line.finding] = line.thing
    known = select(things.id, things.reports, things.review)
    told = {row.id: row for row in rows_with(connection, known, things.id, set(homes.values()))}
    for name, row in found.items():
        thing = told.get(homes[name])
        if thing is not None:
            yield ToldHere(
                finding=finding_of(row.kind, row.payload), thing=thing.id, reports=thing.reports, review=thing.review
            )


def telling(connection: Connection, actor: str, limit: int) -> Iterator[Citation]:
    """Yield the documents that name an actor, the latest first; not its mentions, which may be many thousands."""
    latest_first = (func.coalesce(met.published, date.min).desc(), met.document)
    statement = citations().where(met.document.in_(naming(connection, actor))).order_by(*latest_first)
    for row in connection.execute(statement.limit(limit)):
        yield Citation(**row._asdict())


def naming(connection: Connection, actor: str) -> Select[tuple[str]]:
    """Return the statement that selects the documents in which an actor is named, under whatever id."""
    sketches, members = schema.sketches.c, schema.members.c
    home = connection.execute(select(sketches.group).where(sketches.finding == actor).limit(1)).scalar() or actor
    findings = select(sketches.finding).where(sketches.group == home)
    return select(members.document).where(members.kind == schema.ACTOR, members.finding.in_(findings))


def told_by(connection: Connection, names: Collection[str]) -> dict[str, int]:
    """Return how many documents tell things, by their ids."""
    things = schema.things.c
    return {row.id: row.reports for row in rows_with(connection, select(things.id, things.reports), things.id, names)}


def belonging(connection: Connection, document: str) -> Iterator[NegotiationId]:
    """Yield the ids of the negotiations a document belongs to."""
    table = schema.document_negotiations.c
    for name in connection.execute(select(table.negotiation).where(table.document == document)).scalars():
        yield NegotiationId(name)
