"""What people say: judgements, negotiations, and which document belongs to which."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from communique.domain.ids import NegotiationId, negotiation_id
from communique.domain.judgement import Judgement, Verdict
from communique.domain.ids import JudgementId
from communique.domain.negotiation import Negotiation
from communique.errors import RecordError
from communique.record.store import schema
from communique.record.store.rows import put, put_over


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """A person's word on whether a document belongs to a negotiation."""

    by: str
    reason: str
    belongs: bool = True


def judge(connection: Connection, judgement: Judgement) -> bool:
    """Write a judgement; False: it stood there already."""
    table = schema.judgements
    if connection.execute(select(table.c.id).where(table.c.id == judgement.id)).first():
        return False
    names = ("id", "verdict", "about", "field", "value", "reason", "by", "at")
    put(connection, table, [{name: getattr(judgement, name) for name in names}])
    return True


def list_judgements(connection: Connection) -> Iterator[Judgement]:
    """Yield the log, in order of time."""
    table = schema.judgements
    for row in connection.execute(select(table).order_by(table.c.at, table.c.id)):
        yield judgement_of(row._mapping)


def judgement_of(row) -> Judgement:
    said = {**row, "id": JudgementId(row["id"]), "verdict": Verdict(row["verdict"])}
    return Judgement(**said)


def list_negotiations(connection: Connection) -> Iterator[Negotiation]:
    """Yield the negotiations, by name."""
    table = schema.negotiations
    for row in connection.execute(select(table).order_by(table.c.name, table.c.id)):
        yield Negotiation(**row._mapping)


def negotiation_named(connection: Connection, name: str | None) -> str | None:
    """Return the id of a negotiation from its name or id.

    Raises:
        RecordError: There is none; the message lists those that are there.
    """
    if name is None:
        return None
    known = {negotiation.id: negotiation.name for negotiation in list_negotiations(connection)}
    for found in (name, negotiation_id(name)):
        if found in known:
            return found
    there = ", ".join(sorted(known.values())) or "none"
    raise RecordError(f"expected the name of a negotiation, found {name!r}; there are: {there}")


def set_negotiation(connection: Connection, negotiation: Negotiation) -> None:
    """Write a negotiation in place of the one with its id."""
    names = ("id", "name", "parties", "issues", "starts", "ends")
    put_over(connection, schema.negotiations, [{name: getattr(negotiation, name) for name in names}])


def assign(connection: Connection, document: str, negotiation: str, assigned: Assigned) -> None:
    """Write a person's word."""
    found = negotiation_named(connection, negotiation)
    row = {"document": document, "negotiation": found, "belongs": assigned.belongs}
    put(connection, schema.assignments, [{**row, "by": assigned.by, "reason": assigned.reason}])


def put_into(connection: Connection, documents: Iterable[str], negotiation: str) -> None:
    """Put documents into a negotiation, where they are not yet."""
    for document in documents:
        row = {"document": document, "negotiation": negotiation, "belongs": True}
        put(connection, schema.assignments, [{**row, "by": "person", "reason": "added to it"}])
