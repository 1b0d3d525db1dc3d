"""The latest of a kind: contacts by level, red lines, what came to read otherwise after a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, exists, func, or_, select

from communique.domain.contact import ContactLevel, ContactStatus
from communique.domain.judgement import Verdict
from communique.domain.merged import Merged
from communique.domain.position import Firmness, Position
from communique.record.merge import Rulings
from communique.record.store import schema
from communique.record.store.codec import merged_of
from communique.record.store.then import things_then
from communique.record.store.wanted import Wanted

things = schema.things.c
TOOK_PLACE = (ContactStatus.HELD, ContactStatus.UNDERWAY)
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
    """Yield of each level the last contact that took place, as it read on the day asked for; the last one first."""
    statement = select(things.id, things.level).where(
        things.kind == "contact", things.status.in_([one.value for one in TOOK_PLACE]), *_whole(wanted, negotiation)
    )
    if wanted.as_of is not None:
        statement = statement.where(things.day <= wanted.as_of)
    statement = statement.order_by(things.day.desc(), things.id.desc()).limit(NEAREST)
    seen: list[str] = []
    while len(seen) < len(ContactLevel):
        rows = connection.execute(statement.where(things.level.not_in(seen))).all()
        if not rows:
            return
        seen.append(rows[0].level)
        ids = [row.id for row in rows if row.level == rows[0].level]
        told = things_then(connection, ids, rulings, wanted.as_of)
        took_place = [told[one] for one in ids if one in told and told[one].thing.status in TOOK_PLACE]
        yield from sorted(took_place, key=lambda merged: merged.thing.when is None)[:1]


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
        if one in told and told[one].thing.firmness is Firmness.RED_LINE:
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
