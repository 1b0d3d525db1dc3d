"""Puts a copy of a record in its place; what was forgotten since stays forgotten."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, Engine, delete, select

from communique.errors import RecordError
from communique.record.store import schema
from communique.record.store.checks import faults
from communique.record.store.connect import Place, connect, place_of, reading, writing
from communique.record.store.copying import WAIT_SECONDS, copy_rows
from communique.record.store.forgetting import Forgotten, forget, list_forgotten
from communique.record.store.rows import put_over, rows_with

FEW = 3  # so many faults a message names


def fill_from(copy: Path, engine: Engine, place: Place, *, replace: bool) -> int:
    """Fill a record from a copy, in one step; return how many texts were forgotten again.

    Nobody is signed in afterwards.

    Args:
        copy: A file that `Store.backup` made, of this schema or an older one; it is left as it is.
        replace: Whether a record that holds something gives way.

    Raises:
        RecordError: The copy is none or not whole, or the record is not empty; nothing is changed.
    """
    with _readable(copy) as source:
        if wrong := list(islice(faults(source), FEW)):
            raise RecordError(f"{copy}: expected a copy that is whole, found: {'; '.join(wrong)}")
        with writing(engine, place) as into:
            if not replace and into.execute(select(schema.documents.c.id).limit(1)).first() is not None:
                raise RecordError(f"{place.name}: expected an empty record, found one with documents; say --replace")
            kept = list(list_forgotten(into))
            copy_rows(source, into)
            into.execute(delete(schema.sessions))
            return _forget_again(into, kept)


def _forget_again(into: Connection, kept: list[Forgotten]) -> int:
    table = schema.documents.c
    there = {row.id for row in rows_with(into, select(table.id), table.id, [str(one.document) for one in kept])}
    forget(into, [one for one in kept if one.document in there])
    put_over(into, schema.forgotten, [asdict(one) for one in kept])
    return len(there)


@contextmanager
def _readable(copy: Path) -> Iterator[Connection]:
    """Yield a connection to a copy at the schema this program knows; one of an older schema is raised beside it."""
    from communique.record.store.opening import upgrade  # noqa: PLC0415  it opens what restores

    if not copy.is_file():
        raise RecordError(f"{copy}: expected a copy of a record, found no file")
    with TemporaryDirectory(prefix="communique-") as folder:
        beside = place_of(Path(folder) / "record.db")
        copyfile(copy, Path(beside.name))
        try:
            upgrade(beside.name)
        except RecordError as error:
            raise RecordError(str(error).replace(beside.name, str(copy))) from error
        engine = connect(beside, writable=False, create=False, wait_seconds=WAIT_SECONDS)
        try:
            with reading(engine, beside) as connection:
                yield connection
        finally:
            engine.dispose()
