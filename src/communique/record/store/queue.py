"""What is still to be reviewed: one after the other, from any place on, and how much is left."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, and_, func, or_, select

from communique.domain.merged import Merged
from communique.record.store import schema
from communique.record.store.codec import merged_of
from communique.record.store.connect import Place as Database
from communique.record.store.connect import reading
from communique.record.store.listing import driver, narrowed
from communique.record.store.naming import negotiation_named
from communique.record.store.rows import rows_with
from communique.record.store.wanted import Wanted

things = schema.things.c
MOST_IDS = 20_000  # that a statement leaves out
COUNTED = 5_000  # beyond, it is "more than"


class Looked(StrEnum):
    """By whom what is wanted was not looked at."""

    NOBODY = "nobody"
    ME = "me"
    ALL = "all"  # whoever looked at it


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the queue one is: after this thing, whatever became of it."""

    day: date
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What a queue holds."""

    kind: str  # contact, statement, position, commitment
    wanted: Wanted  # `unreviewed`, `after` and `as_of` do not count
    outlet: str | None = None
    looked: Looked = Looked.NOBODY
    judged: frozenset[str] = frozenset()  # of ME: ids of findings on which that person's word stands
    after: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """How much a queue holds."""

    number: int
    is_more: bool  # there are more than so many

    def __str__(self) -> str:
        """Return the number in words."""
        return f"more than {self.number:,}" if self.is_more else f"{self.number:,}"


class Queues:
    """What is to be reviewed in a record."""

    def __init__(self, engine: Engine, place: Database) -> None:
        """Take over the engine of an open record."""
        self._engine = engine
        self._place = place

    def of(self, queue: Queue) -> tuple[Merged[Any], ...]:
        """Return what a queue holds, in its order, from the place asked for on."""
        with reading(self._engine, self._place) as connection:
            return tuple(_queue(connection, queue))

    def left(self, queue: Queue) -> Left:
        """Return how much a queue holds from its beginning on; a very large number is not counted to the end."""
        with reading(self._engine, self._place) as connection:
            some = _ordered(connection, queue)[0].with_only_columns(things.id).limit(COUNTED + 1).subquery()
            number = connection.execute(select(func.count()).select_from(some)).scalar_one()
            return Left(number=min(number, COUNTED), is_more=number > COUNTED)

    def place_of(self, name: str) -> Place | None:
        """Return where a thing stands in any queue of its kind; None where there is no such thing any more."""
        with reading(self._engine, self._place) as connection:
            row = connection.execute(select(things.day, things.id).where(things.id == name)).first()
            return Place(day=row.day, id=row.id) if row else None

    def homes(self, names: Collection[str]) -> dict[str, str]:
        """Return the thing that each of these findings tells; those that tell nothing any more are left out."""
        with reading(self._engine, self._place) as connection:
            return homes_of(connection, names)


def _queue(connection: Connection, queue: Queue) -> Iterator[Merged[Any]]:
    statement, (day, name) = _ordered(connection, queue)
    down = queue.wanted.newest_first
    if queue.after is not None:
        last = queue.after
        beyond = or_(day < last.day, name < last.id) if down else or_(day > last.day, name > last.id)
        statement = statement.where(and_(day <= last.day if down else day >= last.day, beyond))
    statement = statement.order_by(*((day.desc(), name.desc()) if down else (day, name)))
    statement = statement if queue.wanted.limit is None else statement.limit(queue.wanted.limit)
    for row in connection.execute(statement):
        yield merged_of(queue.kind, row.payload)


def homes_of(connection: Connection, names: Collection[str]) -> dict[str, str]:
    """Return the thing that each of these findings tells; those that tell nothing any more are left out."""
    sketches, lines = schema.sketches.c, schema.line_findings.c
    found = {row.id: row.id for row in rows_with(connection, select(things.id), things.id, names)}
    rows = rows_with(connection, select(sketches.finding, sketches.group), sketches.finding, names)
    found |= {row.finding: row.group for row in rows if row.group}
    promised = [name for name in names if name.startswith("commitment-")]
    rows = rows_with(connection, select(lines.finding, lines.thing), lines.finding, promised)
    return found | {row.finding: row.thing for row in rows}


Order = tuple[ColumnElement[date], ColumnElement[str]]


def _ordered(connection: Connection, queue: Queue) -> tuple[Select[Any], Order]:
    """Return what a queue holds, and what it is ordered by."""
    negotiation = negotiation_named(connection, queue.wanted.negotiation)
    wanted = replace(queue.wanted, as_of=None, after=None, unreviewed=queue.looked is Looked.NOBODY)
    is_any = queue.looked is not Looked.NOBODY
    statement = narrowed(connection, queue.kind, wanted, negotiation, is_any_review=is_any)
    if queue.looked is Looked.ME and queue.judged:
        mine = sorted(set(homes_of(connection, queue.judged).values()))[:MOST_IDS]
        statement = statement.where(things.id.not_in(mine))
    if queue.outlet is not None:
        statement = statement.where(things.id.in_(_told_in(queue.kind, queue.outlet)))
    driven = driver(queue.kind, wanted, negotiation)
    if driven is not None:
        return statement, (driven.c.day, driven.c.thing)
    return statement, (things.day, things.id)


def _told_in(kind: str, outlet: str) -> Select[Any]:
    """Return the things of a kind that an outlet tells; of commitments those of the ledger's lines too."""
    met, sketches = schema.met.c, schema.sketches.c
    documents = select(met.document).where(met.source == outlet)
    told = select(sketches.group).where(sketches.document.in_(documents), sketches.kind == kind)
    if kind != "commitment":
        return told
    tellings, lines = schema.tellings.c, schema.line_findings.c
    spoken = select(lines.thing).join_from(schema.line_findings, schema.tellings, lines.finding == tellings.finding)
    return select(told.union_all(spoken.where(tellings.document.in_(documents))).subquery())
