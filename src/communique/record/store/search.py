"""Full-text search over texts, statements and actors: FTS5 or the search of PostgreSQL."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, text

from communique.record.store.wanted import Wanted

WORD = re.compile(r"[\w]+", re.UNICODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Where the words were found; `snippet` marks them with [ and ]."""

    id: str  # of a document, a statement or an actor
    kind: str  # document, statement, actor
    title: str | None
    day: date | None
    snippet: str


SQLITE = """
SELECT * FROM (SELECT t.document AS id, 'document' AS kind, m.title AS title, m.published AS day,
       snippet(text_words, 0, '[', ']', ' … ', 16) AS snippet, rank AS rank
FROM text_words JOIN texts t ON t.number = text_words.rowid JOIN met m ON m.document = t.document
WHERE text_words MATCH :words ORDER BY rank LIMIT :limit)
UNION ALL
SELECT * FROM (SELECT t.id, t.kind, t.name, t.first_told,
       snippet(thing_words, 0, '[', ']', ' … ', 16), rank
FROM thing_words JOIN things t ON t.number = thing_words.rowid
WHERE thing_words MATCH :words ORDER BY rank LIMIT :limit)
"""
POSTGRESQL = """
SELECT * FROM (SELECT t.document AS id, 'document' AS kind, m.title AS title, m.published AS day,
       ts_headline('english', t.text, q, :marks) AS snippet, -ts_rank(t.vector, q) AS rank
FROM texts t JOIN met m ON m.document = t.document, plainto_tsquery('english', :words) q
WHERE t.vector @@ q ORDER BY rank LIMIT :limit) a
UNION ALL
SELECT * FROM (SELECT t.id, t.kind, t.name, t.first_told,
       ts_headline('english', t.words, q, :marks), -ts_rank(t.vector, q) AS rank
FROM things t, plainto_tsquery('english', :words) q
WHERE t.vector @@ q ORDER BY rank LIMIT :limit) b
"""
MARKS = "StartSel=[, StopSel=], MaxWords=16, MinWords=6, MaxFragments=1"


def search(connection: Connection, words: str, wanted: Wanted) -> Iterator[Hit]:
    """Yield what holds all the words, the best first."""
    found = WORD.findall(words)
    if not found:
        return
    limit = wanted.limit if wanted.limit is not None else -1
    if connection.dialect.name == "sqlite":
        quoted = " ".join(f'"{word}"' for word in found)
        rows = connection.execute(text(SQLITE), {"words": quoted, "limit": limit})
    else:
        given = {"words": " ".join(found), "limit": wanted.limit, "marks": MARKS}
        rows = connection.execute(text(POSTGRESQL), given)
    ranked = sorted(rows, key=lambda row: (row.rank, row.id))
    for row in ranked[: wanted.limit]:
        day = date.fromisoformat(row.day) if isinstance(row.day, str) else row.day
        yield Hit(id=row.id, kind=row.kind, title=row.title, day=day, snippet=row.snippet)
