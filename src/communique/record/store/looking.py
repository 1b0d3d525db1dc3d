"""Single things by their ids, and documents."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from communique.domain.document import Citation
from communique.domain.judgement import Judgement
from communique.domain.merged import Merged
from communique.domain.negotiation import Negotiation
from communique.errors import RecordError, UnknownError
from communique.record.store import schema
from communique.record.store.codec import decode, merged_of
from communique.record.store.cursors import position_of
from communique.record.store.derive.joining import everywhere
from communique.record.store.forgetting import forgotten_among
from communique.record.store.judging import current_rulings, judgement_of
from communique.record.store.naming import negotiation_of
from communique.record.store.search import TEXTS
from communique.record.store.sources import preference
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
    statement = statement.where(*_of_documents(connection, wanted))
    if wanted.after is not None:
        statement = statement.where(_beyond(connection, wanted))
    down = wanted.newest_first
    statement = statement.order_by(day.desc() if down else day, documents.id.desc() if down else documents.id)
    for row in connection.execute(statement.limit(wanted.limit) if wanted.limit is not None else statement):
        yield Citation(**row._asdict())


def _of_documents(connection: Connection, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.since is not None:
        yield met.published >= wanted.since
    for last in (wanted.until, wanted.as_of):
        if last is not None:
            yield or_(met.published.is_(None), met.published <= last)
    if wanted.outlet is not None:
        yield met.source == wanted.outlet
    if wanted.text is not None:
        yield documents.id.in_(select(schema.texts.c.document).where(TEXTS.match(connection, wanted.text)))


def _beyond(connection: Connection, wanted: Wanted) -> ColumnElement[bool]:
    day = func.coalesce(met.published, date.max)
    last = position_of(connection, wanted.after or "")
    if not isinstance(last[0], date):
        raise UnknownError(f"expected the id of a document to go on after, found {wanted.after!r}")
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
        return judgement_of(connection.execute(select(table).where(table.c.id == found)).one())
    if kind == "negotiation":
        table = schema.negotiations
        found = _one(connection, table.c.id, name)
        return negotiation_of(connection.execute(select(table).where(table.c.id == found)).one())
    merged = thing_of(connection, _finding(connection, name))
    if merged.thing.id.startswith("actor-"):
        merged = everywhere(connection, [merged.thing.id], current_rulings(connection))[merged.thing.id]
    return merged


def thing_of(connection: Connection, finding: str) -> Merged[Any]:
    """Return the thing that a finding tells."""
    table = schema.things.c
    row = connection.execute(select(table.kind, table.payload).where(table.id == home_of(connection, finding))).one()
    merged: Merged[Any] = merged_of(row.kind, row.payload)
    return merged


def home_of(connection: Connection, finding: str) -> str:
    """Return the id of the thing that a finding tells: of a commitment its line in the ledger, where it has one."""
    lines, sketches, things = schema.line_findings.c, schema.sketches.c, schema.things.c
    statements = [select(sketches.group).where(sketches.finding == finding)]
    if finding.startswith("commitment-"):
        statements.insert(0, select(lines.thing).where(lines.finding == finding).order_by(lines.thing))
    statements.append(select(things.id).where(things.id == finding))
    found = (connection.execute(statement.limit(1)).scalar() for statement in statements)
    return next((str(thing) for thing in found if thing is not None), finding)


def _document(connection: Connection, name: str) -> Citation:
    if (gone := forgotten_among(connection, [name]).get(name)) is not None:
        raise UnknownError(f"{name} was forgotten on {gone.at:%Y-%m-%d} by {gone.by}: {gone.reason}")
    found = _one(connection, documents.id, name)
    return Citation(**connection.execute(citations().where(documents.id == found)).one()._asdict())


def _one(connection: Connection, column: ColumnElement[Any], prefix: str) -> str:
    return _only(prefix, [row[0] for row in _beginning(connection, column, (prefix, prefix + LAST))])


def _beginning(connection: Connection, column: ColumnElement[Any], bounds: tuple[str, str]) -> Sequence[Any]:
    statement = select(column).where(column >= bounds[0], column <= bounds[1]).distinct().order_by(column)
    return connection.execute(statement.limit(FEW)).all()


def _only(prefix: str, found: Sequence[str]) -> str:
    if prefix in found or len(found) == 1:
        return prefix if prefix in found else found[0]
    if not found:
        raise UnknownError(f"expected the id of something in the record, found {prefix!r}, which nothing has")
    raise RecordError(f"expected one id, found several that begin with {prefix!r}: {', '.join(found)}")


def text_of(connection: Connection, document: str) -> str:
    """Return the text of a document."""
    table = schema.texts.c
    found = _one(connection, documents.id, document)
    return str(connection.execute(select(table.text).where(table.document == found)).scalar_one())


def places_of(connection: Connection, document: str) -> Iterator[Citation]:
    """Yield the citations of a text, that of the record first, then by day."""
    table = schema.citations.c
    found = _one(connection, documents.id, document)
    rows = connection.execute(select(table.payload).where(table.document == found)).all()
    yield from sorted((decode(row.payload, Citation) for row in rows), key=preference)


def documents_of(connection: Connection, name: str) -> Iterator[Citation]:
    """Yield the documents that tell a thing, by day of publication."""
    thing = home_of(connection, _finding(connection, name))
    sketches, members, day = schema.sketches.c, schema.members.c, func.coalesce(met.published, date.max)
    if thing.startswith("actor-"):
        findings = select(sketches.finding).where(sketches.group == thing)
        telling = documents.id.in_(
            select(members.document).where(members.kind == schema.ACTOR, members.finding.in_(findings))
        )
    else:
        telling = documents.id.in_([report.document for report in thing_of(connection, thing).reports])
    for row in connection.execute(citations().where(telling).order_by(day, documents.id)):
        yield Citation(**row._asdict())


def _finding(connection: Connection, name: str) -> str:
    """Return the id of a finding or a thing that begins like this."""
    columns = (schema.sketches.c.finding, schema.things.c.id)
    bounds = (name, name + LAST)
    found = {row[0] for column in columns for row in _beginning(connection, column, bounds)}
    return _only(name, sorted(found))


def latest(connection: Connection) -> date | None:
    """Return the latest day of publication."""
    return connection.execute(select(func.max(met.published))).scalar()
