import os
import signal
import subprocess
import sys

import pytest

from communique.record import open_record
from communique.views import adding
from tests.views.commands.running import page, rows, run, told

GERMAN = "Der Minister sagte am Freitag, dass die Gespräche in Genf fortgesetzt werden sollen."


def test_the_same_again_adds_nothing(articles, database):
    before = page("brief", "--database", database)
    result = run("add", articles, articles, "--database", database)
    assert result.exit_code == 0
    assert "6 documents: 0 added, 6 there before; record: " in result.stderr
    assert page("brief", "--database", database) == before


def test_what_fails_is_listed_with_its_reason_and_the_rest_is_added(articles, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "german.txt").write_text(GERMAN)
    database = tmp_path / "r.db"
    result = run("add", tmp_path / "empty.txt", tmp_path / "german.txt", articles / "a.txt", "--database", database)
    assert result.exit_code == 1
    assert "empty.txt: expected text, found none" in result.stderr.replace("found nothing: it is empty", "found none")
    assert "the text is not English (de): listed, not read" in result.stderr
    assert "2 inputs failed" in result.stderr
    assert len(rows("contacts", "--database", database)) == 1


def test_options_outrank_what_the_files_say(articles, tmp_path):
    told_of = ("--published", "2025-04-01", "--source", "Gazette", "--rights", "quotes")
    assert run("add", articles / "a.txt", *told_of, "--database", tmp_path / "r.db").exit_code == 0
    with open_record(tmp_path / "r.db") as record:
        (citation,) = record.documents()
    assert (str(citation.published), citation.source, citation.rights) == ("2025-04-01", "Gazette", "quotes")


@pytest.mark.parametrize(
    ("first", "then", "count"),
    [
        ("full", "metadata", "metadata"),
        ("metadata", "full", "metadata"),
        (None, "quotes", "quotes"),
        ("quotes", None, "quotes"),
    ],
)
def test_the_strictest_rights_that_were_given_count_whatever_came_first(articles, tmp_path, first, then, count):
    database = ("--database", tmp_path / "r.db")
    for rights in (first, then):
        result = run("add", articles / "a.txt", *(("--rights", rights) if rights else ()), *database)
    assert "0 added, 1 there before with other rights (the strictest given count); record: " in result.stderr
    with open_record(tmp_path / "r.db") as record:
        assert [citation.rights for citation in record.documents()] == [count]
    again = run("add", articles / "a.txt", *(("--rights", then) if then else ()), *database)
    assert "0 added, 1 there before; record: " in again.stderr


def test_a_later_text_at_the_same_address_is_a_version(tmp_path, database):
    (tmp_path / "c2.txt").write_text(
        "---\npublished: 2025-03-11\nsource: Ledger\nurl: https://ledger.example/vienna\n---\n"
        "Sergei Lavrov met Marco Rubio in Vienna on Sunday. The meeting lasted three hours, a correction says."
    )
    result = run("add", tmp_path / "c2.txt", "--database", database)
    assert "1 added (1 a later text at a known address)" in result.stderr


def test_a_negotiation_that_is_not_there_is_said_before_anything_is_read(articles, tmp_path):
    result = run("add", articles, "--negotiation", "Vienna", "--database", tmp_path / "r.db")
    assert result.exit_code == 1
    assert "found 'Vienna'; there is none yet; `communique negotiation set` makes one" in result.stderr


def test_what_was_added_before_is_put_into_a_negotiation_once(articles, database):
    told("negotiation", "set", "Vienna track", "--database", database)
    for _ in range(2):
        assert run("add", articles, "--negotiation", "vienna track", "--database", database).exit_code == 0
    with open_record(database) as record:
        assert len(record.assignments()) == 3
        assert {one.by for one in record.assignments()} == {"Ada"}


def test_stopping_keeps_what_was_added(articles, tmp_path, monkeypatch):
    calls = iter(range(99))

    def stopped(*_):
        if next(calls):
            raise KeyboardInterrupt
        return ()

    monkeypatch.setattr(adding.Additions, "take", stopped)
    result = run("add", articles, "--database", tmp_path / "r.db")
    assert result.exit_code == 130
    assert "the same command goes on from there" in result.stderr
    monkeypatch.undo()
    monkeypatch.setenv("COMMUNIQUE_CONFIG", str(tmp_path))
    assert run("add", articles, "--database", tmp_path / "r.db").exit_code == 0
    assert len(rows("contacts", "--database", tmp_path / "r.db")) >= 1


# A program in the background of a shell is deaf to Ctrl-C, and so are those it starts: this one listens again.
LISTENING = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


@pytest.mark.slow
def test_ctrl_c_ends_the_program_with_a_line_and_no_trace(tmp_path):
    text = "The ministers met in Oslo on Friday, and both of them said that the talks would go on for a week. "
    for number in range(400):
        (tmp_path / f"{number}.txt").write_text(f"---\npublished: 2025-03-02\n---\n{text * 5}{number}.")
    call = ["-m", "communique", "add", str(tmp_path), "--database", str(tmp_path / "r.db")]
    command = [sys.executable, "-c", LISTENING, *call]
    environment = {**os.environ, "COMMUNIQUE_CONFIG": str(tmp_path)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        begun = process.stderr.readline()
        process.send_signal(signal.SIGINT)
        said = process.communicate()[1]
    assert "100 documents: " in begun
    assert process.returncode == 130
    assert "stopped: " in said
    assert "Traceback" not in said


@pytest.mark.slow
def test_somebody_in_the_roster_of_the_user_is_recognised(tmp_path):
    (tmp_path / "roster.toml").write_text(
        '[[person]]\nid = "jorunn-testersen"\nname = "Jorunn Testersen"\ngender = "f"\n'
        '[[person.office]]\ntitle = "Foreign Minister"\nof = "NOR"\nrank = "minister"\nsource = "made up"\n'
    )
    (tmp_path / "issues.toml").write_text(
        '[[issue]]\nname = "fishing quotas"\nnames = ["fishing quota*", "cod quota*"]\n'
        'matches = ["a cod quota"]\nrejects = ["a cod recipe"]\n'
    )
    (tmp_path / "outlets.toml").write_text(
        '[[outlet]]\nname = "The Harbour Post"\nsites = ["harbour.example"]\nrights = "quotes"\n'
    )
    (tmp_path / "x.txt").write_text(
        "---\npublished: 2025-03-02\nurl: https://harbour.example/1\n---\n"
        "Testersen met Sergei Lavrov in Oslo on Saturday. Russia demands higher cod quotas."
    )
    environment = {**os.environ, "COMMUNIQUE_CONFIG": str(tmp_path), "COMMUNIQUE_DATABASE": str(tmp_path / "r.db")}

    def started(*arguments):
        command = [sys.executable, "-m", "communique", *arguments]
        ended = subprocess.run(command, capture_output=True, check=False, text=True, env=environment)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    started("add", str(tmp_path / "x.txt"))
    assert "Jorunn Testersen (NOR)" in started("contacts", "--party", "NOR")
    assert "on fishing quotas" in started("positions", "--issue", "fishing quotas")
    with open_record(tmp_path / "r.db") as record:
        (citation,) = record.documents()
    assert (citation.source, citation.rights) == ("The Harbour Post", "quotes")
    assert "with your roster.toml, issues.toml, outlets.toml" in started("doctor")
