"""Runs the command line in this process."""

import csv
import json
from io import StringIO

from typer.testing import CliRunner, Result

from communique.views.cli import app


def run(*arguments: object, **environment: str) -> Result:
    """Run a command."""
    return CliRunner(env=environment).invoke(app, [str(argument) for argument in arguments])


def told(*arguments: object, **environment: str) -> str:
    """Run a command that must go well, and return what it prints."""
    result = run(*arguments, **environment)
    assert result.exit_code == 0, result.output
    return result.stdout


def rows(*arguments: object) -> list[dict[str, str]]:
    """Return a list as CSV gives it."""
    return list(csv.DictReader(StringIO(told(*arguments, "--format", "csv"))))


def page(*arguments: object) -> dict:
    """Return what JSON gives."""
    return json.loads(told(*arguments, "--format", "json"))
