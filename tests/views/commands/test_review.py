import pytest

from tests.views.commands.running import page, rows, run, told


@pytest.fixture
def contact(database):
    return next(row["id"] for row in rows("contacts", "--status", "held", "--database", database))


def test_a_finding_that_is_accepted_needs_no_more_review(database, contact):
    said = told("review", "accept", contact, "--reason", "seen on video", "--database", database)
    assert "accepted, by Ada: seen on video" in said
    left = {row["id"] for row in rows("review", "list", "--database", database)}
    assert contact not in left
    assert "accepted, by Ada" in told("show", contact, "--database", database)


def test_a_finding_that_is_rejected_is_no_longer_shown_until_that_is_undone(database, contact):
    told("review", "reject", contact, "--by", "Bo", "--database", database)
    assert contact not in {row["id"] for row in rows("contacts", "--database", database)}
    (judgement,) = rows("review", "log", "--database", database)
    assert (judgement["verdict"], judgement["by"], judgement["about"]) == ("rejected", "Bo", contact)
    told("review", "undo", judgement["id"], "--database", database)
    assert contact in {row["id"] for row in rows("contacts", "--database", database)}
    assert [row["verdict"] for row in rows("review", "log", "--database", database)] == ["undone", "rejected"]


def test_a_correction_is_shown_as_such(database, contact):
    told("review", "correct", contact, "status", "cancelled", "--reason", "a mix-up", "--database", database)
    shown = page("show", contact, "--database", database)["whole"]
    assert (shown["thing"]["status"], shown["review"]) == ("cancelled", "corrected")


def test_split_undoes_merge(database, contact):
    other = next(row["id"] for row in rows("positions", "--database", database))
    result = run("review", "merge", contact, contact, "--database", database)
    assert result.exit_code == 1
    assert "expected two different ids" in result.stderr
    assert run("review", "accept", other[:20], "--database", database).exit_code == 0


def test_only_judgements_can_be_undone(database, contact):
    result = run("review", "undo", contact, "--database", database)
    assert result.exit_code == 1
    assert "expected the id of a judgement" in result.stderr
