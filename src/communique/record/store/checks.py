"""Checks that a record is whole: the file, the rows, every quote against its text, and what is derived."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select
from sqlalchemy import text as sql

from communique.domain.document import KEPT_BACK
from communique.domain.evidence import Evidence
from communique.domain.ids import digest
from communique.errors import OffsetError
from communique.record.store import schema
from communique.record.store.codec import finding_of, merged_of
from communique.record.store.derive.current import texts_of
from communique.record.store.rows import chunks
from communique.record.store.sources import finding_key

STEP = 200  # documents, or things, looked at together


def faults(connection: Connection) -> Iterator[str]:
    """Yield what is wrong, in words; nothing where all is well."""
    if connection.dialect.name == "sqlite":
        yield from _faults_of_file(connection)
    yield from _faults_of_documents(connection)
    yield from _faults_of_things(connection)
    yield from _faults_of_counts(connection)


def _faults_of_file(connection: Connection) -> Iterator[str]:
    for row in connection.execute(sql("PRAGMA integrity_check")):
        if row[0] != "ok":
            yield f"the file is damaged: {row[0]}"
    for row in connection.execute(sql("PRAGMA foreign_key_check")):
        yield f"{row[0]}: a row names one of {row[2]} that is not there"


def _faults_of_documents(connection: Connection) -> Iterator[str]:
    documents, findings = schema.documents.c, schema.findings.c
    everything = connection.execute(select(documents.id, documents.sha256).order_by(documents.id)).all()
    for some in chunks(everything, STEP):
        ids = [row.id for row in some]
        texts = texts_of(connection, ids)
        for row in some:
            yield from _faults_of_text(row, texts.get(row.id))
        statement = select(schema.findings).where(findings.document.in_(ids)).order_by(findings.key)
        for row in connection.execute(statement):
            yield from _faults_of_finding(row, texts)


def _faults_of_text(row: Any, text: str | None) -> Iterator[str]:  # noqa: ANN401  a row of documents
    if text is None:
        yield f"{row.id}: its text is not there"
    elif KEPT_BACK not in text and digest(text) != row.sha256:
        yield f"{row.id}: its text is not the one that was added"


def _faults_of_finding(row: Any, texts: dict[str, str]) -> Iterator[str]:  # noqa: ANN401  a row of findings
    if finding_key(row.document, row.kind, row.payload) != row.key:
        yield f"{row.id}: the finding is not the one that was added"
        return
    try:
        finding = finding_of(row.kind, row.payload)
    except (msgspec.MsgspecError, OffsetError) as error:
        yield f"{row.id}: cannot be read: {error}"
        return
    for evidence in evidence_in(finding):
        text = texts.get(evidence.document)
        if text is None:
            yield f"{row.id}: names a text that is not there: {evidence.document}"
        elif text[evidence.start : evidence.end] != evidence.quote:
            yield f"{row.id}: the text has other words at {evidence.start}-{evidence.end}"


def evidence_in(value: object) -> Iterator[Evidence]:
    """Yield every piece of evidence in a noun."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from evidence_in(part)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from evidence_in(getattr(value, name))


def _faults_of_things(connection: Connection) -> Iterator[str]:
    things, members = schema.things.c, schema.members.c
    everything = connection.execute(select(things.id, things.kind).order_by(things.id)).all()
    for some in chunks(everything, STEP):
        statement = select(things.id, things.kind, things.payload).where(things.id.in_([row.id for row in some]))
        reported = {row.id: merged_of(row.kind, row.payload).reports for row in connection.execute(statement)}
        documents = {report.document for reports in reported.values() for report in reports}
        known = select(members.document).where(members.document.in_(documents)).distinct()
        there = {row.document for row in connection.execute(known)}
        for name, reports in reported.items():
            yield from _faults_of_reports(name, (report.document for report in reports), there)


def _faults_of_reports(name: str, documents: Iterable[str], there: set[str]) -> Iterator[str]:
    for document in documents:
        if document not in there:
            yield f"{name}: is told by {document}, of which nothing counts; `communique db rebuild` makes it again"


def _faults_of_counts(connection: Connection) -> Iterator[str]:
    """Yield where what is derived does not cover what was read."""
    members, sketches, homes = schema.members, schema.sketches, schema.sketches.alias()
    mend = "`communique db rebuild` makes it again"
    lone = (
        select(func.count())
        .select_from(members)
        .where(~select(sketches.c.number).where(sketches.c.finding == members.c.finding).exists())
    )
    if count := connection.execute(lone).scalar():
        yield f"{count} findings stand in no group; {mend}"
    stray = (
        select(func.count())
        .select_from(sketches)
        .where(
            ~select(homes.c.number)
            .where(homes.c.finding == sketches.c.group, homes.c.group == homes.c.finding)
            .exists()
        )
    )
    if count := connection.execute(stray).scalar():
        yield f"{count} findings stand in a group that is not there; {mend}"
    appearances = schema.appearances
    counted = select(members.c.finding, func.count().label("documents")).where(members.c.kind == schema.ACTOR)
    named = counted.group_by(members.c.finding).subquery()
    miscounted = (
        select(func.count())
        .select_from(named.outerjoin(appearances, named.c.finding == appearances.c.actor))
        .where(func.coalesce(appearances.c.documents, 0) != named.c.documents)
    )
    if count := connection.execute(miscounted).scalar():
        yield f"{count} actors are counted in other documents than name them; {mend}"
    unmet = (
        select(func.count())
        .select_from(schema.documents)
        .select_from(schema.documents)
        .where(~select(schema.met.c.document).where(schema.met.c.document == schema.documents.c.id).exists())
    )
    if count := connection.execute(unmet).scalar():
        yield f"{count} documents have no current reading; {mend}"
