"""The commands that need no record: `read`, `demo`, `schema`."""

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from communique.views.commands.edge import settings_for, standard_input, telling
from communique.views.commands.options import (
    OutletName,
    Output,
    Published,
    Sources,
    Traceback,
    parse_option_day,
)


class Form(StrEnum):
    """The forms of output."""

    BRIEF = "brief"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


WantedForm = Annotated[
    Form | None,
    typer.Option(
        "--format",
        help="What to write. Default: by the name of --output, else brief in a terminal, jsonl in a pipe.",
        show_default=False,
    ),
]
SpeaksFrom = Annotated[
    date | None,
    typer.Option(
        parser=parse_option_day,
        metavar="DAY",
        help="The day the record speaks from. Default: the latest day of publication.",
    ),
]
Folder = Annotated[Path, typer.Option(metavar="FOLDER", help="Where the database, record.json and report.html go.")]


def read(
    sources: Sources,
    *,
    published: Published = None,
    source: OutletName = None,
    form: WantedForm = None,
    output: Output = None,
    as_of: SpeaksFrom = None,
    traceback: Traceback = False,
) -> None:
    """Read articles and show what they say; nothing is kept.

    brief: what was read, for people. json: one record over all inputs. jsonl: a record a document, in the order of
    the input. html: a page with the articles and what was read from them.

    Exit status: 0 all was read, 1 some inputs failed or are in another language (the rest was read), 2 wrong usage.
    """
    from communique.documents import Given, load_documents  # noqa: PLC0415  loaded once there is something to read
    from communique.views.guarded import read_guarded  # noqa: PLC0415
    from communique.views.own_rules import check_own_rules  # noqa: PLC0415
    from communique.views.show import write_view  # noqa: PLC0415

    form = form or _form_for(output)
    with telling(may_move=form is not Form.JSONL or output is not None or not sys.stdout.isatty()) as progress:
        check_own_rules(settings_for(None).folder)
        loaded = load_documents(sources, given=Given(published=published, source=source), stdin=standard_input())
        found = read_guarded(loaded, progress, show_traceback=traceback)
        write_view(found, form.value, output, as_of=as_of)


def demo(output: Folder = Path("out/demo")) -> None:
    """Read the example articles into a record and tell what became of two announcements."""
    from communique.views.demo import show_demo  # noqa: PLC0415  loaded once there is something to read

    with telling(may_move=True) as progress:
        show_demo(output, progress)


def schema() -> None:
    """Print the JSON Schema of the record."""
    from communique.views.schema import schema_text  # noqa: PLC0415  loaded once it is asked for

    typer.echo(schema_text(), nl=False)


def _form_for(output: Path | None) -> Form:
    if output is not None:
        return {".json": Form.JSON, ".html": Form.HTML, ".htm": Form.HTML, ".txt": Form.BRIEF}.get(
            output.suffix.lower(), Form.JSONL
        )
    return Form.BRIEF if sys.stdout.isatty() else Form.JSONL
