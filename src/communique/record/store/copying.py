"""Copies a record while others go on using it, and puts a copy in its place."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, func, select
from sqlalchemy import text as sql

from communique.errors import RecordError
from communique.record.store import schema
from communique.record.store.connect import Place, connect, place_of, reading, refused, writing
from communique.record.store.rows import chunks

PAGES = 4096  # copied at a time
ROWS = 1000  # copied at a time
WAIT_SECONDS = 1.0  # nobody else knows the file yet


def copy_to(engine: Engine, place: Place, path: Path) -> None:
    """Copy a record, from wherever it lies, to a file that is not there yet.

    Raises:
        RecordError: The file is there or cannot be written.
    """
    if path.exists():
        raise RecordError(f"{path}: expected no file there, found one; it is not overwritten")
    if not path.parent.is_dir():
        raise RecordError(f"{path}: expected a folder for the copy, found no {path.parent}")
    copy: Callable[[Engine, Place, Path], None] = _copy_rows if place.path is None else _copy_file
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        copy(engine, place, unfinished)
        unfinished.rename(path)
    except OSError as error:
        raise RecordError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        with suppress(OSError):  # it is said already that nothing can be written there
            unfinished.unlink(missing_ok=True)


def _copy_file(engine: Engine, place: Place, path: Path) -> None:
    source = engine.raw_connection()
    with refused(Place(name=str(path), path=path, url=place.url)):
        copy = sqlite3.connect(path)
        try:
            source.driver_connection.backup(copy, pages=PAGES)  # type: ignore[union-attr]
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
            source.close()


def _copy_rows(engine: Engine, place: Place, path: Path) -> None:
    from communique.record.store.upgrading import raise_schema  # noqa: PLC0415  alembic is needed here alone

    target = place_of(path)
    file = connect(target, writable=True, create=True, wait_seconds=WAIT_SECONDS)
    try:
        with reading(engine, place) as source, writing(file, target) as into:
            raise_schema(into)
            copy_rows(source, into)
    finally:
        file.dispose()
    with closing(sqlite3.connect(path)) as copied:
        copied.execute("PRAGMA journal_mode = DELETE")


def copy_rows(source: Connection, target: Connection) -> None:
    """Write the rows of one record into another of the same schema, in place of those that are there."""
    for table in reversed(schema.metadata.sorted_tables):
        target.execute(delete(table))
    for table in schema.metadata.sorted_tables:
        rows = source.execution_options(yield_per=ROWS).execute(select(table)).mappings()
        for some in chunks(rows, ROWS):
            target.execute(table.insert(), [dict(row) for row in some])
    if target.dialect.name == "postgresql":
        _count_on(target)


def _count_on(target: Connection) -> None:
    """Let the server give new rows the numbers after those that were written."""
    for table in schema.metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None or column.name != "number" or column.autoincrement is False:
            continue
        last = target.execute(select(func.max(column))).scalar()
        sequence = target.execute(sql(f"SELECT pg_get_serial_sequence('{table.name}', 'number')")).scalar()
        target.execute(select(func.setval(sequence, last or 1, last is not None)))
