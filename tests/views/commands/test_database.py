import sqlite3

import pytest

from communique.record import open_record
from tests.views.commands.running import rows, run, told


def test_a_record_that_is_whole_is_said_to_be(filled):
    assert told("db", "check", "--database", filled) == f"{filled}: all is well\n"


def test_a_backup_is_a_record(filled, tmp_path):
    told("db", "backup", tmp_path / "copy.db", "--database", filled)
    assert rows("contacts", "--database", tmp_path / "copy.db") == rows("contacts", "--database", filled)


def test_a_backup_replaces_nothing(filled, tmp_path):
    (tmp_path / "copy.db").write_text("mine")
    result = run("db", "backup", tmp_path / "copy.db", "--database", filled)
    assert result.exit_code == 1
    assert (tmp_path / "copy.db").read_text() == "mine"


def test_what_is_derived_can_be_made_again(database):
    before = rows("contacts", "--database", database)
    told("db", "rebuild", "--database", database)
    assert rows("contacts", "--database", database) == before


def test_a_schema_that_is_new_needs_no_upgrade(database):
    assert "already" in told("db", "upgrade", "--database", database)


def outdate(database):
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE readings SET rules = 'older'")


@pytest.mark.slow
def test_texts_read_with_other_rules_are_read_again_and_reviews_stay(database):
    contact = next(row["id"] for row in rows("contacts", "--status", "held", "--database", database))
    told("review", "accept", contact, "--database", database)
    before = rows("contacts", "--database", database)
    outdate(database)
    assert "3 documents read with other rules" in told("doctor", "--database", database)
    result = run("db", "reread", "--database", database)
    assert result.exit_code == 0
    assert "3 read again" in result.stderr
    assert rows("contacts", "--database", database) == before
    assert "read with other rules" not in told("doctor", "--database", database)
    with open_record(database) as record:
        assert len(record.documents()) == 3
