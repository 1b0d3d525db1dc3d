"""Databases for the tests of the record: SQLite files, and a PostgreSQL server of their own where there is one."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

MISSING = "PostgreSQL is not installed (on Debian: sudo apt-get install postgresql; setup/system.sh does it)"
UNUSABLE = "PostgreSQL refuses root, and there is no user to run it as"
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
PEOPLE = ("postgres", "nobody")


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    beside = shutil.which("pg_ctl")
    found = [*(Path(beside).resolve().parent for _ in [0] if beside), *places]
    return next((path for path in reversed(found) if (path / "initdb").exists()), None)


def servant() -> list[str] | None:
    """Return how to run a program as somebody PostgreSQL accepts: as oneself, or as its user."""
    if os.getuid() != 0:
        return []
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = next((name for name in PEOPLE if name in names), None)
    return None if user is None or shutil.which("setpriv") is None else [
        "setpriv", f"--reuid={user}", f"--regid={pwd.getpwnam(user).pw_gid}", "--clear-groups"
    ]  # fmt: skip


@contextmanager
def server() -> Iterator[str]:
    """Yield the URL of a PostgreSQL server that listens on a socket of its own, without the name of a database."""
    bin_, as_servant = programs(), servant()
    if bin_ is None:
        pytest.skip(MISSING)
    if as_servant is None:
        pytest.skip(UNUSABLE)
    with tempfile.TemporaryDirectory(prefix="communique-pg-", dir="/tmp") as folder:  # a socket's path is short
        home = Path(folder)
        home.chmod(0o777)
        files = home / "files"

        def run(*command: str) -> None:
            words = [*as_servant, *command]
            subprocess.run(words, check=True, capture_output=True, cwd=folder, env=ENVIRONMENT)

        run(str(bin_ / "initdb"), "-D", str(files), "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
        run(str(bin_ / "pg_ctl"), "-D", str(files), "-o", options, "-l", str(home / "log"), "-w", "start")
        try:
            yield f"postgresql://tester@/{{name}}?host={folder}"
        finally:
            run(str(bin_ / "pg_ctl"), "-D", str(files), "-m", "immediate", "-w", "stop")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    with server() as url:
        yield url


def make_database(url: str) -> str:
    """Make an empty database and return its URL."""
    name = f"test_{uuid4().hex[:12]}"
    with psycopg.connect(url.format(name="postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return url.format(name=name)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database(request, tmp_path) -> str:
    """An empty database: the tests that ask for it run on both kinds."""
    if request.param == "sqlite":
        return str(tmp_path / "record.db")
    return make_database(request.getfixturevalue("postgresql_server"))
