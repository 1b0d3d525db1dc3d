"""The tables of an archive: their columns, the rows of what was read, and what was read out of the rows.

`documents` and `findings` hold each text once. `elsewhere` has the same texts met at other places, each with all that
was read there: another day of publication may give other days. `failures` says what could not be read, and why.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.document import Citation, Document
from communique.domain.event import Event
from communique.domain.expression import TimeExpression
from communique.domain.findings import Findings
from communique.domain.ids import digest
from communique.domain.note import Note
from communique.domain.position import Position
from communique.domain.statement import Statement

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]  # a value a column

READ, SIEVED_OUT, LANGUAGE = "read", "sieved out", "language"  # what became of a document
FIELDS = {"actors": Actor, "contacts": Contact, "statements": Statement, "positions": Position,
          "commitments": Commitment, "events": Event}  # fmt: skip
DOCUMENTS, FINDINGS, ELSEWHERE, FAILURES = TABLES = ("documents", "findings", "elsewhere", "failures")
PLACED = {"shard": "integer", "number": "integer"}  # where it was met: the shard, and its number among what that holds
CITED = {
    "id": "string", "key": "string?", "title": "string?", "source": "string?", "url": "string?", "byline": "string?",
    "published": "day?", "language": "string?", "characters": "integer", "sha256": "string", "rights": "string?",
    "version_of": "string?", "pages": "integers?",
}  # fmt: skip
MET = {**CITED, "became": "string", "where": "string", "citation": "string", "text": "string?", "notes": "string"}
COLUMNS: Mapping[str, Mapping[str, str]] = {
    DOCUMENTS: {**MET, "times": "string", **PLACED},
    FINDINGS: {"document": "string", "kind": "string", "ordinal": "integer", "id": "string", "rule": "string",
               "start": "integer?", "end": "integer?", "quote": "string?", "payload": "string", **PLACED},
    ELSEWHERE: {**MET, "times": "string", "findings": "string", **PLACED},
    FAILURES: {"file": "string", "place": "string", "offset": "integer?", "reason": "string", **PLACED},
}  # fmt: skip
_encode = msgspec.json.Encoder().encode


@cache
def schema_of(table: str) -> "pa.Schema":
    """Return the columns of a table as Arrow has them."""
    import pyarrow as pa  # noqa: PLC0415  an extra

    kinds = {"string": pa.string(), "integer": pa.int64(), "day": pa.date32(), "integers": pa.list_(pa.int64())}
    columns = COLUMNS[table].items()
    return pa.schema([pa.field(name, kinds[kind.rstrip("?")], nullable=kind.endswith("?")) for name, kind in columns])


def rows_of(findings: Findings, became: str) -> Iterator[tuple[str, Row]]:
    """Yield the row of a document and those of its findings, each with its table; `PLACED` is still to come.

    Raises:
        UnicodeEncodeError: The text holds what is no character.
    """
    document = findings.document
    times = _encode(findings.times).decode()
    yield DOCUMENTS, {**_met(document, became), "notes": _encode(findings.notes).decode(), "times": times}
    for kind in FIELDS:
        for ordinal, finding in enumerate(getattr(findings, kind)):
            anchor = (finding.mentions if isinstance(finding, Actor) else finding.evidence)[:1]
            yield FINDINGS, {
                "document": document.id, "kind": kind.removesuffix("s"), "ordinal": ordinal, "id": finding.id,
                "rule": finding.rule, "start": anchor[0].start if anchor else None,
                "end": anchor[0].end if anchor else None, "quote": anchor[0].quote if anchor else None,
                "payload": _encode(finding).decode(),
            }  # fmt: skip


def _met(document: Document, became: str) -> Row:
    citation = document.citation
    cited = {field.name: getattr(citation, field.name) for field in fields(citation)}
    text = None if became == SIEVED_OUT else document.text
    digest_of_all = digest(_encode(citation).decode())
    return {**cited, "became": became, "where": document.where or "", "citation": digest_of_all, "text": text}


def findings_of(row: Row, found: list[Row]) -> Findings:
    """Return what was read from the document of a row, given the rows of its findings."""
    kinds: dict[str, list[Any]] = {kind: [] for kind in FIELDS}
    for one in found:
        kind = f"{one['kind']}s"
        kinds[kind].append(_decoded(one["payload"], FIELDS[kind]))
    return _with_findings(row, {kind: tuple(several) for kind, several in kinds.items()})


def findings_elsewhere(row: Row) -> Findings:
    """Return what was read from a text met at another place."""
    found = _decoded(row["findings"], dict[str, list[msgspec.Raw]])
    return _with_findings(row, {kind: tuple(_decoded(one, FIELDS[kind]) for one in found[kind]) for kind in FIELDS})


def elsewhere_of(row: Row, found: list[Row]) -> Row:
    """Return the row of `elsewhere` for a document whose text is another's, given the rows of both its tables."""
    payloads = {kind: [one["payload"] for one in found if f"{one['kind']}s" == kind] for kind in FIELDS}
    raw = {kind: [msgspec.Raw(payload.encode()) for payload in several] for kind, several in payloads.items()}
    return {**row, "findings": _encode(raw).decode()}


def _with_findings(row: Row, found: Mapping[str, tuple[Any, ...]]) -> Findings:
    cited = {name: row[name] for name in CITED}
    citation = Citation(**{**cited, "pages": None if cited["pages"] is None else tuple(cited["pages"])})
    notes = _decoded(row["notes"], tuple[Note, ...])
    kept = Document(citation=citation, text=row["text"] or "", where=row["where"])
    times = _decoded(row["times"], tuple[TimeExpression, ...])
    return Findings(document=kept, times=times, notes=notes, **found)


@cache
def _decoder(form: Any) -> msgspec.json.Decoder[Any]:  # noqa: ANN401  a class or a tuple of one
    return msgspec.json.Decoder(form)


def _decoded(payload: str | msgspec.Raw, form: Any) -> Any:  # noqa: ANN401  an object of that form
    return _decoder(form).decode(payload)
