"""Single things by their ids, and documents."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, or_, select

from communique.domain.document import Citation
from communique.domain.judgement import Judgement
from communique.domain.merged import Merged
from communique.domain.negotiation import Negotiation
from communique.errors import RecordError
from communique.record.store import schema
from communique.record.store.codec import merged_of
from communique.record.store.naming import judgement_of
from communique.record.store.wanted import Wanted

met, documents = schema.met.c, schema.documents.c
LAST = "\U0010ffff"  # sorts after every id that begins like a prefix
FEW = 5  # so many ids a message names


def citations() -> Select[Any]:
    """Return the statement that reads citations."""
    names = ("key", "title", "source", "url", "byline", "published", "language", "rights", "pages", "version_of")
    columns = [met[name] for name in names]
    return select(documents.id, documents.sha256, documents.characters, *columns).join_from(
        schema.met, schema.documents, met.document == documents.id
    )


def list_documents(connection: Connection, wanted: Wanted, *, negotiation: str | None) -> Iterator[Citation]:
    """Yield documents by day of publication."""
    statement = citations()
    if negotiation is not None:
        table = schema.document_negotiations.c
        statement = statement.where(exists().where(table.negotiation == negotiation, table.document == documents.id))
    day = func.coalesce(met.published, date.max)
    if wanted.since is not None:
        statement = statement.where(met.published >= wanted.since)
    for last in (wanted.until, wanted.as_of):
        if last is not None:
            statement = statement.where(or_(met.published.is_(None), met.published <= last))
    if wanted.after is not None:
        statement = statement.where(_beyond(connection, wanted))
    down = wanted.newest_first
    statement = statement.order_by(day.desc() if down else day, documents.id.desc() if down else documents.id)
    for row in connection.execute(statement.limit(wanted.limit) if wanted.limit is not None else statement):
        yield Citation(**row._mapping)


def _beyond(connection: Connection, wanted: Wanted) -> Any:
    day = func.coalesce(met.published, date.max)
    last = connection.execute(select(day, met.document).where(met.document == wanted.after)).first()
    if last is None:
        raise RecordError(f"expected the id of a document to go on after, found {wanted.after}")
    if wanted.newest_first:
        return or_(day < last[0], and_(day == last[0], documents.id < last[1]))
    return or_(day > last[0], and_(day == last[0], documents.id > last[1]))


def show(connection: Connection, name: str) -> Merged[Any] | Citation | Judgement | Negotiation:
    """Return what has an id that begins like this."""
    kind = name.partition("-")[0]
    if kind == "document":
        return _document(connection, name)
    if kind == "judgement":
        table = schema.judgements
        found = _one(connection, table.c.id, name)
        return judgement_of(connection.execute(select(table).where(table.c.id == found)).one()._mapping)
    if kind == "negotiation":
        table = schema.negotiations
        found = _one(connection, table.c.id, name)
        return Negotiation(**connection.execute(select(table).where(table.c.id == found)).one()._mapping)
    finding = _one(connection, schema.members.c.finding, name)
    return thing_of(connection, finding)


def thing_of(connection: Connection, finding: str) -> Merged[Any]:
    """Return the thing that a finding tells."""
    standing = select(schema.sketches.c.group).where(schema.sketches.c.finding == finding)
    thing = connection.execute(standing.limit(1)).scalar()
    table = schema.things.c
    row = connection.execute(select(table.kind, table.payload).where(table.id == thing)).one()
    return merged_of(row.kind, row.payload)


def _document(connection: Connection, name: str) -> Citation:
    found = _one(connection, documents.id, name)
    return Citation(**connection.execute(citations().where(documents.id == found)).one()._mapping)


def _one(connection: Connection, column: Any, prefix: str) -> str:
    statement = select(column).where(column >= prefix, column <= prefix + LAST).distinct().order_by(column)
    found = [row[0] for row in connection.execute(statement.limit(FEW))]
    if prefix in found or len(found) == 1:
        return prefix if prefix in found else found[0]
    if not found:
        raise RecordError(f"expected the id of something in the record, found {prefix!r}, which nothing has")
    raise RecordError(f"expected one id, found several that begin with {prefix!r}: {', '.join(found)}")


def text_of(connection: Connection, document: str) -> str:
    """Return the text of a document."""
    table = schema.texts.c
    found = _one(connection, documents.id, document)
    return str(connection.execute(select(table.text).where(table.document == found)).scalar_one())


def documents_of(connection: Connection, name: str) -> Iterator[Citation]:
    """Yield the documents that tell a thing, by day of publication."""
    finding = _one(connection, schema.members.c.finding, name)
    sketches, members = schema.sketches.c, schema.members.c
    thing = select(sketches.group).where(sketches.finding == finding)
    findings = select(sketches.finding).where(sketches.group.in_(thing))
    telling = select(members.document).where(members.finding.in_(findings))
    day = func.coalesce(met.published, date.max)
    for row in connection.execute(citations().where(documents.id.in_(telling)).order_by(day, documents.id)):
        yield Citation(**row._mapping)


def latest(connection: Connection) -> date | None:
    """Return the latest day of publication."""
    return connection.execute(select(func.max(met.published))).scalar()
