"""The latest of a kind: contacts by level, red lines, what came to read otherwise after a day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, exists, func, or_, select

from communique.domain.contact import ContactStatus
from communique.domain.judgement import Verdict
from communique.domain.merged import Merged
from communique.domain.position import Firmness, Position
from communique.record.merge import Rulings
from communique.record.store import schema
from communique.record.store.codec import merged_of
from communique.record.store.listing import past_of
from communique.record.store.looking import latest
from communique.record.store.then import things_then
from communique.record.store.wanted import Wanted

things = schema.things.c
TOOK_PLACE = (ContactStatus.HELD, ContactStatus.UNDERWAY)
PLANS = (ContactStatus.SCHEDULED, ContactStatus.ANNOUNCED)
NO_DAY = '%"when":null%'
LATELY = timedelta(days=30)  # a plan without a day is ahead as long after it was last told
LONGEST = timedelta(days=92)  # a season: a plan for longer, begun before, is not looked for
MOST = 60  # plans looked at
WINDOW = 3000  # contacts among which the last of each level is looked for
NEAREST = 6  # of a level, looked at: some have no day, some were still ahead on the day asked for
RED = f'%"firmness":"{Firmness.RED_LINE.value}"%'


@dataclass(frozen=True, slots=True, kw_only=True)
class Lately:
    """What of a kind came to read as it does after a day."""

    kind: str
    new: int  # first told after the day
    changed: int  # told before, and otherwise
    newest: tuple[Merged[Any], ...]


def latest_by_level(
    connection: Connection, wanted: Wanted, rulings: Rulings, *, negotiation: str | None
) -> Iterator[Merged[Any]]:
    """Yield of each level the last contact that took place, as it read on the day asked for; the last one first.

    Of a negotiation with very many contacts the latest ones are looked at.
    """
    took_place = (things.status.in_([one.value for one in TOOK_PLACE]), *_whole(wanted, None))
    window = _latest_contacts(wanted, negotiation).subquery()
    statement = select(things.id, things.level).join_from(window, schema.things, window.c.thing == things.id)
    statement = statement.where(*took_place).order_by(window.c.day.desc(), window.c.thing.desc())
    by_level: dict[str, list[str]] = {}
    for row in connection.execute(statement):
        names = by_level.setdefault(row.level, [])
        if len(names) < NEAREST:
            names.append(row.id)
    told = things_then(connection, [one for names in by_level.values() for one in names], rulings, wanted.as_of)
    for names in by_level.values():
        held = [told[one] for one in names if one in told and told[one].thing.status in TOOK_PLACE]
        yield from sorted(held, key=lambda merged: merged.thing.when is None)[:1]


def _latest_contacts(wanted: Wanted, negotiation: str | None) -> Select[Any]:
    """Return the statement that selects the latest contacts, at whatever stage."""
    table: Any = things
    name = things.id
    conditions = [things.kind == "contact"]
    if negotiation is not None:
        table = schema.thing_negotiations.c
        name = table.thing
        conditions = [table.negotiation == negotiation, table.kind == "contact"]
    if wanted.as_of is not None:
        conditions.append(table.day <= wanted.as_of)
    statement = select(name.label("thing"), table.day.label("day")).where(*conditions)
    return statement.order_by(table.day.desc(), name.desc()).limit(WINDOW)


def ahead(
    connection: Connection, wanted: Wanted, rulings: Rulings, *, negotiation: str | None
) -> Iterator[Merged[Any]]:
    """Yield the contacts that were to come on the day asked for, the next first, then those announced without a day."""
    as_of = wanted.as_of or latest(connection)
    if as_of is None:
        return
    is_now = past_of(connection, wanted) is None
    window = _contacts_from(as_of - LONGEST, negotiation).subquery()
    unsaid = and_(things.last_told >= as_of - LATELY, things.payload.like(NO_DAY))
    statement = select(things.id).join_from(window, schema.things, window.c.thing == things.id)
    statement = statement.where(or_(things.ends >= as_of, unsaid), *_whole(replace(wanted, as_of=as_of), None))
    if is_now:
        statement = statement.where(things.status.in_([one.value for one in PLANS]))
    ids = connection.execute(statement.order_by(window.c.day, window.c.thing).limit(MOST)).scalars().all()
    told = things_then(connection, ids, rulings, wanted.as_of)
    plans = [told[one] for one in ids if one in told and told[one].thing.status in PLANS]
    coming = [merged for merged in plans if merged.thing.when and (merged.thing.when.latest or as_of) >= as_of]
    open_ones = [merged for merged in plans if merged.thing.when is None]
    open_ones.sort(key=lambda merged: merged.last_told or date.min, reverse=True)
    yield from [*sorted(coming, key=lambda merged: merged.thing.when.earliest or as_of), *open_ones][: wanted.limit]


def _contacts_from(day: date, negotiation: str | None) -> Select[Any]:
    """Return the statement that selects the contacts from a day on."""
    if negotiation is None:
        return select(things.id.label("thing"), things.day).where(things.kind == "contact", things.day >= day)
    table = schema.thing_negotiations.c
    of_negotiation = (table.negotiation == negotiation, table.kind == "contact", table.day >= day)
    return select(table.thing, table.day).where(*of_negotiation)


def red_lines(
    connection: Connection, wanted: Wanted, rulings: Rulings, *, negotiation: str | None
) -> Iterator[Merged[Position]]:
    """Yield the positions put as red lines, the last told first."""
    statement = select(things.id).where(
        things.kind == "position", things.payload.like(RED), *_whole(wanted, negotiation)
    )
    statement = statement.order_by(things.day.desc(), things.id.desc())
    found = list(connection.execute(statement if wanted.limit is None else statement.limit(wanted.limit)).scalars())
    told = things_then(connection, found, rulings, wanted.as_of)
    for one in found:
        if told[one].thing.firmness is Firmness.RED_LINE:
            yield told[one]


def lately(connection: Connection, kind: str, day: date, wanted: Wanted, *, negotiation: str | None) -> Lately:
    """Return what of a kind came to read otherwise after a day, the last first."""
    within = [things.kind == kind, things.settled > day, *_whole(wanted, negotiation)]
    is_new = or_(things.first_told.is_(None), things.first_told > day)
    numbers = select(func.count(), func.coalesce(func.sum(case((is_new, 1), else_=0)), 0)).where(*within)
    total, new = connection.execute(numbers).one()
    statement = select(things.kind, things.payload).where(*within)
    statement = statement.order_by(things.settled.desc(), things.id.desc()).limit(wanted.limit)
    rows = connection.execute(statement).all()
    return Lately(
        kind=kind, new=new, changed=total - new, newest=tuple(merged_of(row.kind, row.payload) for row in rows)
    )


def _whole(wanted: Wanted, negotiation: str | None) -> list[ColumnElement[bool]]:
    """Return the conditions on what may be told at all."""
    conditions = [or_(things.review.is_(None), things.review != Verdict.REJECTED.value)]
    if wanted.as_of is not None:
        conditions.append(or_(things.first_told.is_(None), things.first_told <= wanted.as_of))
    if wanted.issue is not None:
        conditions.append(things.issue == wanted.issue)
    table = schema.thing_negotiations.c
    if negotiation is not None:
        conditions.append(
            exists().where(
                table.negotiation == negotiation,
                table.kind == things.kind,
                table.day == things.day,
                table.thing == things.id,
            )
        )
    if wanted.party is not None:
        party = schema.thing_parties.c
        conditions.append(exists().where(party.party == wanted.party, party.thing == things.id))
    return conditions
