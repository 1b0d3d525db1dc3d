import pytest

from tests.views.commands.running import page, rows, run, told


@pytest.fixture
def contact(filled):
    return next(row["id"] for row in rows("contacts", "--status", "held", "--database", filled))


def test_brief_tells_how_things_stand(filled):
    brief = told("brief", "--database", filled)
    assert brief.startswith("The record as of 10 March 2025\n3 documents of 2 outlets, 2 March 2025 to 10 March 2025\n")
    assert "Latest contacts" in brief
    assert "give up its territory" in brief


def test_brief_as_of_an_earlier_day_does_not_know_the_later(filled):
    brief = told("brief", "--as-of", "2025-03-06", "--database", filled)
    assert brief.startswith("The record as of 6 March 2025\n2 documents")
    assert "held" not in brief


def test_timeline_is_in_the_order_of_the_days(filled):
    days = [row["earliest"] for row in rows("timeline", "--database", filled) if row["earliest"]]
    assert days == sorted(days)


def test_show_has_words_place_and_source_of_every_report(filled, contact):
    shown = told("show", contact, "--database", filled)
    assert shown.startswith("held: Sergey Lavrov (RUS), Marco Rubio (USA)\n")
    assert "│ Sergei Lavrov met Marco Rubio" in shown
    assert "¶1:0–" in shown
    assert "Ledger, “Two hours in Vienna”, 10 March 2025" in shown
    assert page("show", contact, "--database", filled)["documents"][0]["source"] == "Ledger"


def test_the_beginning_of_an_id_is_enough(filled, contact):
    assert told("show", contact[:16], "--database", filled) == told("show", contact, "--database", filled)


def test_show_tells_a_thing_as_it_stood_on_a_day(filled):
    contact = rows("contacts", "--status", "held", "--database", filled)[0]
    told_first = contact["first_told"]
    shown = page("show", contact["id"], "--as-of", told_first, "--database", filled)
    assert {report["published"] for report in shown["whole"]["reports"]} == {told_first}
    early = run("show", contact["id"], "--as-of", "2020-01-01", "--database", filled)
    assert (early.exit_code, "first told later" in early.stderr) == (1, True)


def test_show_names_every_place_of_a_text(database, tmp_path):
    for outlet in ("Bugle", "Mirror"):
        path = tmp_path / f"{outlet}.txt"
        path.write_text(f"---\nsource: {outlet}\npublished: 2025-03-0{len(outlet)}\n---\nAll was calm.", "utf-8")
    said = run("add", str(tmp_path / "Bugle.txt"), str(tmp_path / "Mirror.txt"), "--database", database).stderr
    assert "2 documents: 1 added, 1 word for word at another place" in said
    (document,) = [row["id"] for row in rows("documents", "--database", database) if row["source"] == "Bugle"]
    assert "the same text: Mirror, 6 March 2025" in told("show", document, "--database", database)


def test_show_tells_a_document_with_its_text_and_an_actor_with_its_offices(filled):
    (document, *_) = page("documents", "--database", filled)["documents"]
    assert "Lavrov met Marco Rubio" in told("show", document["id"], "--database", filled)
    hit = next(row for row in rows("search", "Lavrov", "--database", filled) if row["kind"] == "actor")
    assert "person, acts for RUS" in told("show", hit["id"], "--database", filled)


def test_an_id_nobody_has_is_said(filled):
    result = run("show", "contact-ffff", "--database", filled)
    assert result.exit_code == 1
    assert "expected the id of something in the record, found 'contact-ffff'" in result.stderr


def test_search_finds_texts_and_statements(filled):
    assert {row["kind"] for row in rows("search", "useful", "--database", filled)} >= {"document"}
    assert told("search", "nonsuch", "--database", filled) == "No places found.\n"


def test_a_reference_stays_the_same_and_names_words_source_day_and_hashes(filled, contact):
    text = told("cite", contact, "--database", filled)
    assert "Sergei Lavrov met Marco Rubio" in text
    assert "Ledger, 10 March 2025, https://ledger.example/vienna" in text
    found = page("cite", contact, "--database", filled)
    assert len(found["record_sha256"]) == 64
    assert found["record_sha256"] in text
    assert text == told("cite", contact, "--database", filled)


def test_a_reference_can_be_to_what_stood_on_a_day(filled, contact):
    first = page("show", contact, "--database", filled)["documents"][0]["published"]
    then = page("cite", contact, "--as-of", first, "--database", filled)
    assert (then["as_of"], then["published"]) == (first, first)
    assert then["other_reports"] == 0
    result = run("cite", contact, "--as-of", "2001-01-01", "--database", filled)
    assert (result.exit_code, "first told later" in result.stderr) == (1, True)


def test_a_document_can_be_cited(filled):
    (document, *_) = page("documents", "--database", filled)["documents"]
    assert document["whole"]["sha256"] in told("cite", document["id"], "--database", filled)


def test_changes_since_a_day_name_who_and_what(filled):
    listed = rows("changes", "--since", "2025-03-06", "--database", filled)
    kept = [row for row in listed if row["change"] == "fulfilled"]
    assert [row["kind"] for row in kept] == ["commitment"]
    assert "Marco Rubio (USA)" in kept[0]["who"]
    assert "changed_since" in page("changes", "--since", "2025-03-06", "--database", filled)


def test_as_of_limits_what_changed(filled):
    listed = rows("changes", "--since", "2025-03-03", "--as-of", "2025-03-06", "--database", filled)
    assert not [row for row in listed if row["change"] == "fulfilled"]


def test_history_tells_the_wordings_of_a_party(filled):
    text = told("history", "Ukraine", "territory", "--database", filled)
    assert text.startswith("UKR on territory: 1 thing wanted or refused\n")
    assert "2025-03-05  first: rejection, red line" in text
    (step,) = rows("history", "UKR", "territory", "--database", filled)
    assert (step["move"], step["source"]) == ("first", "Courier")
    assert page("history", "UKR", "territory", "--database", filled)["threads"][0]["times"] == 1


def test_a_history_of_nothing_is_said(filled):
    assert "0 things wanted or refused" in told("history", "NOR", "territory", "--database", filled)


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_no_line_of_a_page_is_longer_than_the_terminal(filled, contact, columns):
    for command in (
        ["brief"],
        ["show", contact],
        ["history", "UKR", "territory"],
        ["changes", "--since", "2025-03-03"],
    ):
        lines = told(*command, "--database", filled, COLUMNS=columns).splitlines()
        assert max(map(len, lines)) <= int(columns), command
