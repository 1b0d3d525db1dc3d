"""What is wrong with a database is said in words: what was expected, what was found, where."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest

from communique.errors import RecordError
from communique.record import Wanted, open_record, upgrade
from tests.record.store.stage import START, Told, add, state_of

RECORD = "record.db"
HOME = Path(__file__).parents[3]


def refused(database: str | Path, **options) -> str:
    with pytest.raises(RecordError) as caught, open_record(database, **options):
        pass
    return str(caught.value)


@pytest.fixture
def full(tmp_path) -> Path:
    path = tmp_path / RECORD
    with open_record(path) as record:
        add(record, [Told(), Told(day=4)])
    return path


def test_folder_is_no_record(tmp_path):
    assert refused(tmp_path) == f"{tmp_path}: expected a record, found a folder"


def test_file_of_another_kind_is_refused_and_kept(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("Ada met Bo, and wrote about it for a whole page.")
    assert "found a file of another kind" in refused(path)
    assert path.read_text().startswith("Ada met Bo")


def test_database_of_somebody_else_is_refused(tmp_path):
    path = tmp_path / RECORD
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    assert refused(path) == f"{path}: expected a record, found a database with tables of its own: recipes"


def test_no_file_where_none_may_be_made(tmp_path):
    assert refused(tmp_path / RECORD, create=False).endswith("expected a record, found no file")
    assert refused(tmp_path / RECORD, writable=False).endswith("expected a record, found no file")
    assert "expected a folder to make the record in" in refused(tmp_path / "nowhere" / RECORD)


@pytest.mark.parametrize("url", ["mysql://mira:secret@host/name", "sqlite://", "postgresql://[mira:secret"])
def test_url_of_no_known_form_is_refused_without_its_password(url):
    words = refused(url)
    assert words.startswith("expected ")
    assert "secret" not in words


def test_server_that_does_not_answer_is_named_without_the_password(tmp_path):
    words = refused(f"postgresql://mira:secret@/name?host={tmp_path}", wait_seconds=2)
    assert words.startswith("postgresql://mira:***@")
    assert "server" in words
    assert "secret" not in words


def faults_in(path: Path) -> list[str]:
    try:
        with open_record(path) as record:
            return list(record.check())
    except RecordError as error:
        return [str(error)]


def test_damaged_file_is_told_from_a_record(full):
    whole = full.read_bytes()
    full.write_bytes(whole[:3000] + b"\x07" * 9000 + whole[12000:])
    assert any("damaged" in words for words in faults_in(full))


def test_locked_file_says_so_and_loses_nothing(full):
    other = sqlite3.connect(full, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_record(full, wait_seconds=0.1) as record:
        before = state_of(record)
        with pytest.raises(RecordError, match="another program is writing"):
            add(record, [Told(day=7)])
        other.execute("ROLLBACK")
        assert state_of(record) == before
        add(record, [Told(day=7)])
        assert len(record.documents()) == 3
    other.close()


def test_record_of_a_newer_program_is_refused(full):
    connection = sqlite3.connect(full)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = full.read_bytes()
    for options in ({}, {"writable": False}):
        assert "made by a newer communique" in refused(full, **options)
    with pytest.raises(RecordError, match="newer"):
        upgrade(full)
    assert full.read_bytes() == before


def test_upgrade_of_a_current_record_changes_nothing(full):
    before, after = upgrade(full)
    assert before == after


READ = """
import os, sys
from communique.errors import RecordError
from communique.record import open_record
from tests.record.store.stage import Told, add
with open_record(sys.argv[2]) as record:  # so that everything is loaded while it may be
    add(record, [Told()])
    assert record.documents()
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
with open_record(sys.argv[1], writable=False) as record:
    assert len(record.documents()) == 2
try:
    with open_record(sys.argv[1], wait_seconds=1) as record:
        add(record, [Told(day=9)])
except RecordError as error:
    print(error)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_file_that_may_only_be_read_is_read_and_not_written(full, tmp_path):
    with tempfile.TemporaryDirectory(dir=full.anchor + "tmp") as name:
        folder = Path(name)
        path = Path(shutil.copy(full, folder))
        path.chmod(0o444)
        folder.chmod(0o555)
        command = [sys.executable, "-c", READ, str(path), str(tmp_path / "other.db")]
        done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False)
        folder.chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert "may only be read" in done.stdout or "cannot be opened" in done.stdout


FILL = """
import resource, sys
from communique.errors import RecordError
from communique.record import open_record
from tests.record.store.stage import Told, add, findings_of, BY
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    with open_record(sys.argv[1]) as record:
        for added in record.add((findings_of(Told(day=n, words=n, published=n)) for n in range(400)), BY):
            print(added.document, flush=True)
except RecordError as error:
    print(error, file=sys.stderr)
    raise SystemExit(3)
"""


@pytest.mark.slow
def test_full_disk_stops_with_words_and_keeps_what_was_told_of(full):
    room = full.stat().st_size + 300_000
    command = [sys.executable, "-c", FILL, str(full), str(room)]
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    assert "full" in done.stderr
    assert "nothing of this step was kept" in done.stderr
    with open_record(full) as record:
        assert not list(record.check())
        assert set(done.stdout.split()) <= {citation.id for citation in record.documents(Wanted(limit=None))}
        state = state_of(record)
        record.rebuild()
        assert state_of(record) == state


def test_file_may_be_named_by_its_url(full):
    with open_record(f"sqlite:///{full}", create=False) as record:
        assert len(record.documents()) == 2


def test_what_is_no_file_cannot_be_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(RECORD)
        assert refused(RECORD).startswith(f"{RECORD}: cannot be read: ")


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("nowhere/copy.db", "expected a folder for the copy, found no "),
        (f"{'n' * 250}.db", "cannot be written: "),
        pytest.param("/proc/copy.db", "it cannot be opened; expected a file and a folder that may be read and written",
                     marks=pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder of Linux")),
    ],
)  # fmt: skip
def test_copy_that_cannot_be_made_is_told_and_nothing_is_left_of_it(full, tmp_path, where, words):
    with open_record(full) as record, pytest.raises(RecordError) as caught:
        record.backup(tmp_path / where)
    assert words in str(caught.value)
    assert {path.name.partition("-")[0] for path in tmp_path.iterdir()} == {RECORD}


def test_what_else_the_database_says_is_told_in_its_words(full):
    connection = sqlite3.connect(full)
    connection.execute("DROP TABLE replacements")
    connection.commit()
    connection.close()
    with open_record(full) as record:
        with pytest.raises(RecordError, match=r"record\.db: the database says: no such table: replacements"):
            add(record, [Told(day=9)])
        with pytest.raises(RecordError, match="no such table"), record.known_by(START - timedelta(days=1)):
            pass
