import os
import subprocess
import sys

import pytest

from communique.views.commands.completing import (
    complete_form,
    complete_issue,
    complete_negotiation,
    complete_party,
)
from tests.views.commands.running import told


def test_parties_are_completed_by_code_and_by_name():
    assert ("NOR", "Norway") in set(complete_party("NO"))
    assert ("Norway", "NOR") in set(complete_party("Norw"))
    assert list(complete_party("zzz")) == []


def test_issues_and_forms_are_completed():
    assert "territory" in set(complete_issue("terr"))
    assert [name for name, _ in complete_form("graph")] == ["graphml"]


def test_negotiations_of_the_record_are_completed(database, monkeypatch):
    told("negotiation", "set", "Vienna track", "--database", database)
    monkeypatch.setenv("COMMUNIQUE_DATABASE", str(database))
    assert complete_negotiation("vien") == ["Vienna track"]
    assert complete_negotiation("gen") == []


def test_without_a_record_nothing_is_completed(tmp_path, monkeypatch):
    monkeypatch.setenv("COMMUNIQUE_DATABASE", str(tmp_path / "none.db"))
    assert complete_negotiation("") == []


@pytest.mark.slow
def test_the_shell_is_answered():
    environment = {
        **os.environ,
        "_COMMUNIQUE_COMPLETE": "complete_bash",
        "COMP_WORDS": "communique contacts --party Norw",
        "COMP_CWORD": "3",
    }
    command = [sys.executable, "-c", "from communique.views.cli import app; app(prog_name='communique')"]
    ended = subprocess.run(command, capture_output=True, check=False, text=True, env=environment)
    assert ended.stdout.split() == ["Norway"]
