import pytest

from tests.views.commands.running import page, rows, run, told


def test_a_list_is_a_table_json_or_csv(filled):
    table = told("contacts", "--database", filled)
    assert table.splitlines()[0].split() == ["When", "Status", "Who", "and", "what"]
    ids = {row["id"] for row in rows("contacts", "--database", filled)}
    assert ids
    assert {contact["id"] for contact in page("contacts", "--database", filled)["contacts"]} == ids
    assert all(one in table for one in ids)


@pytest.mark.parametrize("columns", ["80", "120"])
@pytest.mark.parametrize("command", ["contacts", "statements", "positions", "commitments", "timeline"])
def test_no_line_is_longer_than_the_terminal(filled, command, columns):
    lines = told(command, "--database", filled, COLUMNS=columns).splitlines()
    assert max(map(len, lines)) <= int(columns)
    assert "…" not in lines[0]


def test_lists_are_narrowed(filled):
    assert rows("contacts", "--party", "ukraine", "--database", filled) == []
    assert rows("contacts", "--party", "Russia", "--until", "2025-03-01", "--database", filled) == []
    assert {row["holder"] for row in rows("positions", "--party", "RUS", "--database", filled)} == {
        "Russia",
        "Sergey Lavrov (RUS)",
    }
    assert {row["issue"] for row in rows("positions", "--issue", "Recognition", "--database", filled)} == {
        "recognition"
    }
    assert [row["status"] for row in rows("contacts", "--status", "held", "--database", filled)] == ["held"]


def test_as_of_a_day_later_articles_are_not_known(filled):
    statuses = {row["status"] for row in rows("contacts", "--as-of", "2025-03-06", "--database", filled)}
    assert statuses == {"scheduled"}
    assert page("contacts", "--as-of", "2025-03-06", "--database", filled)["as_of"] == "2025-03-06"


def test_a_limit_says_that_there_is_more(filled):
    assert "there are more: --limit shows them" in told("statements", "--limit", "1", "--database", filled)
    assert page("statements", "--limit", "1", "--database", filled)["more"] is True
    assert page("statements", "--limit", "0", "--database", filled)["more"] is False


def test_csv_runs_nothing_in_a_spreadsheet(filled):
    cells = [cell for row in rows("statements", "--database", filled) for cell in row.values()]
    assert any("=the talks" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_nothing_found_is_said(filled):
    assert told("contacts", "--party", "NOR", "--database", filled) == "No contacts found.\n"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (
            ["contacts", "--party", "Atlantis"],
            "expected a state (RUS, Russia), an organisation (NATO)",
        ),
        (["contacts", "--party", "Rusia"], "nearly so called: Russia (RUS)"),
        (["positions", "--issue", "teritory"], "the issues are: territory, "),
        (["contacts", "--status", "maybe"], "'maybe'"),
        (["contacts", "--as-of", "soon"], "expected a day such as 2025-04-13, found 'soon'"),
        (["contacts", "--limit", "-1"], "--limit"),
        (["history", "RUS"], "Missing argument"),
        (["changes"], "Missing option"),
        (["review"], "Usage"),
    ],
)
def test_wrong_usage_has_a_status_of_its_own(arguments, reason):
    result = run(*arguments)
    assert result.exit_code == 2
    assert reason in " ".join(result.output.replace("│", " ").split())


@pytest.mark.parametrize(
    "command", [["brief"], ["contacts"], ["show", "x"], ["review", "accept", "x"], ["db", "check"]]
)
def test_a_record_that_is_not_there_is_said_and_not_made(tmp_path, command):
    result = run(*command, "--database", tmp_path / "no.db")
    assert result.exit_code == 1
    assert f"{tmp_path / 'no.db'}: expected a record, found no file" in result.stderr
    assert "(named by --database); `communique add SOURCE` makes one" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_record_is_left_alone(tmp_path):
    (tmp_path / "r.db").write_text("Dear diary")
    result = run("contacts", "--database", tmp_path / "r.db")
    assert result.exit_code == 1
    assert "expected a record" in result.stderr
    assert (tmp_path / "r.db").read_text() == "Dear diary"


def test_the_database_may_stand_in_the_environment(filled):
    assert told("contacts", COMMUNIQUE_DATABASE=str(filled)) == told("contacts", "--database", filled)
