"""Small statements every part of the store needs: rows in bulk, whatever the database."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, Table, delete, insert
from sqlalchemy.dialects import postgresql, sqlite

T = TypeVar("T")
CHUNK = 500  # values of one IN list

Fields = Mapping[str, Any]


def chunks(values: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Yield lists of at most that many values."""
    remaining = iter(values)
    while chunk := list(islice(remaining, size)):
        yield chunk


def put(connection: Connection, table: Table, rows: Sequence[Fields]) -> None:
    """Insert rows, in the order of their keys: neighbours lie on one page."""
    if rows:
        keys = [column.name for column in table.primary_key if column.name in rows[0]]
        ordered = sorted(rows, key=lambda row: [row[name] for name in keys]) if keys else list(rows)
        connection.execute(insert(table), ordered)


def put_new(connection: Connection, table: Table, rows: Sequence[Fields]) -> None:
    """Insert those rows that are not there yet."""
    if rows:
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        connection.execute(dialect.insert(table).on_conflict_do_nothing(), list(rows))


def put_over(connection: Connection, table: Table, rows: Sequence[Fields]) -> None:
    """Insert rows, each in place of the one with the same key."""
    if not rows:
        return
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(table)
    keys = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed), list(rows))


def drop(connection: Connection, column: Column[Any], values: Iterable[Any]) -> None:
    """Delete the rows of a column's table with one of these values in it."""
    for chunk in chunks(sorted(set(values))):
        connection.execute(delete(column.table).where(column.in_(chunk)))


def rows_with(
    connection: Connection, statement: Select[*tuple[Any, ...]], column: ColumnElement[Any], values: Iterable[str]
) -> Iterator[Row[Any]]:
    """Yield the rows of a statement with one of these values in a column."""
    for chunk in chunks(sorted(set(values))):
        yield from connection.execute(statement.where(column.in_(chunk)))
