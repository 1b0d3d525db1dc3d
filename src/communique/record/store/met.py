"""Which citation and which reading of a text count: the earliest citation, in its newest reading."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from communique.domain.document import Citation
from communique.domain.ids import DocumentId
from communique.record.store import schema
from communique.record.store.codec import decode
from communique.record.store.rows import rows_with
from communique.record.store.sources import preference


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """The reading of a document that counts."""

    document: DocumentId
    citation: Citation
    reading: int
    keys: tuple[str, ...]  # of its findings


def current_of(connection: Connection, documents: Iterable[str]) -> Iterator[Current]:
    """Yield the reading that counts of each of these documents."""
    wanted = sorted(set(documents))
    citations: dict[str, tuple[str, Citation]] = {}
    statement = select(schema.citations.c.id, schema.citations.c.document, schema.citations.c.payload)
    for row in rows_with(connection, statement, schema.citations.c.document, wanted):
        citation = decode(row.payload, Citation)
        known = citations.get(row.document)
        if known is None or preference(citation) < preference(known[1]):
            citations[row.document] = (row.id, citation)
    read: dict[str, tuple[int, tuple[str, ...]]] = {}
    table = schema.readings.c
    newest = select(table.number, table.document, table.citation, table.findings)
    for row in rows_with(connection, newest.order_by(table.number), table.document, wanted):
        if citations[row.document][0] == row.citation:
            read[row.document] = (row.number, row.findings)
    for document in wanted:
        number, keys = read[document]
        citation = citations[document][1]
        yield Current(document=DocumentId(document), citation=citation, reading=number, keys=keys)
