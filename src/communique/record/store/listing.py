"""Lists of things: narrowed, sorted by day, a page at a time."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, or_, select

from communique.errors import RecordError
from communique.record.store import schema
from communique.record.store.codec import merged_of
from communique.record.store.wanted import Wanted

things = schema.things.c


def list_things(connection: Connection, kind: str, wanted: Wanted, *, negotiation: str | None) -> Iterator[Any]:
    """Yield the merged things of one kind that are wanted, in the wanted order."""
    statement = narrowed(select(things.payload), kind, wanted, negotiation)
    key = things.reports if kind == "actor" else things.day
    if wanted.after is not None:
        statement = statement.where(_beyond(connection, kind, wanted))
    down = wanted.newest_first
    statement = statement.order_by(key.desc() if down else key, things.id.desc() if down else things.id)
    if wanted.limit is not None:
        statement = statement.limit(wanted.limit)
    for row in connection.execute(statement):
        yield merged_of(kind, row.payload)


def _beyond(connection: Connection, kind: str, wanted: Wanted) -> Any:
    key = things.reports if kind == "actor" else things.day
    last = connection.execute(select(key, things.id).where(things.id == wanted.after)).first()
    if last is None:
        raise RecordError(f"expected the id of a {kind} to go on after, found {wanted.after}")
    if wanted.newest_first:
        return or_(key < last[0], and_(key == last[0], things.id < last[1]))
    return or_(key > last[0], and_(key == last[0], things.id > last[1]))


def narrowed(statement: Select[Any], kind: str, wanted: Wanted, negotiation: str | None) -> Select[Any]:
    """Return a statement over things, narrowed to what is wanted."""
    statement = statement.where(things.kind == kind)
    for name in ("status", "level", "mode", "stance", "issue"):
        value = getattr(wanted, name)
        if value is not None:
            statement = statement.where(things[name] == value)
    if wanted.since is not None:
        statement = statement.where(things.ends >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(things.day <= wanted.until)
    if wanted.unreviewed:
        statement = statement.where(things.review.is_(None))
    if wanted.as_of is not None:
        statement = statement.where(or_(things.first_told.is_(None), things.first_told <= wanted.as_of))
    if wanted.party is not None:
        table = schema.thing_parties.c
        statement = statement.where(exists().where(table.party == wanted.party, table.thing == things.id))
    if negotiation is not None:
        belongs = schema.thing_negotiations.c
        statement = statement.where(exists().where(belongs.negotiation == negotiation, belongs.thing == things.id))
    return statement
