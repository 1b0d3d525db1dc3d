"""Copies a record while others go on using it."""

import sqlite3
from pathlib import Path

from sqlalchemy import Engine

from communique.errors import RecordError
from communique.record.store.connect import Place, refused

PAGES = 4096  # copied at a time


def copy_to(engine: Engine, place: Place, path: Path) -> None:
    """Copy a record to a file that is not there yet.

    Raises:
        RecordError: The file is there, cannot be written, or the record lies on a server.
    """
    if place.path is None:
        raise RecordError(f"{place.name}: lies on a PostgreSQL server; `pg_dump --format=custom` copies it")
    if path.exists():
        raise RecordError(f"{path}: expected no file there, found one; it is not overwritten")
    if not path.parent.is_dir():
        raise RecordError(f"{path}: expected a folder for the copy, found no {path.parent}")
    unfinished = path.with_name(f"{path.name}.unfinished")
    target = Place(name=str(path), path=path, url=place.url)
    try:
        with refused(target):
            _copy(engine, unfinished)
        unfinished.rename(path)
    except OSError as error:
        raise RecordError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        unfinished.unlink(missing_ok=True)


def _copy(engine: Engine, path: Path) -> None:
    path.unlink(missing_ok=True)
    source = engine.raw_connection()
    copy = sqlite3.connect(path)
    try:
        source.driver_connection.backup(copy, pages=PAGES)  # type: ignore[union-attr]
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
        source.close()
