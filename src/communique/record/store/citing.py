"""The record as a whole, and the hash that a citation of it carries."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from communique.domain.document import Citation
from communique.domain.expression import TimeExpression
from communique.domain.ids import digest
from communique.domain.note import Note
from communique.domain.record import ProducedBy, Record
from communique.record.store import schema
from communique.record.store.codec import FIELDS, decode, encode
from communique.record.store.derive.joining import everywhere
from communique.record.store.judging import current_rulings
from communique.record.store.listing import list_things
from communique.record.store.looking import list_documents
from communique.record.store.wanted import Wanted


def whole(connection: Connection, produced_by: ProducedBy, wanted: Wanted, *, negotiation: str | None) -> Record:
    """Return all that is wanted as one record."""
    everything = replace(wanted, limit=None, after=None, newest_first=False)
    cited = sorted(list_documents(connection, everything, negotiation=negotiation), key=_by_id)
    rulings = current_rulings(connection)
    things: dict[str, Any] = {
        field: tuple(one.thing for one in list_things(connection, kind, everything, rulings, negotiation=negotiation))
        for kind, field in FIELDS.items()
    }
    told = everywhere(connection, [actor.id for actor in things["actors"]], rulings)
    things["actors"] = tuple(told[actor.id].thing for actor in things["actors"])
    times, notes = _remarks(connection, {str(citation.id) for citation in cited})
    days: list[date] = [citation.published for citation in cited if citation.published]
    as_of = wanted.as_of or max(days, default=None)
    return Record(produced_by=produced_by, as_of=as_of, documents=tuple(cited), times=times, notes=notes, **things)


def _by_id(citation: Citation) -> str:
    return citation.id


def _remarks(connection: Connection, documents: set[str]) -> tuple[tuple[TimeExpression, ...], tuple[Note, ...]]:
    met, readings = schema.met.c, schema.readings.c
    statement = (
        select(met.document, readings.times, readings.notes)
        .join_from(schema.met, schema.readings, met.reading == readings.number)
        .order_by(met.document)
    )
    times: list[TimeExpression] = []
    notes: list[Note] = []
    for row in connection.execute(statement):
        if row.document in documents:
            times.extend(decode(row.times, tuple[TimeExpression, ...]))
            notes.extend(decode(row.notes, tuple[Note, ...]))
    return tuple(times), tuple(notes)


def hash_of(noun: object) -> str:
    """Return the hash of what the record says."""
    return digest(encode(noun))
