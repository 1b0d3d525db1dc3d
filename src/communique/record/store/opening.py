"""Opens a record: makes it where there is none, and sees that its schema is the one this program knows."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from communique.errors import RecordError
from communique.record.store import schema
from communique.record.store.connect import Place, connect, place_of, reading, writing
from communique.record.store.copying import copy_to
from communique.record.store.derive.rebuilding import rebuild
from communique.record.store.derive.standings import MERGING, standing
from communique.record.store.judging import current_rulings
from communique.record.store.store import Store

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 10.0


@contextmanager
def open_record(
    database: str | Path, *, writable: bool = True, create: bool = True, wait_seconds: float = PATIENCE_SECONDS
) -> Iterator[Store]:
    """Yield the record at a path or URL (`sqlite:///PATH`, `postgresql://USER@HOST/NAME`), and close it.

    Args:
        writable: False opens it for reading alone. A writable record of an older schema is upgraded; of a file a copy
            is kept beside it (`record.db.before-0004`).
        create: Whether a record is made where there is none.
        wait_seconds: How long to wait while another program writes.

    Raises:
        RecordError: It cannot be opened; the message says what was expected, what was found and where.
    """
    place = place_of(database)
    engine = connect(place, writable=writable, create=create, wait_seconds=wait_seconds)
    store = Store(engine, place)
    try:
        _ready(engine, place, writable=writable, create=create)
        yield store
    finally:
        store.close()


def _ready(engine: Engine, place: Place, *, writable: bool, create: bool) -> None:
    with reading(engine, place) as connection:
        found = version_of(connection, place)
    if found == schema.VERSION:
        return
    if found is not None and found > schema.VERSION:
        raise RecordError(
            f"{place.name}: expected a record of schema {schema.VERSION} or older, found {found}: "
            "made by a newer communique, which can open it"
        )
    if not writable or (found is None and not create):
        raise RecordError(_too_old(place, found))
    _raise(engine, place, found)


def _too_old(place: Place, found: str | None) -> str:
    if found is None:
        return f"{place.name}: expected a record, found an empty database"
    after = "; make a copy of the database before, with pg_dump" if place.path is None else ", and keeps a copy"
    return (
        f"{place.name}: expected a record of schema {schema.VERSION}, found {found}: "
        f"`communique db upgrade` raises it{after}"
    )


def upgrade(database: str | Path) -> tuple[str, str]:
    """Bring the schema of a record to the version this program knows; return the version before and after.

    Raises:
        RecordError: There is no record, or it was made by a newer program.
    """
    place = place_of(database)
    engine = connect(place, writable=True, create=False, wait_seconds=PATIENCE_SECONDS)
    try:
        with reading(engine, place) as connection:
            before = version_of(connection, place)
        _ready(engine, place, writable=True, create=False)
    finally:
        engine.dispose()
    return before or schema.VERSION, schema.VERSION


def version_of(connection: Connection, place: Place) -> str | None:
    """Return the version of the schema that is there, None where the database is empty.

    Raises:
        RecordError: The database holds tables of something else.
    """
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables and "readings" in tables:
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    if tables:
        raise RecordError(f"{place.name}: expected a record, found a database with tables of its own: {min(tables)}")
    return None


def _raise(engine: Engine, place: Place, found: str | None) -> None:
    """Make the schema, or raise it in one step; a file is copied before."""
    from communique.record.store.upgrading import raise_schema  # noqa: PLC0415  alembic is needed here alone

    if found is not None and place.path is not None:
        copy = place.path.with_name(f"{place.path.name}.before-{schema.VERSION}")
        if not copy.exists():
            copy_to(engine, place, copy)
        log.warning("%s: schema %s becomes %s; the old file is kept as %s", place.name, found, schema.VERSION, copy)
    with writing(engine, place) as connection:
        if version_of(connection, place) != schema.VERSION:  # another program may have been first
            raise_schema(connection)
            if standing(connection, MERGING) is None:  # a migration that empties derived tables forgets it
                rebuild(connection, current_rulings(connection))
