"""Forgets texts: they go with all that follows from them; that, when, by whom and why is what stays."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, select, update

from communique.domain.document import Citation
from communique.domain.ids import DocumentId
from communique.domain.judgement import Judgement
from communique.errors import UnknownError
from communique.record.store import schema
from communique.record.store.codec import decode
from communique.record.store.connect import Place, reading, writing
from communique.record.store.derive.additions import document_of
from communique.record.store.derive.current import texts_of
from communique.record.store.derive.leaving import leave
from communique.record.store.derive.origins import address_of
from communique.record.store.derive.rebuilding import renew_if_stale
from communique.record.store.derive.refresh import touch
from communique.record.store.judging import PAIRS, current_rulings, list_judgements
from communique.record.store.rows import drop, put_over, rows_with
from communique.record.store.scrubbing import scrub

BOTH = 2  # so many findings a judgement on a pair needs
RUN = 5  # words in a row that a judgement shares with a text where it quotes it
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What stays of a text that was forgotten."""

    document: DocumentId
    at: datetime  # in UTC
    by: str
    reason: str


def forget(connection: Connection, gone: Collection[Forgotten]) -> tuple[str, ...]:
    """Remove texts with all that follows from them; return the ids of the judgements that went, too.

    Raises:
        UnknownError: One of them is not there; nothing is removed.
    """
    documents = {str(one.document) for one in gone}
    table = schema.documents.c
    there = {row.id for row in rows_with(connection, select(table.id), table.id, documents)}
    if missing := sorted(documents - there):
        raise UnknownError(f"expected the id of a document, found {missing[0]}, which none has")
    renew_if_stale(connection, current_rulings(connection))
    lost = _findings_of_these_alone(connection, documents) | documents
    away, near = _drop_judgements(connection, documents, lost)  # while the texts are there
    rulings = current_rulings(connection)
    leave(connection, documents, rulings)
    _drop_texts(connection, documents)
    if near:
        touch(connection, near, rulings)
    put_over(connection, schema.forgotten, [asdict(one) for one in gone])
    return away


def _findings_of_these_alone(connection: Connection, documents: Collection[str]) -> set[str]:
    """Return the findings that no other document has; an actor's id is the same in all."""
    table = schema.findings.c
    own = {row.id for row in rows_with(connection, select(table.id), table.document, documents)}
    actors, members = [name for name in own if name.startswith("actor-")], schema.members.c
    named = select(members.finding, members.document).where(members.kind == schema.ACTOR)
    rows = rows_with(connection, named, members.finding, actors)
    return own - {row.finding for row in rows if row.document not in documents}


def _drop_judgements(
    connection: Connection, documents: Collection[str], lost: Collection[str]
) -> tuple[tuple[str, ...], set[str]]:
    """Drop the judgements of which too little is left, or whose value quotes a text; of others that quote, the reason.

    Returns:
        The ids of those dropped, and what else they or those that stay are about.
    """
    away: set[str] = set()
    near: set[str] = set()
    worn: set[str] = set()
    runs = {run for text in texts_of(connection, documents).values() for run in _runs(text)}
    for judgement in list_judgements(connection):  # in order of time: what undoes another comes after it
        left = {name for name in judgement.about if name not in lost and name not in away}
        if _is_lost(judgement, left, documents) or not runs.isdisjoint(_runs(judgement.value or "")):
            away.add(str(judgement.id))
            near |= left
            continue
        if len(left) < len(judgement.about):
            near |= left
        if len(left) < len(judgement.about) or not runs.isdisjoint(_runs(judgement.reason)):
            worn.add(str(judgement.id))
    table = schema.judgements
    for some in worn:
        connection.execute(update(table).where(table.c.id == some).values(reason=""))
    drop(connection, table.c.id, away)
    return tuple(sorted(away)), near


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in WORD.findall(text)]
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _is_lost(judgement: Judgement, left: Collection[str], documents: Collection[str]) -> bool:
    if document_of(judgement) in documents:
        return True
    return len(left) < min(len(judgement.about), BOTH if judgement.verdict in PAIRS else 1)


def _drop_texts(connection: Connection, documents: Collection[str]) -> None:
    tables = (schema.assignments, schema.findings, schema.texts)
    for table in tables:
        drop(connection, table.c.document, documents)
    drop(connection, schema.documents.c.id, documents)


def take_again(connection: Connection, documents: Iterable[str]) -> None:
    """Remember no more that these were forgotten."""
    drop(connection, schema.forgotten.c.document, documents)


def forgotten_among(connection: Connection, documents: Iterable[str]) -> dict[str, Forgotten]:
    """Return what stays of those of these documents that were forgotten."""
    table = schema.forgotten
    rows = rows_with(connection, select(table), table.c.document, documents)
    return {row.document: Forgotten(**row._asdict()) for row in rows}


def list_forgotten(connection: Connection) -> Iterator[Forgotten]:
    """Yield what stays of all that was forgotten, in order of time."""
    table = schema.forgotten
    for row in connection.execute(select(table).order_by(table.c.at, table.c.document)):
        yield Forgotten(**row._asdict())


class Forgetting:
    """What a record forgets, and has forgotten."""

    def __init__(self, engine: Engine, place: Place) -> None:
        """Take over the engine of an open record."""
        self._engine = engine
        self._place = place

    def forget(self, gone: Collection[Forgotten]) -> tuple[str, ...]:
        """Remove texts with all that follows from them; return the ids of the judgements that went, too.

        Their words stay in unused parts of the files until `scrub`.

        Raises:
            UnknownError: One of them is not there; nothing is removed.
        """
        with writing(self._engine, self._place) as connection:
            return forget(connection, gone)

    def scrub(self) -> None:
        """Write the files of the record anew, without what was removed.

        Raises:
            BusyError: Another program uses the record; what was removed may still lie in unused parts of its files.
            RecordError: There is no room for it, or the user may not do it.
        """
        scrub(self._engine, self._place)

    def listed(self) -> tuple[Forgotten, ...]:
        """Return what stays of all that was forgotten, in order of time."""
        with reading(self._engine, self._place) as connection:
            return tuple(list_forgotten(connection))

    def of(self, document: str) -> Forgotten | None:
        """Return what stays of a document; None where it was not forgotten."""
        with reading(self._engine, self._place) as connection:
            return forgotten_among(connection, [document]).get(document)

    def met(self, *, address: str | None = None, source: str | None = None) -> tuple[str, ...]:
        """Return the documents that were ever met at an address of the web, in all versions, or in an outlet."""
        known = None if address is None else address_of(address)
        outlet = None if source is None else source.casefold()
        table = schema.citations
        with reading(self._engine, self._place) as connection:
            rows = connection.execute(select(table.c.document, table.c.payload))
            cited = [(row.document, decode(row.payload, Citation)) for row in rows]
        found = {
            document
            for document, citation in cited
            if (known and address_of(citation.url) == known)
            or (outlet and (citation.source or "").casefold() == outlet)
        }
        return tuple(sorted(found))

    def copies_of(self, documents: Collection[str]) -> tuple[str, ...]:
        """Return the near-copies of documents that are not among them."""
        table = schema.copies.c
        with reading(self._engine, self._place) as connection:
            rows = rows_with(connection, select(table.other), table.document, documents)
            return tuple(sorted({row.other for row in rows} - set(documents)))
