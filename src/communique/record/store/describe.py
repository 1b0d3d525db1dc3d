"""Describes the schema as a page: `python -m communique.record.store.describe` rewrites docs/schema.md."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, Inspector, Table, inspect
from sqlalchemy import text as sql

from communique.record.store import schema
from communique.record.store.connect import connect, place_of, writing
from communique.record.store.upgrading import raise_schema

PAGE = "docs/schema.md"
HEAD = f"""# The schema of a record

Made by `python -m communique.record.store.describe` from the migrations; a test holds it current. Schema
{schema.VERSION}, the same in a SQLite file and on a PostgreSQL server (there columns of ids are `COLLATE "C"`, and
`vector` columns take the place of the FTS5 tables `text_words` and `thing_words`).

What was read and judged only grows: no row of it is ever changed or removed, but by `communique forget`. What follows
from it is derived, and `communique db rebuild` makes it again; so does every upgrade that empties it, and a change in
the rules of merging. A finding that a person added is a judgement with the verdict `added`, and a row of `findings`
that no reading names.
"""
KEPT = ("documents", "texts", "citations", "readings", "findings", "judgements", "negotiations", "assignments",
        "forgotten")  # fmt: skip
PEOPLE = ("accounts", "tokens", "sessions", "saved_searches")


def page() -> str:
    """Return the page, from a record made by the migrations."""
    with TemporaryDirectory() as folder:
        place = place_of(Path(folder) / "record.db")
        engine = connect(place, writable=True, create=True, wait_seconds=1)
        with writing(engine, place) as connection:
            raise_schema(connection)
        with engine.connect() as connection:
            lines = list(_lines(connection))
        engine.dispose()
    return "\n".join(lines) + "\n"


def _lines(connection: Connection) -> Iterator[str]:
    inspector = inspect(connection)
    tables = schema.metadata.tables
    yield HEAD
    yield "## What was read and judged\n"
    for name in KEPT:
        yield from _table(inspector, tables[name])
    yield "## Who uses it over the web\n"
    for name in PEOPLE:
        yield from _table(inspector, tables[name])
    yield "## What follows from it\n"
    for name in sorted(set(tables) - set(KEPT) - set(PEOPLE)):
        yield from _table(inspector, tables[name])
    yield "## Views to browse\n"
    yield "In a SQLite file, for Datasette and its like:\n"
    for name in sorted(inspector.get_view_names()):
        columns = connection.execute(sql(f"PRAGMA table_info({name})"))
        yield f"- **{name}**: {', '.join(row.name for row in columns)}"


def _table(inspector: Inspector, table: Table) -> Iterator[str]:
    yield f"### {table.name}\n"
    yield f"{table.comment}\n"
    yield "| column | type | |\n|---|---|---|"
    keys = set(inspector.get_pk_constraint(table.name)["constrained_columns"])
    others = {key["constrained_columns"][0]: key["referred_table"] for key in inspector.get_foreign_keys(table.name)}
    for column in inspector.get_columns(table.name):
        name = column["name"]
        marks = ["key" if name in keys else "", f"→ {others[name]}" if name in others else ""]
        marks += ["" if not column["nullable"] or name in keys else "may be null", table.c[name].comment or ""]
        yield f"| {name} | {str(column['type']).lower()} | {'; '.join(mark for mark in marks if mark)} |"
    yield ""


if __name__ == "__main__":
    Path(PAGE).write_text(page(), encoding="utf-8")
