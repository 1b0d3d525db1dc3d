"""How much there is: things by kind, how many of them persons looked at, documents by outlet."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, exists, func, or_, select

from communique.domain.ids import NegotiationId
from communique.record.store import schema
from communique.record.store.rows import rows_with
from communique.record.store.wanted import Wanted

things, met, belongs = schema.things.c, schema.met.c, schema.document_negotiations.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many documents and things a record or a negotiation holds, as it stands now."""

    documents: int = 0
    outlets: int = 0
    first: date | None = None  # day of publication
    last: date | None = None
    things: Mapping[str, int] = field(default_factory=dict)  # by kind
    reviewed: Mapping[str, int] = field(default_factory=dict)  # by kind: those a person ruled on

    def unreviewed(self, kind: str) -> int:
        """Return how many things of a kind nobody has looked at."""
        return self.things.get(kind, 0) - self.reviewed.get(kind, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """What one outlet gave."""

    source: str | None
    documents: int
    first: date | None
    last: date | None


def counts_of(connection: Connection, negotiation: str | None) -> Counts:
    """Return what the record holds, or one negotiation."""
    numbers = select(func.count(), func.count(met.source.distinct()), func.min(met.published), func.max(met.published))
    extent = numbers.select_from(schema.met)
    kinds = select(things.kind, func.count().label("number")).group_by(things.kind)
    if negotiation is not None:
        extent = extent.where(_in_negotiation(negotiation))
        table = schema.thing_negotiations.c
        kinds = select(table.kind, func.count().label("number")).where(table.negotiation == negotiation)
        kinds = kinds.group_by(table.kind)
    documents, outlets, first, last = connection.execute(extent).one()
    return Counts(
        documents=documents,
        outlets=outlets,
        first=first,
        last=last,
        things={row.kind: row.number for row in connection.execute(kinds)},
        reviewed=_reviewed(connection, negotiation),
    )


def counts_by_negotiation(connection: Connection) -> Iterator[tuple[NegotiationId, Counts]]:
    """Yield what each negotiation holds, by its id; how much was reviewed is left out."""
    table = schema.thing_negotiations.c
    kinds: dict[str, dict[str, int]] = {}
    numbers = select(table.negotiation, table.kind, func.count().label("number"))
    for row in connection.execute(numbers.group_by(table.negotiation, table.kind)):
        kinds.setdefault(row.negotiation, {})[row.kind] = row.number
    extents = select(
        belongs.negotiation, func.count(), func.count(met.source.distinct()), func.min(met.published),
        func.max(met.published),
    ).join_from(schema.document_negotiations, schema.met, belongs.document == met.document)  # fmt: skip
    for name, documents, outlets, first, last in connection.execute(extents.group_by(belongs.negotiation)):
        yield (
            NegotiationId(name),
            Counts(documents=documents, outlets=outlets, first=first, last=last, things=kinds.get(name, {})),
        )


def _reviewed(connection: Connection, negotiation: str | None) -> dict[str, int]:
    """Return how many things persons ruled on, by kind: found from the log, which is short."""
    judged = {name for about in connection.execute(select(schema.judgements.c.about)).scalars() for name in about}
    sketches = schema.sketches.c
    homes = rows_with(connection, select(sketches.finding, sketches.group), sketches.finding, judged)
    ids = judged | {row.group for row in homes if row.group}
    lines = schema.line_findings.c
    ids |= {row.thing for row in rows_with(connection, select(lines.finding, lines.thing), lines.finding, judged)}
    statement = select(things.id, things.kind).where(things.review.is_not(None))
    if negotiation is not None:
        table = schema.thing_negotiations.c
        statement = statement.where(exists().where(table.negotiation == negotiation, table.thing == things.id))
    return dict(Counter(row.kind for row in rows_with(connection, statement, things.id, ids)))


def outlets_of(connection: Connection, wanted: Wanted, *, negotiation: str | None) -> Iterator[Outlet]:
    """Yield the outlets with how many documents each gave, the most first."""
    number = func.count().label("documents")
    statement: Select[Any] = select(
        met.source, number, func.min(met.published).label("first"), func.max(met.published).label("last")
    )
    if negotiation is not None:
        statement = statement.where(_in_negotiation(negotiation))
    if wanted.as_of is not None:
        statement = statement.where(or_(met.published.is_(None), met.published <= wanted.as_of))
    statement = statement.group_by(met.source).order_by(number.desc(), met.source)
    for row in connection.execute(statement if wanted.limit is None else statement.limit(wanted.limit)):
        yield Outlet(**row._asdict())


def _in_negotiation(negotiation: str) -> Any:  # noqa: ANN401  a condition of SQLAlchemy
    return exists().where(belongs.negotiation == negotiation, belongs.document == met.document)
