"""Negotiations, and which document a person put into which."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from communique.domain.ids import DocumentId, NegotiationId, negotiation_id
from communique.domain.negotiation import Negotiation
from communique.errors import UnknownError
from communique.record.store import schema
from communique.record.store.derive.belonging import settle_negotiations
from communique.record.store.rows import put, put_over

COLUMNS = ("id", "name", "parties", "issues", "starts", "ends")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A person's word on whether a document belongs to a negotiation; a later one outranks an earlier one."""

    document: DocumentId
    negotiation: NegotiationId
    belongs: bool
    by: str
    reason: str


def list_negotiations(connection: Connection) -> Iterator[Negotiation]:
    """Yield the negotiations, by name."""
    table = schema.negotiations
    for row in connection.execute(select(table).order_by(table.c.name, table.c.id)):
        yield negotiation_of(row)


def negotiation_of(row: Any) -> Negotiation:  # noqa: ANN401  a row of negotiations
    """Return a negotiation as it was written."""
    return Negotiation(**{name: getattr(row, name) for name in COLUMNS})


def negotiation_named(connection: Connection, name: str | None) -> str | None:
    """Return the id of a negotiation from its name or id.

    Raises:
        UnknownError: There is none; the message lists those that are there.
    """
    if name is None:
        return None
    known = {negotiation.id: negotiation.name for negotiation in list_negotiations(connection)}
    for found in (name, negotiation_id(name)):
        if found in known:
            return found
    there = ", ".join(sorted(known.values())) or "none"
    raise UnknownError(f"expected the name of a negotiation, found {name!r}; there are: {there}")


def set_negotiation(connection: Connection, negotiation: Negotiation) -> None:
    """Write a negotiation in place of the one with its id, and find its documents."""
    row = {name: getattr(negotiation, name) for name in COLUMNS}
    put_over(connection, schema.negotiations, [row | {"name": " ".join(negotiation.name.split())}])
    settle_negotiations(connection, None)


def list_assignments(connection: Connection) -> Iterator[Assignment]:
    """Yield what persons said, in the order they said it."""
    table = schema.assignments
    names = ("document", "negotiation", "belongs", "by", "reason")
    for row in connection.execute(select(table).order_by(table.c.number)):
        yield Assignment(**{name: getattr(row, name) for name in names})


def assign(connection: Connection, assignments: Iterable[Assignment]) -> None:
    """Write what a person says, where the last word is not the same already.

    Raises:
        UnknownError: There is no such document.
    """
    last = {(one.document, one.negotiation): one for one in list_assignments(connection)}
    new = [one for one in assignments if last.get((one.document, one.negotiation)) != one]
    for one in new:
        table = schema.documents.c
        if connection.execute(select(table.id).where(table.id == one.document)).first() is None:
            raise UnknownError(f"expected the id of a document, found {one.document}, which none has")
    names = ("document", "negotiation", "belongs", "by", "reason")
    put(connection, schema.assignments, [{name: getattr(one, name) for name in names} for one in new])
    settle_negotiations(connection, {one.document for one in new})
