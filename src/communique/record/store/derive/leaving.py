"""Makes again what follows where documents are about to be forgotten: they tell nothing any more."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import Connection, select

from communique.record.merge import Rulings
from communique.record.store import schema
from communique.record.store.derive.current import current_of
from communique.record.store.derive.joining import count_reports
from communique.record.store.derive.origins import settle_origins
from communique.record.store.derive.refresh import Refreshing
from communique.record.store.rows import drop, rows_with


def leave(connection: Connection, documents: Collection[str], rulings: Rulings) -> None:
    """Make again what follows from the others, and drop the readings and citations of these documents.

    Their findings and texts are still there, so that what stands on them can be found.
    """
    work = Refreshing(connection, rulings)
    gone = set(documents)
    beside = work.beside(gone) - gone
    named = _actors_of(connection, gone)
    for current in current_of(connection, gone, rulings):
        work.read[current.document] = replace(current, keys=(), added=())
        work.told[current.document] = []
    _drop_standings(connection, gone)
    work.again = gone | settle_origins(connection, beside, rulings)
    work.cast()
    work.sketch()
    work.write()
    sketches = schema.sketches.c
    rows = rows_with(connection, select(sketches.group), sketches.finding, named)
    count_reports(connection, {row.group for row in rows})


def _actors_of(connection: Connection, documents: Collection[str]) -> set[str]:
    members = schema.members.c
    rows = rows_with(
        connection, select(members.finding).where(members.kind == schema.ACTOR), members.document, documents
    )
    return {row.finding for row in rows}


def _drop_standings(connection: Connection, documents: Collection[str]) -> None:
    """Drop how these documents stand among others, and their readings."""
    columns = (
        schema.document_negotiations.c.document,
        schema.copies.c.document,
        schema.copies.c.other,
        schema.fingerprint_keys.c.document,
        schema.fingerprints.c.document,
        schema.met.c.document,
        schema.readings.c.document,
        schema.citations.c.document,
    )
    for column in columns:
        drop(connection, column, documents)
