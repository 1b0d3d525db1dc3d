"""A copy takes the place of a record, from and to either kind of database."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from communique.errors import RecordError
from communique.record import Account, Forgotten, Role, Session, open_record
from tests.record.store.stage import Told, add, findings_of, state_of

DOCUMENTS = [Told(day=3, published=4), Told(day=3, published=5, outlet=1), Told(day=9, published=2, words=1)]
AT = datetime(2025, 7, 1, 12, tzinfo=UTC)


def test_a_copy_fills_another_record_and_that_goes_on(database, tmp_path):
    with open_record(tmp_path / "first.db") as record:
        add(record, DOCUMENTS[:2])
        expected = state_of(record)
        record.backup(tmp_path / "copy.db")
        add(record, DOCUMENTS[2:])
        more = state_of(record)
    with open_record(database) as record:
        assert record.restore(tmp_path / "copy.db") == 0
        assert state_of(record) == expected
        assert not list(record.check())
        add(record, DOCUMENTS[2:])
        assert state_of(record) == more
        record.backup(tmp_path / "second.db")
    with open_record(tmp_path / "second.db") as record:
        assert state_of(record) == more


def test_a_record_with_documents_gives_way_only_where_that_is_said(database, tmp_path):
    with open_record(database) as record:
        add(record, DOCUMENTS[:1])
        record.backup(tmp_path / "copy.db")
        expected = state_of(record)
        add(record, DOCUMENTS[1:])
        with pytest.raises(RecordError, match="--replace"):
            record.restore(tmp_path / "copy.db")
        record.restore(tmp_path / "copy.db", replace=True)
        assert state_of(record) == expected


def test_what_was_forgotten_since_stays_forgotten(database, tmp_path):
    gone = Forgotten(document=findings_of(DOCUMENTS[0]).document.id, at=AT, by="mira", reason="asked")
    with open_record(database) as record:
        add(record, DOCUMENTS)
        record.backup(tmp_path / "copy.db")
        record.forgetting.forget([gone])
        expected = state_of(record)
        assert record.restore(tmp_path / "copy.db", replace=True) == 1
        assert state_of(record) == expected


def test_nobody_is_signed_in_after_it(tmp_path):
    with open_record(tmp_path / "record.db") as record:
        account = Account(name="ada", role=Role.ADMIN, made=AT)
        record.accounts.add(account, "hash")
        record.accounts.begin_session(Session(hash="h", account=account, made=AT, expires=AT))
        record.backup(tmp_path / "copy.db")
        record.restore(tmp_path / "copy.db", replace=True)
        assert not state_of(record)["sessions"]
        assert state_of(record)["accounts"]


@pytest.mark.parametrize("content", [b"", b"my letters", b"SQLite format 3\x00 and no more"])
def test_what_is_no_copy_is_refused_by_name_and_changes_nothing(tmp_path, content):
    (tmp_path / "copy.db").write_bytes(content)
    with open_record(tmp_path / "record.db") as record:
        add(record, DOCUMENTS)
        before = state_of(record)
        with pytest.raises(RecordError, match=r"copy\.db"):
            record.restore(tmp_path / "copy.db", replace=True)
        assert state_of(record) == before


def test_a_copy_that_is_not_whole_is_refused_and_changes_nothing(tmp_path):
    with open_record(tmp_path / "record.db") as record:
        add(record, DOCUMENTS)
        record.backup(tmp_path / "copy.db")
        with closing(sqlite3.connect(tmp_path / "copy.db", isolation_level=None)) as copy:
            copy.execute("UPDATE texts SET text = 'They never met.'")
        before = state_of(record)
        with pytest.raises(RecordError, match=r"copy\.db: expected a copy that is whole, found: document-"):
            record.restore(tmp_path / "copy.db", replace=True)
        assert state_of(record) == before


def test_a_copy_that_is_not_there_is_told(tmp_path):
    with open_record(tmp_path / "record.db") as record, pytest.raises(RecordError, match="copy of a record, found no"):
        record.restore(tmp_path / "copy.db")
