"""Writes docs/commands.md from what the commands say of themselves: `python tools/commands.py`."""

import re
from collections.abc import Iterator
from pathlib import Path

from typer.testing import CliRunner

from communique.views.cli import app

PATH = Path(__file__).parents[1] / "docs" / "commands.md"
COMMAND = re.compile(r"^  ([a-z]+)(?:  |$)", re.MULTILINE)
HEAD = """# Commands

Made by `tools/commands.py` from the program itself; a test holds the two together.

Every command that lists takes `--format table|json|csv`. A table is as wide as the terminal, up to 140 columns; in a
pipe it has 120, or as many as `COLUMNS` says. In CSV, a cell that a spreadsheet would run as a formula begins with an
apostrophe. An `ID` is that of a finding in any report, of an actor, a document, a judgement or a negotiation; its
beginning is enough where only one begins so.

Exit status: 0 all went well; 1 something failed, which is named on standard error; 2 wrong usage; 130 stopped with
Ctrl-C.

The record lies where `--database` says, else `COMMUNIQUE_DATABASE`, else `database` in the settings file, else in the
usual place of this system for a user's data; `communique doctor` names it. [settings.md](settings.md) says the rest.

`communique --install-completion` lets the shell complete commands, options, parties, issues and negotiations.
"""


def commands_text() -> str:
    """Return the reference of all commands, as Markdown."""
    return "\n".join([HEAD, *_sections([])])


def _sections(path: list[str]) -> Iterator[str]:
    for name in COMMAND.findall(_help(path).partition("Commands:")[2]):
        words = _help([*path, name])
        yield f"{'#' * (len(path) + 2)} communique {' '.join([*path, name])}\n\n```\n{words.strip()}\n```\n"
        if "Commands:" in words:
            yield from _sections([*path, name])


def _help(path: list[str]) -> str:
    result = CliRunner(env={"COLUMNS": "80"}).invoke(app, [*path, "--help"], prog_name="communique")
    return result.stdout


if __name__ == "__main__":
    PATH.write_text(commands_text(), encoding="utf-8")
    print(f"wrote {PATH}")
