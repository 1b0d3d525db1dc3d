import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.documents import load_documents
from communique.domain.document import Document
from communique.views.cli import app

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
LINES = re.findall(r"^\.venv/bin/communique (.+)$", README, re.MULTILINE)


def words_of(line: str) -> list[str]:
    return shlex.split(line, comments=True)


@pytest.mark.parametrize("line", LINES)
def test_a_command_of_the_readme_has_the_options_it_shows(line):
    words = words_of(line)
    path = words[:2] if words[0] in {"review", "negotiation", "db"} else words[:1]
    shown = CliRunner(env={"COLUMNS": "120"}).invoke(app, [*path, "--help"])
    assert shown.exit_code == 0
    assert [word for word in words if word.startswith("--") and word not in shown.stdout] == []


def test_the_readme_counts_the_examples():
    documents = [one for one in load_documents([Path(__file__).parents[2] / "examples"]) if isinstance(one, Document)]
    assert f"the {len(documents)} articles in examples/" in README
