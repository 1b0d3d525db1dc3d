"""Why documents belong to a negotiation, and which a person took out."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Engine, select

from communique.record.store import schema
from communique.record.store.connect import Place, reading
from communique.record.store.rows import rows_with

belongs, said = schema.document_negotiations.c, schema.assignments.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Who put a document into a negotiation, or took it out, and why."""

    by: str  # "communique" where it was guessed
    reason: str


class Memberships:
    """Which documents belong to the negotiations of a record."""

    def __init__(self, engine: Engine, place: Place) -> None:
        """Take over the engine of an open record."""
        self._engine = engine
        self._place = place

    def why(self, negotiation: str, documents: Collection[str]) -> dict[str, Why]:
        """Return why these documents belong to a negotiation; those that do not are left out."""
        statement = select(belongs.document, belongs.by, belongs.reason).where(belongs.negotiation == negotiation)
        with reading(self._engine, self._place) as connection:
            rows = rows_with(connection, statement, belongs.document, documents)
            return {row.document: Why(by=row.by, reason=row.reason) for row in rows}

    def taken_out(self, negotiation: str) -> dict[str, Why]:
        """Return the documents that a person took out of a negotiation, the last word of each."""
        statement = select(said.document, said.belongs, said.by, said.reason).where(said.negotiation == negotiation)
        with reading(self._engine, self._place) as connection:
            last = {row.document: row for row in connection.execute(statement.order_by(said.number))}
        return {name: Why(by=row.by, reason=row.reason) for name, row in last.items() if not row.belongs}
