"""The record as it would be if it held only what was published by a day."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, event, exists, func, or_, select

from communique.domain.judgement import Judgement
from communique.errors import RecordError
from communique.record.merge import rulings_of
from communique.record.store import schema
from communique.record.store.codec import decode
from communique.record.store.connect import Place, connect_alone, reading, refused
from communique.record.store.derive.standings import MERGING, standing
from communique.record.store.derive.withdrawing import withdraw
from communique.record.store.judging import list_judgements
from communique.record.store.rows import drop, rows_with
from communique.record.store.shadows import cast_shadows

State = tuple[Any, ...]  # of a record: another one where anything was written


class Horizon:
    """Looks back from days: keeps what it found for the last one, until something is written or another is asked."""

    def __init__(self, place: Place) -> None:
        """Begin with nothing."""
        self._place = place
        self._lock = Lock()
        self._kept: _Past | None = None
        self._compiled: dict[Any, Any] = {}

    @contextmanager
    def by(self, engine: Engine, day: date | None) -> Iterator[Engine]:
        """Yield an engine over what was published by a day; where that is all there is, or None, the record's own."""
        if day is None:
            yield engine
            return
        with reading(engine, self._place) as connection:
            is_all, state = _is_all(connection, day), _state(connection)
        if is_all:
            yield engine
            return
        with self._lock:
            past = self._past(day, state)
            past.users += 1
        try:
            yield past.engine
        finally:
            with self._lock:
                past.users -= 1
                if past is not self._kept and not past.users:
                    past.engine.dispose()

    def close(self) -> None:
        """Let go of what is kept."""
        with self._lock:
            self._let_go()

    def _past(self, day: date, state: State) -> "_Past":
        if self._kept is None or (self._kept.day, self._kept.state) != (day, state):
            self._let_go()
            self._kept = _Past(day=day, state=state, engine=_made(self._place, day, self._compiled))
        return self._kept

    def _let_go(self) -> None:
        kept, self._kept = self._kept, None
        if kept is not None and not kept.users:
            kept.engine.dispose()


@dataclass(slots=True)
class _Past:
    """What was published by a day, of a record in some state."""

    day: date
    state: State
    engine: Engine
    users: int = 0


def _made(place: Place, day: date, compiled: dict[Any, Any]) -> Engine:
    engine = connect_alone(place, compiled)
    try:
        with refused(place), engine.connect() as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            before = list(list_judgements(connection))
            originals = cast_shadows(connection, day)
            left_out = _left_out(connection, before)
            drop(connection, schema.judgements.c.id, left_out)
            after = [judgement for judgement in before if judgement.id not in left_out]
            withdraw(connection, originals, rulings_of(before), rulings_of(after))
    except BaseException:
        engine.dispose()
        raise
    event.listen(engine, "connect", _refuse)
    return engine


def _refuse(*_: object) -> None:
    """Refuse to connect anew: another connection would know what was published later."""
    raise RecordError("the database closed the connection that held the record as of an earlier day; ask again")


def _state(connection: Connection) -> State:
    lasts = (schema.readings.c.number, schema.judgements.c.at, schema.assignments.c.number)
    written = [tuple(connection.execute(select(func.count(), func.max(last))).one()) for last in lasts]
    negotiations = connection.execute(select(schema.negotiations).order_by(schema.negotiations.c.id)).all()
    return (*written, standing(connection, MERGING), *map(tuple, negotiations))


def _is_all(connection: Connection, day: date) -> bool:
    """Tell whether everything in the record was known by a day."""
    published = schema.met.c.published
    later = exists().where(or_(published.is_(None), published > day))
    if connection.execute(select(later)).scalar():
        return False
    log = list(list_judgements(connection))
    left_out = _left_out(connection, log)
    return not left_out or rulings_of(log) == rulings_of(one for one in log if one.id not in left_out)


# --- judgements ---


class _Promised(msgspec.Struct):
    id: str


class _Promise(msgspec.Struct):
    commitment: _Promised | None


def _left_out(connection: Connection, judgements: Iterable[Judgement]) -> set[str]:
    """Return the judgements that name what the documents at hand do not tell; a judgement undone stays named."""
    log = list(judgements)
    named = {name for judgement in log for name in judgement.about if not name.startswith("judgement-")}
    unknown = named - _known(connection, named)
    return {str(judgement.id) for judgement in log if not unknown.isdisjoint(judgement.about)}


def _known(connection: Connection, names: set[str]) -> set[str]:
    """Return those of the names that documents, what is read in them, or the ledger's own commitments have."""
    met, sketches, findings, told = schema.met.c, schema.sketches.c, schema.findings.c, schema.tellings.c
    known = {row[0] for row in rows_with(connection, select(met.document), met.document, names)}
    known |= {row[0] for row in rows_with(connection, select(sketches.finding), sketches.finding, names)}
    if names - known:  # of older readings
        ever = select(findings.id).join_from(schema.findings, schema.met, findings.document == met.document)
        known |= {row[0] for row in rows_with(connection, ever, findings.id, names - known)}
    if any(name.startswith("commitment-") for name in names - known):
        promises = (decode(row.payload, _Promise).commitment for row in connection.execute(select(told.payload)))
        known |= {promise.id for promise in promises if promise} & names
    return known
