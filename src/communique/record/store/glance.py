"""What a view needs of much at a glance: who is who, and how much there is."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, exists, func, or_, select

from communique.domain.actor import Actor
from communique.domain.ids import ActorId
from communique.record.store import schema
from communique.record.store.codec import merged_of
from communique.record.store.rows import rows_with
from communique.record.store.wanted import Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How much a record holds."""

    documents: int
    outlets: int
    first: date | None  # day of publication
    last: date | None


def actors_named(connection: Connection, ids: Collection[str]) -> Iterator[tuple[ActorId, Actor]]:
    """Yield the actors with these ids, or one with them, as lists show them: without their mentions."""
    found = dict(_things(connection, set(ids)))
    sketches = schema.sketches.c
    statement = select(sketches.finding, sketches.group).distinct()
    homes = {
        row.finding: row.group for row in rows_with(connection, statement, sketches.finding, set(ids) - set(found))
    }
    joined = dict(_things(connection, set(homes.values())))
    for one in sorted(set(ids)):
        actor = found.get(one) or joined.get(homes.get(one, ""))
        if actor is not None:
            yield ActorId(one), actor


def _things(connection: Connection, ids: Iterable[str]) -> Iterator[tuple[str, Actor]]:
    things = schema.things.c
    statement = select(things.id, things.kind, things.payload).where(things.kind == "actor")
    for row in rows_with(connection, statement, things.id, ids):
        yield row.id, merged_of(row.kind, row.payload).thing


def extent_of(connection: Connection, wanted: Wanted, *, negotiation: str | None) -> Extent:
    """Return how much is wanted: of days, and of a negotiation."""
    met = schema.met.c
    numbers = (func.count(), func.count(met.source.distinct()), func.min(met.published), func.max(met.published))
    statement = select(*numbers).select_from(schema.met)
    if negotiation is not None:
        table = schema.document_negotiations.c
        statement = statement.where(exists().where(table.negotiation == negotiation, table.document == met.document))
    if wanted.outlet is not None:
        statement = statement.where(met.source == wanted.outlet)
    if wanted.since is not None:
        statement = statement.where(met.published >= wanted.since)
    for last in (wanted.until, wanted.as_of):
        if last is not None:
            statement = statement.where(or_(met.published.is_(None), met.published <= last))
    documents, outlets, first, latest = connection.execute(statement).one()
    return Extent(documents=documents, outlets=outlets, first=first, last=latest)
