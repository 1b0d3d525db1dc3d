"""Contacts in outline, many at a time: what a chart or a matrix shows of them, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import msgspec
from sqlalchemy import Connection, func, select

from communique.domain.contact import Contact
from communique.domain.merged import Merged
from communique.domain.when import When
from communique.record.merge import Rulings
from communique.record.store import schema
from communique.record.store.codec import decode
from communique.record.store.listing import driver, list_things, narrowed, paged, past_of
from communique.record.store.rows import rows_with
from communique.record.store.wanted import Wanted

KIND = "contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A contact without its words."""

    id: str
    mode: str
    level: str
    status: str
    when: When | None  # without its words
    first_told: date | None
    who: tuple[str, ...]  # ids of those who take part, mediators after them, each once


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """An actor by name."""

    id: str
    name: str
    kind: str
    party: str | None


class _Named(msgspec.Struct):
    actor: str


class _When(msgspec.Struct):
    edtf: str
    earliest: date | None
    latest: date | None


class _Contact(msgspec.Struct):
    id: str
    mode: str
    level: str
    status: str
    participants: tuple[_Named, ...]
    mediators: tuple[_Named, ...]
    when: _When | None


class _Merged(msgspec.Struct):
    """What of a stored contact is read here; the decoder passes over the rest."""

    thing: _Contact


def list_outlines(
    connection: Connection, wanted: Wanted, rulings: Rulings, *, negotiation: str | None
) -> Iterator[Outline]:
    """Yield the contacts that are wanted in outline, in the wanted order."""
    if past_of(connection, wanted) is not None:
        for merged in list_things(connection, KIND, wanted, rulings, negotiation=negotiation):
            yield _outline_of(merged)
        return
    whole = narrowed(connection, KIND, wanted, negotiation).add_columns(schema.things.c.first_told)
    for row in connection.execute(paged(connection, whole, KIND, wanted, driver(KIND, wanted, negotiation))):
        thing: _Contact = decode(row.payload, _Merged).thing
        yield Outline(
            id=thing.id,
            mode=thing.mode,
            level=thing.level,
            status=thing.status,
            when=_when_of(thing.when),
            first_told=row.first_told,
            who=tuple(dict.fromkeys(named.actor for named in (*thing.participants, *thing.mediators))),
        )


def _when_of(when: _When | None) -> When | None:
    if when is None:
        return None
    return When(edtf=when.edtf, earliest=when.earliest, latest=when.latest, evidence=None)


def _outline_of(merged: Merged[Contact]) -> Outline:
    contact = merged.thing
    return Outline(
        id=contact.id,
        mode=contact.mode.value,
        level=contact.level.value,
        status=contact.status.value,
        when=contact.when and replace(contact.when, evidence=None),
        first_told=merged.first_told,
        who=tuple(dict.fromkeys(named.actor for named in (*contact.participants, *contact.mediators))),
    )


def count_contacts(connection: Connection, wanted: Wanted, *, negotiation: str | None) -> int:
    """Return how many contacts are wanted, as the record reads now; `limit` and `after` do not count."""
    whole = narrowed(connection, KIND, wanted, negotiation).with_only_columns(schema.things.c.id)
    return int(connection.execute(select(func.count()).select_from(whole.subquery())).scalar_one())


def faces_of(connection: Connection, ids: set[str]) -> dict[str, Face]:
    """Return the actors with these ids, by id."""
    things = schema.things.c
    statement = select(things.id, things.name, things.mode, things.party).where(things.kind == "actor")
    rows = rows_with(connection, statement, things.id, ids)
    return {row.id: Face(id=row.id, name=row.name, kind=row.mode, party=row.party) for row in rows}
