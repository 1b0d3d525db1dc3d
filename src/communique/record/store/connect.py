"""Opens the database of a record: a SQLite file or a PostgreSQL server, with messages that say what is wrong."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import QueuePool

from communique.errors import RecordError
from communique.record.store.refusals import refused_as

POSTGRESQL = frozenset({"postgresql", "postgres", "postgresql+psycopg"})
FORMS = "a path, sqlite:///PATH or postgresql://USER@HOST/NAME"
LOCK = 0x636F6D6D  # the advisory lock of writers ("comm")
_TURNS: WeakKeyDictionary[Engine, Lock] = WeakKeyDictionary()
_MAKING = Lock()
KEPT_OPEN, MORE = 8, 64  # connections
ALONE_SECONDS = 10.0  # to wait while another program changes the file
HEADER = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a record lies; `name` is what a message may call it, without any password."""

    name: str
    path: Path | None  # None: a server
    url: URL


def place_of(database: str | Path) -> Place:
    """Return where a path or URL points to.

    Raises:
        RecordError: The URL is of no known form.
    """
    if isinstance(database, Path) or "://" not in database:
        path = Path(database)
        return Place(name=str(path), path=path, url=URL.create("sqlite", database=str(path)))
    try:
        url = make_url(database)
    except (ArgumentError, ValueError) as error:
        raise RecordError(f"expected {FORMS}, found an address that cannot be taken apart") from error
    if url.drivername in {"sqlite", "sqlite+pysqlite"}:
        return _file_of(url)
    if url.drivername not in POSTGRESQL:
        raise RecordError(f"expected {FORMS}, found {url.drivername}://")
    return Place(name=url.render_as_string(hide_password=True), path=None, url=url.set(drivername="postgresql+psycopg"))


def _file_of(url: URL) -> Place:
    if not url.database or url.database == ":memory:":
        raise RecordError("expected the path of a file after sqlite:///, found none")
    return Place(name=url.database, path=Path(url.database), url=url)


def connect(place: Place, *, writable: bool, create: bool, wait_seconds: float) -> Engine:
    """Return the engine of a record, tried out.

    Raises:
        RecordError: It cannot be opened; the message says what was expected, what was found and where.
    """
    if place.path is None:
        engine = create_engine(
            place.url, hide_parameters=True, connect_args={"connect_timeout": max(2, int(wait_seconds))}
        )
    else:
        _look_at_file(place.path, create=create and writable)
        engine = _sqlite(place.path, writable=writable, wait_seconds=wait_seconds)
    try:
        with refused(place), engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except RecordError:
        engine.dispose()
        raise
    return engine


def connect_alone(place: Place, compiled: dict[Any, Any]) -> Engine:
    """Return an engine that reads a record over one connection at a time, so that what that one holds stays with it.

    Args:
        compiled: Where it keeps statements that it compiled; several engines may share them.
    """
    if place.path is None:
        engine = create_engine(place.url, hide_parameters=True, pool_size=1, max_overflow=0)
    else:
        engine = _sqlite(place.path, writable=False, wait_seconds=ALONE_SECONDS, pool=(1, 0))
    engine.update_execution_options(compiled_cache=compiled)
    return engine


def _look_at_file(path: Path, *, create: bool) -> None:
    """Refuse what is no database before SQLite says it in words of its own."""
    if path.is_dir():
        raise RecordError(f"{path}: expected a record, found a folder")
    if path.exists():
        _look_inside(path)
    elif not create:
        raise RecordError(f"{path}: expected a record, found no file")
    elif not path.parent.is_dir():
        raise RecordError(f"{path}: expected a folder to make the record in, found no {path.parent}")


def _look_inside(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(len(HEADER))
    except OSError as error:
        raise RecordError(f"{path}: cannot be read: {error.strerror}") from error
    if head and head != HEADER:
        raise RecordError(f"{path}: expected a record (an SQLite file), found a file of another kind")


def _sqlite(path: Path, *, writable: bool, wait_seconds: float, pool: tuple[int, int] = (KEPT_OPEN, MORE)) -> Engine:
    mode = "rwc" if writable else _reading_mode(path)

    def connected() -> sqlite3.Connection:
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        return sqlite3.connect(uri, uri=True, timeout=wait_seconds, isolation_level=None, check_same_thread=False)

    # Several threads of a server ask at once: the pool that SQLAlchemy takes otherwise may close what one still uses.
    engine = create_engine(
        "sqlite://",
        creator=connected,
        hide_parameters=True,
        poolclass=QueuePool,
        pool_size=pool[0],
        max_overflow=pool[1],
    )
    event.listen(engine, "connect", _settings(writable=writable))
    event.listen(engine, "begin", _begin)
    return engine


def _reading_mode(path: Path) -> str:
    """Return how to read a file: one that lies in a folder where nobody may write needs no locks."""
    import os  # noqa: PLC0415

    alone = not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()
    return "ro&immutable=1" if alone else "ro"


def _settings(*, writable: bool) -> Any:  # noqa: ANN401  a listener of SQLAlchemy
    def settle(connection: sqlite3.Connection, _: object) -> None:
        cursor = connection.cursor()
        if writable:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = FULL")
            cursor.execute("PRAGMA wal_autocheckpoint = 16000")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA cache_size = -131072")
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.close()

    return settle


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def reading(engine: Engine, place: Place) -> Iterator[Connection]:
    """Yield a connection that sees one state of the record."""
    with refused(place), engine.connect() as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield connection


def _turn(engine: Engine) -> Lock:
    """Return what the writers of one program queue at: SQLite lets whoever asks in a lucky moment go first."""
    with _MAKING:
        return _TURNS.setdefault(engine, Lock())


@contextmanager
def writing(engine: Engine, place: Place) -> Iterator[Connection]:
    """Yield the connection of the one who writes; all of it is kept, or nothing."""
    with (
        refused(place),
        _turn(engine),
        engine.connect().execution_options(writing=True) as connection,
        connection.begin(),
    ):
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
        yield connection


@contextmanager
def refused(place: Place) -> Iterator[None]:
    """Turn what the database says into what a person can act on."""
    try:
        yield
    except DBAPIError as error:
        raise refused_as(place.name, error) from error
    except sqlite3.Error as error:
        raise refused_as(place.name, error) from error
