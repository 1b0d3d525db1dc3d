"""Full-text search over texts, statements and actors: FTS5 or the search of PostgreSQL."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    column,
    exists,
    false,
    func,
    literal_column,
    or_,
    select,
    table,
)
from sqlalchemy import text as words_of_sql

from communique.domain.judgement import Verdict
from communique.record.store import schema
from communique.record.store.wanted import Wanted

WORD = re.compile(r"\w+")
MARKS = "StartSel=[, StopSel=], MaxWords=16, MinWords=6, MaxFragments=1"
KINDS = ("statement", "actor")  # what is searched beside texts
texts, things, met = schema.texts.c, schema.things.c, schema.met.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Where the words were found; `snippet` marks them with [ and ]."""

    id: str  # of a document, a statement or an actor
    kind: str  # document, statement, actor
    title: str | None  # of a document; the name of an actor
    day: date | None  # of publication
    snippet: str


@dataclass(frozen=True, slots=True)
class Index:
    """Where words are indexed: the table and its column, and the FTS5 table beside it."""

    words: ColumnElement[str]
    number: ColumnElement[int]
    fts: str

    def match(self, connection: Connection, words: str) -> ColumnElement[bool]:
        """Return the condition that all these words are there; what holds no word finds nothing."""
        if not WORD.search(words):
            return false()
        if connection.dialect.name == "sqlite":
            return self.number.in_(self._matching(words, "rowid"))
        vector: ColumnElement[Any] = literal_column(f"{self.words.table.name}.vector")
        return vector.op("@@")(func.plainto_tsquery("english", " ".join(WORD.findall(words))))

    def _matching(self, words: str, *columns: str) -> Select[Any]:
        found = table(self.fts, *(column(name) for name in columns))
        condition = words_of_sql(f"{self.fts} MATCH :match_{self.fts}")
        quoted = " ".join(f'"{word}"' for word in WORD.findall(words))
        return select(*found.c).select_from(found).where(condition.bindparams(**{f"match_{self.fts}": quoted}))

    def ranked(self, connection: Connection, statement: Select[Any], words: str) -> Select[Any]:
        """Return a statement with the number and the rank of what matches, the best first."""
        if connection.dialect.name == "sqlite":
            found = self._matching(words, "rowid", "rank").subquery()
            joined = statement.add_columns(self.number.label("number"), found.c.rank.label("rank"))
            return joined.where(self.number == found.c.rowid).order_by(found.c.rank, self.number)
        query = func.plainto_tsquery("english", " ".join(WORD.findall(words)))
        vector: ColumnElement[Any] = literal_column(f"{self.words.table.name}.vector")
        rank = (-func.ts_rank(vector, query)).label("rank")
        ordered = statement.add_columns(self.number.label("number"), rank).where(vector.op("@@")(query))
        return ordered.order_by(rank, self.number)

    def snippets(self, connection: Connection, words: str, numbers: list[int]) -> dict[int, str]:
        """Return the words around what was found, by number."""
        if not numbers:
            return {}
        if connection.dialect.name == "sqlite":
            cut: ColumnElement[str] = literal_column(f"snippet({self.fts}, 0, '[', ']', ' … ', 16)")
            statement = self._matching(words, "rowid").add_columns(cut).where(column("rowid").in_(numbers))
        else:
            query = func.plainto_tsquery("english", " ".join(WORD.findall(words)))
            cut = func.ts_headline("english", self.words, query, MARKS)
            statement = select(self.number, cut).where(self.number.in_(numbers))
        return {row[0]: row[1] for row in connection.execute(statement)}


TEXTS = Index(texts.text, texts.number, "text_words")
THINGS = Index(things.words, things.number, "thing_words")


def search(connection: Connection, words: str, wanted: Wanted, *, negotiation: str | None) -> Iterator[Hit]:
    """Yield what holds all the words, the best first."""
    if not WORD.search(words):
        return
    found: list[tuple[float, str, Row[Any], str]] = []
    for index, statement in ((TEXTS, _documents(wanted, negotiation)), (THINGS, _things(wanted, negotiation))):
        ranked = index.ranked(connection, statement, words)
        rows = connection.execute(ranked if wanted.limit is None else ranked.limit(wanted.limit)).all()
        snippets = index.snippets(connection, words, [row.number for row in rows])
        found += [(row.rank, row.id, row, snippets.get(row.number, "")) for row in rows]
    found.sort(key=lambda one: one[:2])
    for _, name, row, snippet in found[: wanted.limit]:
        yield Hit(id=name, kind=row.kind, title=row.title, day=row.day, snippet=snippet)


def _documents(wanted: Wanted, negotiation: str | None) -> Select[Any]:
    kind: ColumnElement[str] = literal_column("'document'").label("kind")
    statement = select(met.document.label("id"), kind, met.title, met.published.label("day"))
    statement = statement.where(met.document == texts.document)
    if wanted.since is not None:
        statement = statement.where(met.published >= wanted.since)
    for last in (wanted.until, wanted.as_of):
        if last is not None:
            statement = statement.where(or_(met.published.is_(None), met.published <= last))
    if negotiation is not None:
        belongs = schema.document_negotiations.c
        statement = statement.where(
            exists().where(belongs.negotiation == negotiation, belongs.document == met.document)
        )
    return statement


def _things(wanted: Wanted, negotiation: str | None) -> Select[Any]:
    statement = select(things.id, things.kind, things.name.label("title"), things.first_told.label("day"))
    statement = statement.where(things.kind.in_(KINDS))
    statement = statement.where(or_(things.review.is_(None), things.review != Verdict.REJECTED.value))
    if wanted.since is not None:
        statement = statement.where(things.ends >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(things.day <= wanted.until)
    if wanted.as_of is not None:
        statement = statement.where(or_(things.first_told.is_(None), things.first_told <= wanted.as_of))
    if negotiation is not None:
        belongs = schema.thing_negotiations.c
        statement = statement.where(exists().where(belongs.negotiation == negotiation, belongs.thing == things.id))
    return statement
