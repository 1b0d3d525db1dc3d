"""Which citation and which reading of a text count: the earliest citation, in its newest reading."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from communique.domain.document import Citation, Document
from communique.domain.findings import Findings
from communique.domain.ids import DocumentId
from communique.record.merge import NO_RULINGS, Rulings
from communique.record.store import schema
from communique.record.store.codec import FIELDS, decode, finding_of
from communique.record.store.derive.additions import additions_to
from communique.record.store.rows import rows_with
from communique.record.store.sources import preference


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """The reading of a document that counts."""

    document: DocumentId
    citation: Citation
    reading: int
    keys: tuple[str, ...]  # of its findings
    added: tuple[str, ...] = ()  # of those that persons added


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding of a current reading."""

    key: str
    kind: str
    finding: Any


def current_of(connection: Connection, documents: Iterable[str], rulings: Rulings = NO_RULINGS) -> Iterator[Current]:
    """Yield the reading that counts of each of these documents, with what persons added as far as rulings tell."""
    wanted = sorted(set(documents))
    added = additions_to(connection, wanted, rulings) if rulings.added else {}
    citations: dict[str, tuple[str, Citation]] = {}
    statement = select(schema.citations.c.id, schema.citations.c.document, schema.citations.c.payload)
    for row in rows_with(connection, statement, schema.citations.c.document, wanted):
        citation = decode(row.payload, Citation)
        known = citations.get(row.document)
        if known is None or preference(citation) < preference(known[1]):
            citations[row.document] = (row.id, citation)
    read: dict[str, tuple[int, tuple[str, ...]]] = {}
    table = schema.readings.c
    newest = select(table.number, table.document, table.citation, table.findings).order_by(table.number)
    for row in rows_with(connection, newest, table.document, wanted):
        if citations[row.document][0] == row.citation:
            read[row.document] = (row.number, row.findings)
    for document in (name for name in wanted if name in read):  # others are about to be forgotten
        number, keys = read[document]
        citation = citations[document][1]
        own = tuple(key for one in added.get(document, ()) for key in one.keys)
        yield Current(document=DocumentId(document), citation=citation, reading=number, keys=keys, added=own)


def told_by(connection: Connection, currents: Collection[Current]) -> dict[str, list[Told]]:
    """Return the findings of each document, in order of appearance."""
    table = schema.findings.c
    payloads: dict[str, Told] = {}
    keys = [key for current in currents for key in (*current.keys, *current.added)]
    for row in rows_with(connection, select(table.key, table.kind, table.payload), table.key, keys):
        payloads[row.key] = Told(key=row.key, kind=row.kind, finding=finding_of(row.kind, row.payload))
    return {
        current.document: _both([payloads[key] for key in current.keys], [payloads[key] for key in current.added])
        for current in currents
    }


def _both(read: list[Told], added: list[Told]) -> list[Told]:
    """Return what was read and what persons added; theirs takes the place of what was read on the same words."""
    if not added:
        return read
    known = {one.finding.id for one in read}
    own = {one.finding.id: one for one in added if one.kind != "actor" or one.finding.id not in known}
    return [one for one in read if one.finding.id not in own] + list(own.values())


def texts_of(connection: Connection, documents: Iterable[str]) -> dict[str, str]:
    """Return the texts of documents."""
    table = schema.texts.c
    rows = rows_with(connection, select(table.document, table.text), table.document, documents)
    return {row.document: row.text for row in rows}


def findings_of(current: Current, told: Iterable[Told], texts: Mapping[str, str]) -> Findings:
    """Return a document's findings as they were read."""
    found: dict[str, list[Any]] = {field: [] for field in FIELDS.values()}
    for one in told:
        found[FIELDS[one.kind]].append(one.finding)
    document = Document(citation=replace(current.citation, version_of=None), text=texts[current.document])
    return Findings(document=document, **{field: tuple(findings) for field, findings in found.items()})
