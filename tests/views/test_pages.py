import os
import re
import shlex
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from communique.views.cli import app

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted({*DOCS.rglob("*.md"), ROOT / "README.md"} - {DOCS / "commands.md"})
RUN = [
    DOCS / "tutorial.md",
    *(DOCS / "howto" / f"{name}.md" for name in ["follow", "correct", "timeline", "dataset", "extend"]),
]
FENCE = re.compile(r"^(?P<margin> *)```(?P<kind>\w*)\n(?P<body>.*?)^ *```$", re.MULTILINE | re.DOTALL)
STEP = re.compile(r"^cat > (?P<file>\S+) <<'END'\n(?P<text>(?:.*\n)*?)END$|^(?P<line>.+)$", re.MULTILINE)
PROMPT = re.compile(r"^ *(?:\.venv/bin/)?communique (.+)$", re.MULTILINE)


def flat(words):
    """Return words without bars and line ends, which depend on the width."""
    return " ".join(words.replace("│", " ").split())


def blocks(page):
    """Yield kind and text of each fenced block, without its margin."""
    for found in FENCE.finditer(page.read_text(encoding="utf-8")):
        yield found["kind"], re.sub(rf"^{found['margin']}", "", found["body"], flags=re.MULTILINE)


def commands(page):
    shells = "\n".join(body for kind, body in blocks(page) if kind in {"", "sh", "shell"})
    return [line for line in PROMPT.findall(shells) if not line.startswith(("read`", ":", "|"))]


PRINTED = [pytest.param(line, id=f"{page.stem}: {line[:40]}") for page in PAGES for line in commands(page)]


def parse(command, words):
    """Parse the words as the command line would, through its groups, and run nothing."""
    context = command.make_context("communique", words)
    if hasattr(command, "resolve_command"):
        rest = [*getattr(context, "_protected_args", ()), *context.args]
        _, inner, rest = command.resolve_command(context, rest)
        parse(inner, rest)


INLINE = re.compile(r"`communique ((?:[a-z-]+ ?)+[^`]*)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_command_in_a_sentence_has_the_options_it_shows(page):
    prose = FENCE.sub("", page.read_text(encoding="utf-8")).replace("\n", " ")
    for line in INLINE.findall(prose):
        command, words = get_command(app), line.split()
        while hasattr(command, "commands") and words and words[0] in command.commands:
            command, words = command.commands[words[0]], words[1:]
        known = {option for one in command.params for option in [*one.opts, *one.secondary_opts]}
        assert command.name != "communique" or words[0].startswith("-"), line
        assert [word for word in words if word.startswith("--") and word not in known] in ([], ["--install-completion"])


@pytest.mark.parametrize("line", PRINTED)
def test_a_printed_command_is_one_the_program_takes(line):
    parse(get_command(app), shlex.split(line, comments=True))


def test_the_pages_that_are_made_are_current():
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "tools" / "docs"), str(ROOT / "src")])}
    script = "import make; print([path.name for path, text in make.pages() if path.read_text() != text])"
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True, env=environment, cwd=ROOT
    )
    assert ended.stdout.strip() == "[]", "run: make golden"


def run(words, environment):
    if environment["COMMUNIQUE_CONFIG"] == ".":  # rules of one's own are taken once a process
        command, whole = [sys.executable, "-m", "communique", *words], {**os.environ, **environment}
        return subprocess.run(command, capture_output=True, check=True, text=True, env=whole).stdout
    result = CliRunner(env=environment).invoke(app, words)
    assert result.exit_code == 0, f"{words}: {result.output}"
    return result.output


def run_block(body, environment):
    """Run a block in this folder; return what its commands print."""
    printed = ""
    for step in STEP.finditer(body):
        if step["file"]:
            Path(step["file"]).write_text(step["text"], encoding="utf-8")
        elif step["line"].startswith("export "):
            environment.update([step["line"].removeprefix("export ").split("=", 1)])
        else:
            words = shlex.split(step["line"], comments=True)
            assert words[0] == "communique", f"expected a command, found {step['line']!r}"
            printed += run(words[1:], environment)
    return printed


@pytest.mark.slow
def test_what_the_tutorial_and_the_how_tos_show_is_what_is_printed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    environment = {"COLUMNS": "100", "COMMUNIQUE_CONFIG": str(tmp_path)}
    missing = []
    for page in RUN:
        for (kind, body), (following, shown) in pairwise([*blocks(page), ("", "")]):
            if kind == "sh":
                printed = flat(run_block(body, environment))
                wanted = shown.splitlines() if following == "" else []
                missing += [(page.name, line) for line in wanted if flat(line.strip("⋮ ")) not in printed]
    assert missing == []
