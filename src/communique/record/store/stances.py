"""Where parties stand on issues: for each two of them the last wordings, put in time."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Engine, Select, exists, func, or_, select

from communique.record.history import History, Piece, Wording, as_ruled, history_of
from communique.record.history.stands import Stand, stands_of
from communique.record.store import schema
from communique.record.store.codec import decode
from communique.record.store.connect import Place, reading
from communique.record.store.derive.facets import UNKNOWN
from communique.record.store.derive.ledger import groups_of
from communique.record.store.judging import current_rulings
from communique.record.store.looking import latest
from communique.record.store.naming import negotiation_named
from communique.record.store.wanted import Wanted

wordings = schema.wordings.c
LOOKED = 25  # reports of a party on an issue that are looked at, the last


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """Where one party stands on one issue."""

    party: str
    issue: str | None
    stands: tuple[Stand, ...]  # the last spoken of first
    reports: int  # looked at


class Stances:
    """Where the parties of a record stand."""

    def __init__(self, engine: Engine, place: Place) -> None:
        """Take over the engine of an open record."""
        self._engine = engine
        self._place = place

    def parties(self, wanted: Wanted) -> tuple[tuple[str, int], ...]:
        """Return the parties that positions are told of, with how many, the most first."""
        with reading(self._engine, self._place) as connection:
            number = func.count().label("number")
            statement = select(wordings.party, number).where(*_within(connection, wanted)).group_by(wordings.party)
            statement = statement.order_by(number.desc(), wordings.party)
            rows = connection.execute(statement if wanted.limit is None else statement.limit(wanted.limit))
            return tuple((row.party, row.number) for row in rows)

    def of(self, parties: Collection[str], wanted: Wanted) -> tuple[Standpoint, ...]:
        """Return where these parties stand on each issue, as of the day asked for."""
        with reading(self._engine, self._place) as connection:
            told = _last_told(connection, parties, wanted)
            rulings = current_rulings(connection)
            groups = groups_of(connection, [wording.position for wording in told])
            as_of = wanted.as_of or latest(connection) or UNKNOWN
        kept = [wording for wording in told if not rulings.is_rejected(wording.position)]
        by_party: dict[str, list[Wording]] = {}
        for wording in as_ruled(kept, groups, rulings):
            by_party.setdefault(wording.party, []).append(wording)
        return tuple(
            _standpoint(history_of(party, issue, some, groups, as_of=as_of, differ=_nothing))
            for party, some in sorted(by_party.items())
            for issue in sorted({wording.issue for wording in some}, key=lambda name: (name is None, name or ""))
        )


def _nothing(before: str, after: str) -> tuple[Piece, ...]:
    del before, after
    return ()


def _standpoint(history: History) -> Standpoint:
    reports = sum(thread.times for thread in history.threads)
    return Standpoint(party=history.party, issue=history.issue, stands=stands_of(history), reports=reports)


def _last_told(connection: Connection, parties: Collection[str], wanted: Wanted) -> list[Wording]:
    day = func.coalesce(wordings.published, date.min)
    place = func.row_number().over(
        partition_by=(wordings.party, wordings.issue), order_by=(day.desc(), wordings.position)
    )
    among = [wordings.party.in_(sorted(parties)), *_within(connection, wanted)]
    ranked: Select[tuple[str, int]] = select(wordings.payload, place.label("place")).where(*among)
    table = ranked.subquery()
    rows = connection.execute(select(table.c.payload).where(table.c.place <= LOOKED))
    return [decode(row.payload, Wording) for row in rows]


def _within(connection: Connection, wanted: Wanted) -> Iterable[ColumnElement[bool]]:
    """Yield the conditions on wordings: those of a negotiation, of a party, on an issue, published by a day."""
    negotiation = negotiation_named(connection, wanted.negotiation)
    if negotiation is not None:
        belongs = schema.document_negotiations.c
        yield exists().where(belongs.negotiation == negotiation, belongs.document == wordings.document)
    if wanted.party is not None:
        yield wordings.party == wanted.party
    if wanted.issue is not None:
        yield wordings.issue == wanted.issue
    if wanted.as_of is not None:
        yield or_(wordings.published.is_(None), wordings.published <= wanted.as_of)
