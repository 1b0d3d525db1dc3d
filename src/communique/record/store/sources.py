"""Writes what was read: texts, citations, readings and findings; rows are only ever added."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select

from communique.domain.document import Citation, Document
from communique.domain.findings import Findings
from communique.domain.record import ProducedBy
from communique.domain.rights import strictness_of
from communique.errors import RecordError
from communique.record.store import schema
from communique.record.store.codec import FIELDS, Finding, encode, key_of
from communique.record.store.rows import Fields, put, put_new

UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")


def citation_key(citation: Citation) -> str:
    """Return the id of a citation: the hash of all it says."""
    return key_of("citation", encode(as_given(citation)))


def as_given(citation: Citation) -> Citation:
    """Return a citation without what follows from other documents."""
    return replace(citation, version_of=None)


def place_key(citation: Citation) -> str:
    """Return the hash of the place where a text was met: of all a citation says but the rights."""
    return citation_key(replace(citation, rights=None))


def preference(citation: Citation) -> tuple[date, str, str, str, str, int, str]:
    """Order citations of one text: the earliest first, those without a day last; of one place the strictest first."""
    parts = (citation.source, citation.url, citation.key, citation.title)
    said = [part or "" for part in parts]
    strictest = -strictness_of(citation)
    return (citation.published or date.max, said[0], said[1], said[2], said[3], strictest, citation_key(citation))


def put_findings(connection: Connection, found: Sequence[Findings], produced_by: ProducedBy) -> set[str]:
    """Write what is not there yet; return the ids of documents with a new reading.

    Raises:
        RecordError: A text holds what no database keeps, or two texts share an id.
    """
    for findings in found:
        _check(findings.document)
    _put_documents(connection, [findings.document for findings in found])
    read = {(findings.document.id, citation_key(findings.document.citation)): findings for findings in found}
    new = {key: findings for key, findings in read.items() if not _is_read(connection, key[1], produced_by)}
    rows = {key: list(_finding_rows(findings)) for key, findings in new.items()}
    put_new(connection, schema.findings, [row for several in rows.values() for row in several])
    put(connection, schema.readings, [_reading_row(key[1], new[key], rows[key], produced_by) for key in new])
    return {str(document) for document, _ in new}


def _check(document: Document) -> None:
    if bad := UNSTORABLE.search(document.text):
        code = f"U+{ord(bad[0]):04X}"
        raise RecordError(f"{document.id}: expected text, found {code} at {bad.start()}, which no database keeps")


def _put_documents(connection: Connection, documents: Sequence[Document]) -> None:
    unique = {document.id: document for document in documents}
    table = schema.documents
    known = {
        row.id: row.sha256
        for row in connection.execute(select(table.c.id, table.c.sha256).where(table.c.id.in_(list(unique))))
    }
    for document in documents:
        if known.get(document.id, document.citation.sha256) != document.citation.sha256:
            raise RecordError(f"{document.id}: expected one text, found two that share this id")
    new = [document for key, document in unique.items() if key not in known]
    put(connection, table, [_document_row(document.citation) for document in new])
    put(connection, schema.texts, [{"document": document.id, "text": document.text} for document in new])
    put_new(connection, schema.citations, [_citation_row(document.citation) for document in documents])


def _document_row(citation: Citation) -> Fields:
    return {"id": citation.id, "sha256": citation.sha256, "characters": citation.characters}


def _citation_row(citation: Citation) -> Fields:
    return {"id": citation_key(citation), "document": citation.id, "payload": encode(as_given(citation))}


def _is_read(connection: Connection, citation: str, produced_by: ProducedBy) -> bool:
    table = schema.readings.c
    known = select(table.number).where(
        table.citation == citation,
        table.communique == produced_by.communique,
        table.pipeline == produced_by.pipeline,
        table.rules == produced_by.rules,
    )
    return connection.execute(known).first() is not None


def _reading_row(citation: str, findings: Findings, rows: Sequence[Fields], produced_by: ProducedBy) -> Fields:
    return {
        "citation": citation,
        "document": findings.document.id,
        "communique": produced_by.communique,
        "pipeline": produced_by.pipeline,
        "rules": produced_by.rules,
        "findings": tuple(row["key"] for row in rows),
        "times": encode(findings.times),
        "notes": encode(findings.notes),
    }


def finding_key(document: str, kind: str, payload: str) -> str:
    """Return the hash of what is claimed, and where; those of a document lie side by side."""
    return f"{document.removeprefix('document-')}-{key_of(document, kind, payload)}"


def _finding_rows(findings: Findings) -> Iterator[Fields]:
    document = findings.document.id
    for kind, field in FIELDS.items():
        found: Iterable[Finding] = getattr(findings, field)
        for finding in found:
            payload = encode(finding)
            key = finding_key(document, kind, payload)
            yield {"key": key, "id": finding.id, "kind": kind, "document": document, "payload": payload}


def knows(connection: Connection, document: Document | Citation | str, produced_by: ProducedBy | None) -> bool:
    """Tell whether a text is there: at all, as met in that place, read with these rules."""
    table = schema.readings.c
    statement = select(table.number)
    if isinstance(document, str):
        statement = statement.where(table.document == document)
    else:
        citation = document.citation if isinstance(document, Document) else document
        statement = statement.where(table.citation == citation_key(citation))
    if produced_by is not None:
        statement = statement.where(
            table.communique == produced_by.communique,
            table.pipeline == produced_by.pipeline,
            table.rules == produced_by.rules,
        )
    return connection.execute(statement.limit(1)).first() is not None
