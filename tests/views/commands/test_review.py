import pytest

from communique.record import open_record
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


@pytest.mark.parametrize(
    ("field", "value", "said"), [("when", "2025-03", "2025-03"), ("place", "Graz", "Graz"), ("when", "2025", "2025")]
)
def test_a_day_or_a_name_is_enough_for_a_correction(database, contact, field, value, said):
    told("review", "correct", contact, field, value, "--database", database)
    row = next(row for row in rows("contacts", "--database", database) if row["id"] == contact)
    assert said in (row["edtf"], row["place"])


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("mood", "bad", "expected one of mode, level, status"),
        ("status", "vanished", "expected one of held, "),
        ("participants", "Nobody Atall", "expected the name or the id of somebody in the record"),
        ("participants", '["Nobody Atall"]', "found 'Nobody Atall'"),
        ("told_by", "actor-unheard-of", "actor-unheard-of"),
        ("duration", "long", "expected how long in ISO 8601"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(database, contact, field, value, reason):
    result = run("review", "correct", contact, field, value, "--database", database)
    assert result.exit_code == 1
    assert reason in result.stderr
    assert rows("review", "log", "--database", database) == []


def test_people_may_be_named_in_a_correction(database, contact):
    names = _people(database)[:2]
    told("review", "correct", contact, "participants", "; ".join(names), "--database", database)
    row = next(row for row in rows("contacts", "--database", database) if row["id"] == contact)
    assert all(name in row["participants"] for name in names)


def _people(database):
    with open_record(database, writable=False) as record:
        actors = [merged.thing for merged in record.actors()]
    return [actor.name for actor in actors if actor.kind == "person"]


def test_a_contact_is_no_statement(database, contact):
    statement = rows("statements", "--database", database)[0]["id"]
    result = run("review", "merge", contact, statement, "--database", database)
    assert (result.exit_code, "found a contact and a statement" in result.stderr) == (1, True)


def test_two_reports_are_parted_and_joined_again(database, contact):
    (*_, last) = page("show", contact, "--database", database)["whole"]["reports"]
    told("review", "split", contact, last["finding"], "--reason", "two meetings", "--database", database)
    assert page("show", last["finding"], "--database", database)["whole"]["thing"]["id"] != contact
    told("review", "merge", last["finding"], contact, "--database", database)
    assert page("show", last["finding"], "--database", database)["whole"]["thing"]["id"] == contact


def test_two_ids_are_needed_to_merge(database, contact):
    result = run("review", "merge", contact, contact, "--database", database)
    assert result.exit_code == 1
    assert "expected two different ids" in result.stderr


def test_only_judgements_can_be_undone(database, contact):
    result = run("review", "undo", contact, "--database", database)
    assert result.exit_code == 1
    assert "expected the id of a judgement" in result.stderr


@pytest.fixture
def words(database):
    """A document, and where a sentence of it stands."""
    with open_record(database, writable=False) as record:
        document = record.documents()[0].id
        text = record.text(document)
    start = text.index("The meeting lasted two hours")
    return document, start, start + len("The meeting lasted two hours")


def test_a_finding_the_program_overlooked_is_added(database, words):
    said = told("review", "add", words[0], "contact", *words[1:], "participants=Marco Rubio; Sergei Lavrov",
                "mode=call", "when=2025-03-10", "--reason", "overlooked", "--database", database)  # fmt: skip
    assert "added (contact), by Ada: overlooked" in said
    name = said.splitlines()[0]
    row = next(row for row in rows("contacts", "--database", database) if row["id"] == name)
    assert (row["mode"], row["review"], row["quote"]) == ("call", "added", "The meeting lasted two hours")
    assert "rule person" in told("show", name, "--database", database)
    (judgement,) = rows("review", "log", "--database", database)
    told("review", "undo", judgement["id"], "--database", database)
    assert name not in {row["id"] for row in rows("contacts", "--database", database)}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        (["participants"], "expected a field and its value as in status=held"),
        ([], "expected who a contact is about in `participants`"),
        (["participants=Marco Rubio", "mood=bad"], "expected one of mode, level"),
    ],
)
def test_an_addition_that_makes_no_sense_is_refused(database, words, fields, reason):
    result = run("review", "add", words[0], "contact", *words[1:], *fields, "--database", database)
    assert result.exit_code == 1
    assert reason in result.stderr
    assert rows("review", "log", "--database", database) == []
