import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.documents import load_documents
from communique.domain.document import Document
from communique.views.cli import app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
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
    documents = [one for one in load_documents([ROOT / "examples"]) if isinstance(one, Document)]
    assert f"the {len(documents)} articles in examples/" in README


@pytest.mark.slow
def test_the_commands_of_the_readme_work_one_after_the_other(demonstrated, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copy(demonstrated[1] / "record.db", tmp_path)
    environment = {"COMMUNIQUE_DATABASE": "record.db", "COMMUNIQUE_CONFIG": str(tmp_path)}
    elsewhere = {"add", "read", "serve"}  # the demonstration adds the same; what `read` shows is held below; no end
    for words in map(words_of, LINES):
        if words[0] not in elsewhere:
            result = CliRunner(env=environment).invoke(app, words)
            assert result.exit_code == 0, f"{words}: {result.output}"


def test_the_python_of_the_readme_runs(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    (script,) = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
    exec(compile(script, "README.md", "exec"), {})  # noqa: S102  it is ours
    assert "received" in capsys.readouterr().out


SHOWN = re.compile(r"```sh\n\.venv/bin/communique (?P<command>[^\n]+)\n```\n\n```\n(?P<output>.+?)\n```", re.DOTALL)


def flat(words: str) -> str:
    """Return words without bars and line ends, which depend on the width."""
    return " ".join(words.replace("│", " ").split())


@pytest.mark.slow
def test_what_the_readme_shows_is_what_is_printed(demonstrated, monkeypatch):
    monkeypatch.chdir(ROOT)
    said, folder = demonstrated
    (story,) = re.findall(r"ends in this \(trimmed\):\n\n```\n(.+?)\n```", README, re.DOTALL)
    pairs = [(flat(said), story)]
    for found in SHOWN.finditer(README):
        arguments = words_of(found["command"])
        arguments += ["--format", "brief"] if arguments[0] == "read" else []  # as in a terminal
        environment = {"COMMUNIQUE_DATABASE": str(folder / "record.db"), "COLUMNS": "100"}
        pairs.append((flat(CliRunner(env=environment).invoke(app, arguments).stdout), found["output"]))
    assert len(pairs) > 3
    missing = [line for printed, shown in pairs for line in shown.splitlines() if flat(line.strip("⋮ ")) not in printed]
    assert missing == []
