"""What was told last: the newest first by the day it was first told, whatever day it is about."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from communique.domain.merged import Merged
from communique.record.store.codec import merged_of
from communique.record.store.connect import Place, reading
from communique.record.store.listing import narrowed, things
from communique.record.store.naming import negotiation_named
from communique.record.store.rows import rows_with
from communique.record.store.wanted import Wanted


class Newest:
    """What a record was told of last."""

    def __init__(self, engine: Engine, place: Place) -> None:
        """Take over the engine of an open record."""
        self._engine = engine
        self._place = place

    def of(self, kind: str, wanted: Wanted) -> tuple[Merged[Any], ...]:
        """Return the things of a kind that are wanted, the last told first; those told on no known day come last."""
        with reading(self._engine, self._place) as connection:
            return tuple(_newest(connection, kind, wanted))


def _newest(connection: Connection, kind: str, wanted: Wanted) -> Iterator[Merged[Any]]:
    statement = narrowed(connection, kind, wanted, negotiation_named(connection, wanted.negotiation))
    told = func.coalesce(things.first_told, date.min)
    ordered = statement.with_only_columns(things.id).order_by(told.desc(), things.id).limit(wanted.limit)
    names = list(connection.execute(ordered).scalars())
    whole = {row.id: row.payload for row in rows_with(connection, select(things.id, things.payload), things.id, names)}
    yield from (merged_of(kind, whole[name]) for name in names)
