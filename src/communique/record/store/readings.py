"""Gives back what was read and what people said of documents, as they were added."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from communique.domain.expression import TimeExpression
from communique.domain.findings import Findings
from communique.domain.ids import DocumentId, NegotiationId
from communique.domain.note import Note
from communique.domain.record import ProducedBy
from communique.record.store import schema
from communique.record.store.codec import decode
from communique.record.store.derive.current import Current, current_of, findings_of, texts_of, told_by
from communique.record.store.rows import rows_with


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A person's word on whether a document belongs to a negotiation."""

    document: DocumentId
    negotiation: NegotiationId
    belongs: bool
    by: str
    reason: str


def list_readings(connection: Connection, documents: Iterable[str]) -> Iterator[tuple[Findings, ProducedBy]]:
    """Yield the reading that counts of each document, in the order given."""
    ordered = list(documents)
    currents = {str(current.document): current for current in current_of(connection, ordered)}
    told = told_by(connection, currents.values())
    texts = texts_of(connection, ordered)
    remarks = _remarks(connection, currents.values())
    for document in ordered:
        current = currents[document]
        times, notes, produced_by = remarks[current.reading]
        findings = findings_of(current, told[document], texts)
        yield replace(findings, times=times, notes=notes), produced_by


Remarks = tuple[tuple[TimeExpression, ...], tuple[Note, ...], ProducedBy]


def _remarks(connection: Connection, currents: Iterable[Current]) -> dict[int, Remarks]:
    wanted = {current.reading: str(current.document) for current in currents}
    table = schema.readings.c
    statement = select(table.number, table.times, table.notes, table.communique, table.pipeline, table.rules)
    return {
        row.number: (
            decode(row.times, tuple[TimeExpression, ...]),
            decode(row.notes, tuple[Note, ...]),
            ProducedBy(communique=row.communique, pipeline=row.pipeline, rules=row.rules),
        )
        for row in rows_with(connection, statement, table.document, wanted.values())
        if row.number in wanted
    }


def list_assignments(connection: Connection) -> Iterator[Assignment]:
    """Yield which document a person put into a negotiation or took out, in the order it was said."""
    table = schema.assignments
    for row in connection.execute(select(table).order_by(table.c.number)):
        yield Assignment(
            document=row.document, negotiation=row.negotiation, belongs=row.belongs, by=row.by, reason=row.reason
        )
