"""The command line: `communique read`, `communique demo`, `communique schema`."""

import logging
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique import __version__
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.views.progress import Progress

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
SOME_FAILED = 1


class Form(StrEnum):
    """The forms of output."""

    BRIEF = "brief"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


@app.callback()
def communique(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Read reporting about a negotiation into a record in which every line is traced to its words."""


def _day(words: str) -> date:
    from communique.documents.days import parse_day  # noqa: PLC0415  `--help` stays fast

    try:
        return parse_day(words)
    except CommuniqueError as error:
        raise typer.BadParameter(str(error)) from error


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE", help="Text, Markdown, HTML or JSONL files, folders of these, or - .", show_default=False
    ),
]
Published = Annotated[
    date | None,
    typer.Option(
        parser=_day, metavar="DAY", help="Day of publication of all inputs (2025-04-13); outranks what they say."
    ),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published all inputs; outranks what they say.")]
WantedForm = Annotated[
    Form | None,
    typer.Option(
        "--format",
        help="What to write. Default: by the name of --output, else brief in a terminal, jsonl in a pipe.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None, typer.Option(metavar="PATH", help="Write here, not to standard output.", show_default=False)
]
AsOf = Annotated[
    date | None,
    typer.Option(
        parser=_day, metavar="DAY", help="The day the record speaks from. Default: the latest day of publication."
    ),
]
Traceback = Annotated[bool, typer.Option("--traceback", help="Show where a fault of communique itself arose.")]
Folder = Annotated[Path, typer.Option(metavar="FOLDER", help="Where record.json and report.html go.")]


@app.command()
def read(
    sources: Sources,
    *,
    published: Published = None,
    source: Outlet = None,
    form: WantedForm = None,
    output: Output = None,
    as_of: AsOf = None,
    traceback: Traceback = False,
) -> None:
    """Read articles into a record.

    brief: what was read, for people. json: one record over all inputs. jsonl: a record a document, in the order of
    the input. html: a page with the articles and what was read from them.

    Exit status: 0 all was read, 1 some inputs failed or are in another language (the rest was read), 2 wrong usage.
    """
    from communique.documents import Given, load_documents  # noqa: PLC0415  loaded once there is something to read
    from communique.views.guarded import read_guarded  # noqa: PLC0415
    from communique.views.show import write_view  # noqa: PLC0415

    form = form or _form_for(output)
    with _telling(may_move=form is not Form.JSONL or output is not None or not sys.stdout.isatty()) as progress:
        loaded = load_documents(sources, given=Given(published=published, source=source), stdin=_standard_input())
        found = read_guarded(loaded, progress, show_traceback=traceback)
        write_view(found, form.value, output, as_of=as_of)


@app.command()
def demo(output: Folder = Path("out/demo")) -> None:
    """Read the eight example articles: the brief here, record.json and report.html in a folder."""
    from communique.views.demo import show_demo  # noqa: PLC0415  loaded once there is something to read

    with _telling(may_move=True) as progress:
        show_demo(output, progress)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the record."""
    from communique.views.schema import schema_text  # noqa: PLC0415  loaded once it is asked for

    typer.echo(schema_text(), nl=False)


def _keep_logs_quiet() -> None:
    """Show our own warnings; those of the libraries below us say nothing that a reader of articles could use."""
    logging.getLogger().addHandler(logging.NullHandler())
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("communique: %(message)s"))
    logging.getLogger("communique").addHandler(handler)


def _standard_input() -> BufferedReader | None:
    """Return the bytes of standard input; None where it was closed before we began."""
    return sys.stdin.buffer if sys.stdin is not None and isinstance(sys.stdin.buffer, BufferedReader) else None


def _form_for(output: Path | None) -> Form:
    if output is not None:
        return {".json": Form.JSON, ".html": Form.HTML, ".htm": Form.HTML, ".txt": Form.BRIEF}.get(
            output.suffix.lower(), Form.JSONL
        )
    return Form.BRIEF if sys.stdout.isatty() else Form.JSONL


@contextmanager
def _telling(*, may_move: bool) -> "Iterator[Progress]":
    """Tell on standard error how far the work is and what fails; end with the exit status of it."""
    from rich.console import Console  # noqa: PLC0415  loaded once there is something to tell

    from communique.views.progress import Progress  # noqa: PLC0415

    _keep_logs_quiet()
    with Progress(Console(stderr=True), may_move=may_move) as progress:
        try:
            yield progress
        except CommuniqueError as error:
            progress.say(str(error))
            raise typer.Exit(SOME_FAILED) from error
    if progress.failures:
        raise typer.Exit(SOME_FAILED)


def main() -> None:
    """Run the command line; a closed pipe ends it quietly, as it does other tools."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if sys.stdout is None:
        sys.stderr.write("communique: standard output: expected an open one, found it closed\n")
        sys.exit(SOME_FAILED)
    app()
