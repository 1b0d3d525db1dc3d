"""The command that looks whether everything is in its place: `doctor`."""

import os

import typer

from communique.views.commands.edge import SOME_FAILED
from communique.views.commands.options import Database, PageForm, WantedPageForm
from communique.views.logs import keep_logs_quiet


def doctor(*, form: WantedPageForm = PageForm.TEXT, database: Database = None) -> None:
    """Look whether everything is in its place: versions, settings, your own rule files, the database, its readings.

    Exit status: 0 all is well or only warnings, 1 a fault.
    """
    keep_logs_quiet()
    from communique.views.diagnosis import Weight, signs  # noqa: PLC0415  fast --help
    from communique.views.pages import json_page, write_page  # noqa: PLC0415

    found = list(signs(os.environ, database))
    if form is PageForm.JSON:
        write_page(json_page({"signs": found}))
    else:
        for sign in found:
            typer.echo(f"{sign.weight.value:8} {sign.about:11} {sign.words}")
    if any(sign.weight is Weight.FAULT for sign in found):
        raise typer.Exit(SOME_FAILED)
