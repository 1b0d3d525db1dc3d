"""Gives back what was read, as it was added."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy import Connection, select

from communique.domain.expression import TimeExpression
from communique.domain.findings import Findings
from communique.domain.note import Note
from communique.domain.record import ProducedBy
from communique.record.store import schema
from communique.record.store.codec import decode
from communique.record.store.derive.current import Current, current_of, findings_of, texts_of, told_by
from communique.record.store.rows import rows_with


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
