"""Contacts, positions, commitments and events in outline, many thousands at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Row, func

from communique.domain.commitment import Commitment
from communique.domain.contact import Contact, ContactLevel, ContactMode, ContactStatus
from communique.domain.evidence import Evidence
from communique.domain.merged import Merged
from communique.domain.position import Firmness, Polarity, Position
from communique.domain.when import When
from communique.record.store import schema
from communique.record.store.codec import decode
from communique.record.store.listing import driver, facets, fits, list_things, narrowed, paged, past_of, retold
from communique.record.store.store import Store
from communique.record.store.wanted import Wanted

things = schema.things.c


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactOutline:
    """A contact as far as it is counted."""

    id: str
    mode: ContactMode
    level: ContactLevel
    status: ContactStatus
    earliest: date | None  # the days it may have been or will be; None: the text does not say
    latest: date | None
    participants: tuple[str, ...]  # ids of actors; mediators are none
    told: tuple[date, ...]  # the day of publication of each report that has one


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionOutline:
    """A position as far as it is compared with others."""

    id: str
    holder: str  # id of the actor
    issue: str | None
    object: str | None
    polarity: Polarity | None
    firmness: Firmness
    is_conditional: bool  # the text names a condition
    said: date | None  # the last day it may have been said, else told
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentOutline:
    """A commitment as far as its age is counted."""

    id: str
    contact: str | None
    first_told: date | None
    due: date | None  # the last day it may be due


@dataclass(frozen=True, slots=True, kw_only=True)
class EventOutline:
    """An event as far as it is counted."""

    id: str
    type: str
    status: str


class _Named(msgspec.Struct):
    actor: str


class _Days(msgspec.Struct):
    earliest: date | None
    latest: date | None


class _Report(msgspec.Struct):
    published: date | None


class _Contact(msgspec.Struct):
    id: str
    mode: ContactMode
    level: ContactLevel
    status: ContactStatus
    participants: tuple[_Named, ...]
    when: _Days | None


class _Position(msgspec.Struct):
    id: str
    holder: _Named
    issue: str | None
    object: str | None
    polarity: Polarity | None
    firmness: Firmness
    condition: msgspec.Raw
    when: _Days | None
    evidence: tuple[Evidence, ...]


class _Commitment(msgspec.Struct):
    id: str
    contact: str | None
    due: _Days | None


class _MergedContact(msgspec.Struct):
    """What of a stored contact is read here; the decoder passes over the rest."""

    thing: _Contact
    reports: tuple[_Report, ...]


class _MergedPosition(msgspec.Struct):
    thing: _Position


class _MergedCommitment(msgspec.Struct):
    thing: _Commitment


def contacts_in_outline(store: Store, wanted: Wanted) -> Iterator[ContactOutline]:
    """Yield the contacts that are wanted, in the wanted order."""
    for row in _rows(store, "contact", wanted):
        merged: Merged[Contact] | _MergedContact = (
            row if isinstance(row, Merged) else decode(row.payload, _MergedContact)
        )
        thing = merged.thing
        yield ContactOutline(
            id=thing.id,
            mode=thing.mode,
            level=thing.level,
            status=thing.status,
            earliest=thing.when.earliest if thing.when else None,
            latest=thing.when.latest if thing.when else None,
            participants=tuple(named.actor for named in thing.participants),
            told=tuple(report.published for report in merged.reports if report.published),
        )


def positions_in_outline(store: Store, wanted: Wanted) -> Iterator[PositionOutline]:
    """Yield the positions that are wanted, in the wanted order."""
    for row in _rows(store, "position", wanted):
        if isinstance(row, Merged):
            yield _position_of(row)
            continue
        thing: _Position = decode(row.payload, _MergedPosition).thing
        yield PositionOutline(
            id=thing.id,
            holder=thing.holder.actor,
            issue=thing.issue,
            object=thing.object,
            polarity=thing.polarity,
            firmness=thing.firmness,
            is_conditional=bytes(thing.condition) != b"null",
            said=(thing.when.latest if thing.when else None) or row.last_told,
            evidence=thing.evidence,
        )


def _position_of(merged: Merged[Position]) -> PositionOutline:
    thing = merged.thing
    return PositionOutline(
        id=thing.id,
        holder=thing.holder.actor,
        issue=thing.issue,
        object=thing.object,
        polarity=thing.polarity,
        firmness=thing.firmness,
        is_conditional=thing.condition is not None,
        said=_last(thing.when) or merged.last_told,
        evidence=thing.evidence,
    )


def commitments_in_outline(store: Store, wanted: Wanted) -> Iterator[CommitmentOutline]:
    """Yield the commitments that are wanted, in the wanted order."""
    for row in _rows(store, "commitment", wanted):
        if isinstance(row, Merged):
            thing: Commitment | _Commitment = row.thing
            told = row.first_told
        else:
            thing, told = decode(row.payload, _MergedCommitment).thing, row.first_told
        due = thing.due.latest if thing.due else None
        yield CommitmentOutline(id=thing.id, contact=thing.contact, first_told=told, due=due)


def _last(when: When | None) -> date | None:
    return when.latest if when else None


def _rows(store: Store, kind: str, wanted: Wanted) -> Iterator[Row[Any] | Merged[Any]]:
    """Yield rows of things as they read now; of a past day the things themselves, told from the reports of then."""
    with store._asked(wanted) as (connection, negotiation, rulings):  # noqa: SLF001  a part of the store
        if past_of(connection, wanted) is not None:
            yield from list_things(connection, kind, wanted, rulings, negotiation=negotiation)
            return
        whole = narrowed(connection, kind, wanted, negotiation).add_columns(things.first_told, things.last_told)
        statement = paged(connection, whole, kind, wanted, driver(kind, wanted, negotiation))
        yield from connection.execute(statement)


def events_in_outline(store: Store, wanted: Wanted) -> Iterator[EventOutline]:
    """Yield the events that are wanted, as they read on the day asked for, in no order; `limit` does not count."""
    with store._asked(wanted) as (connection, negotiation, rulings):  # noqa: SLF001
        past = past_of(connection, wanted)
        if past is None:
            whole = narrowed(connection, "event", wanted, negotiation)
            for row in connection.execute(whole.with_only_columns(things.id, things.mode, things.status)):
                yield EventOutline(id=row.id, type=row.mode, status=row.status)
            return
        whole = narrowed(connection, "event", _unfaceted(wanted), negotiation)
        told = whole.with_only_columns(things.id, things.mode, things.status)
        same = func.coalesce(things.settled, date.max) <= past
        for settled in connection.execute(told.where(same, *facets(wanted))):
            yield EventOutline(id=settled.id, type=settled.mode, status=settled.status)
        others = list(connection.execute(whole.where(~same).with_only_columns(things.id)).scalars())
        for name, merged in retold(connection, "event", others, rulings, past):
            if fits(merged, wanted):
                yield EventOutline(id=name, type=merged.thing.type.value, status=merged.thing.status)


def _unfaceted(wanted: Wanted) -> Wanted:
    """Return what is wanted but for what a thing says, which may have been otherwise in the past."""
    return replace(wanted, status=None, level=None, mode=None, stance=None, issue=None, since=None, until=None)
