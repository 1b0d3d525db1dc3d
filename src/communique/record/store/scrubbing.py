"""Overwrites what was removed, so that no word of it is left in the files of a record."""

from sqlalchemy import Engine
from sqlalchemy import text as sql

from communique.errors import BusyError
from communique.record.store import schema
from communique.record.store.connect import Place, refused
from communique.record.store.refusals import BUSY

INDEXES = ("text_words", "thing_words")


def scrub(engine: Engine, place: Place) -> None:
    """Write the database anew without what was removed; takes as much room again while it works.

    Raises:
        BusyError: Another program is reading or writing; what was removed may still lie in unused parts of the file.
        RecordError: There is no room, or the user may not do it.
    """
    if place.path is not None:
        _scrub_file(engine, place)
        return
    with refused(place), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in schema.metadata.sorted_tables:
            connection.execute(sql(f'VACUUM (FULL, ANALYZE) "{table.name}"'))


def _scrub_file(engine: Engine, place: Place) -> None:
    raw = engine.raw_connection()
    try:
        with refused(place):
            cursor = raw.cursor()
            for index in INDEXES:
                cursor.execute(f"INSERT INTO {index}({index}) VALUES ('optimize')")  # noqa: S608  our own names
            cursor.execute("PRAGMA temp_store = FILE")  # a record may be larger than the memory
            cursor.execute("VACUUM")
            is_busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            cursor.execute("PRAGMA temp_store = MEMORY")
    finally:
        raw.close()
    if is_busy:
        raise BusyError(f"{place.name}: {BUSY}")
