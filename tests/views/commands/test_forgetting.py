"""`communique forget`, and what keeps a forgotten text out; `db restore` and `db compact`."""

import pytest

from tests.views.commands.running import rows, run, told

VIENNA = "https://ledger.example/vienna"


def test_without_yes_it_lists_and_changes_nothing(filled):
    before = filled.read_bytes()
    out = told("forget", VIENNA, "--database", filled)
    assert "Two hours in Vienna" in out
    assert "nothing was changed" in out
    assert filled.read_bytes() == before


def test_a_text_goes_by_address_and_no_word_of_it_stays(database, articles):
    held = [row["id"] for row in rows("contacts", "--status", "held", "--database", database)]
    said = [row["id"] for row in rows("statements", "--database", database) if "useful" in str(row)]
    told("review", "accept", said[0], "--database", database)
    told("review", "accept", held[0], "--reason", "it says: the talks had been useful", "--database", database)
    out = told("forget", VIENNA, "--yes", "--reason", "the outlet asked", "--database", database)
    assert "1 document forgotten, with 1 judgement" in out
    assert rows("contacts", "--status", "held", "--database", database) == []
    assert "all is well" in told("db", "check", "--database", database)
    left = b"".join(path.read_bytes() for path in database.parent.glob("record.db*"))
    for words in (b"had been useful", b"Two hours in Vienna", b"ledger.example/vienna", b"been useful"):
        assert words not in left
    again = run("add", articles, "--database", database)
    assert "1 left out, forgotten before" in again.stderr
    assert rows("contacts", "--status", "held", "--database", database) == []
    assert "Ada: the outlet asked" in told("forget", "--list", "--database", database)
    told("add", articles, "--again", "--database", database)
    assert [row["id"] for row in rows("contacts", "--status", "held", "--database", database)] == held


def test_a_forgotten_text_is_not_imported(filled, database, tmp_path):
    told("export", "--format", "jsonl", "--output", tmp_path / "all.jsonl", "--database", filled)
    told("forget", "--source", "ledger", "--yes", "--reason", "asked", "--database", database)
    result = run("import", tmp_path / "all.jsonl", "--database", database)
    assert "2 left out, forgotten before" in result.stderr
    assert [row["title"] for row in rows("documents", "--database", database)] == ["Four days to go"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "expected the id of a document, an address or --source"),
        (["document-0000000000000000"], "which nothing has"),
        (["--source", "Nobody's Paper"], "an outlet of the record"),
        (["https://elsewhere.example/"], "an address of a document"),
        ([VIENNA, "--yes"], "--reason"),
    ],
)
def test_what_cannot_be_forgotten_is_said(filled, arguments, expected):
    result = run("forget", *arguments, "--database", filled)
    assert result.exit_code in {1, 2}
    assert expected in " ".join(result.stderr.replace("│", " ").split())


def test_a_copy_is_restored_without_what_was_forgotten_since(filled, database, tmp_path):
    told("db", "backup", tmp_path / "copy.db", "--database", database)
    told("forget", VIENNA, "--yes", "--reason", "asked", "--database", database)
    refused = run("db", "restore", tmp_path / "copy.db", "--database", database)
    assert (refused.exit_code, "--replace" in refused.stderr) == (1, True)
    out = told("db", "restore", tmp_path / "copy.db", "--replace", "--database", database)
    assert "1 texts of the copy were forgotten since" in out
    assert b"had been useful" not in b"".join(path.read_bytes() for path in database.parent.glob("record.db*"))
    told("db", "restore", tmp_path / "copy.db", "--database", tmp_path / "new.db")
    assert rows("contacts", "--database", tmp_path / "new.db") == rows("contacts", "--database", filled)
    assert "written anew" in told("db", "compact", "--database", tmp_path / "new.db")
