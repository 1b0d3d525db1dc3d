"""A check tells what is wrong with a record, whatever was done to its file."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from communique.domain.contact import ContactStatus
from communique.record import open_record
from communique.record.store.sources import finding_key
from tests.record.store.stage import Told, add, findings_of

FIRST = findings_of(Told(day=3, published=4))
DOCUMENT, CONTACT = FIRST.document.id, FIRST.contacts[0].id
MEND = "`communique db rebuild` makes it again"


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A record of two documents, nobody at it."""
    path = tmp_path_factory.mktemp("checks") / "record.db"
    with open_record(path) as record:
        add(record, [Told(day=3, published=4), Told(day=9, published=5, status=ContactStatus.SCHEDULED, words=1)])
        assert not list(record.check())
    return path


@pytest.fixture
def path(whole, tmp_path):
    """A copy of it."""
    return Path(shutil.copy(whole, tmp_path))


def faults_after(path, *changes):
    """Return what is told of a record once somebody changed its file by hand."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for change in changes:
            connection.execute(*change)
    with open_record(path) as record:
        return list(record.check())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE texts SET text = text || '!'", f"{DOCUMENT}: its text is not the one that was added"),
        ("DELETE FROM texts", f"{DOCUMENT}: its text is not there"),
        ("DELETE FROM texts", f"{CONTACT}: names a text that is not there: {DOCUMENT}"),
        ("UPDATE findings SET payload = '{}'", f"{CONTACT}: the finding is not the one that was added"),
        ("DELETE FROM documents", "texts: a row names one of documents that is not there"),
        ("DELETE FROM sketches", f"13 findings stand in no group; {MEND}"),
        ('UPDATE sketches SET "group" = 0', f"11 findings stand in a group that is not there; {MEND}"),
        ("UPDATE appearances SET documents = 9", f"2 actors are counted in other documents than name them; {MEND}"),
        ("DELETE FROM met", f"2 documents have no current reading; {MEND}"),
        ("DELETE FROM members", f"{CONTACT}: is told by {DOCUMENT}, of which nothing counts; {MEND}"),
    ],
)
def test_what_is_lost_or_changed_is_told(path, change, words):
    assert words in faults_after(path, (change,))


def test_what_is_derived_is_whole_again_when_it_was_made_again(path):
    assert faults_after(
        path, ("DELETE FROM sketches",), ("UPDATE appearances SET documents = 9",), ("DELETE FROM met",)
    )
    with open_record(path) as record:
        record.rebuild()
        assert not list(record.check())


def put_in_place(payload):
    """Return what puts another contact in the place of the first, under the key that fits it."""
    key = finding_key(DOCUMENT, "contact", payload)
    return ("UPDATE findings SET payload = ?, key = ? WHERE id = ?", (payload, key, CONTACT))


def test_a_finding_that_cannot_be_read_is_told(path):
    assert any(told.startswith(f"{CONTACT}: cannot be read: ") for told in faults_after(path, put_in_place("{}")))


def test_a_quote_that_is_not_in_its_text_is_told(path):
    with closing(sqlite3.connect(path)) as connection:
        (payload,) = connection.execute("SELECT payload FROM findings WHERE id = ?", (CONTACT,)).fetchone()
    words = FIRST.contacts[0].evidence[0]
    told = faults_after(path, put_in_place(payload.replace(words.quote, "lost meeting")))
    assert f"{CONTACT}: the text has other words at {words.start}-{words.end}" in told


def test_pages_of_the_file_that_nothing_leads_to_are_told(path):
    lost = faults_after(
        path, ("PRAGMA writable_schema = ON",), ("DELETE FROM sqlite_schema WHERE name = 'ix_met_origin'",)
    )
    assert lost
    assert all(told.startswith("the file is damaged: ") for told in lost)
