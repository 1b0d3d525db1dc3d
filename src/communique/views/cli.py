"""The command line: puts the commands together and runs them."""

import signal
import sys
from typing import Annotated

import typer

from communique import __version__
from communique.views.commands import (
    adding,
    archiving,
    asking,
    database,
    doctor,
    exchange,
    foreseeing,
    forgetting,
    listing,
    negotiations,
    reading,
    review,
    serving,
    signing,
    watching,
)
from communique.views.commands.edge import SOME_FAILED

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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


app.command()(reading.read)
app.command()(reading.demo)
app.command()(adding.add)
app.command()(archiving.archive)
app.command()(watching.watch)
app.command()(asking.brief)
app.command()(asking.timeline)
app.command()(listing.contacts)
app.command()(listing.statements)
app.command()(listing.positions)
app.command()(listing.commitments)
app.command()(listing.documents)
app.command()(asking.history)
app.command()(asking.changes)
app.command()(asking.search)
app.command()(asking.show)
app.command()(asking.cite)
app.command()(foreseeing.outlook)
app.add_typer(review.app, name="review")
app.add_typer(negotiations.app, name="negotiation")
app.command()(exchange.export)
app.command("import")(exchange.import_record)
app.command()(signing.key)
app.command()(signing.verify)
app.command()(forgetting.forget)
app.add_typer(database.app, name="db")
app.command()(serving.serve)
app.add_typer(serving.app, name="accounts")
app.command()(doctor.doctor)
app.command()(reading.schema)


def main() -> None:
    """Run the command line; a closed pipe ends it quietly, as it does other tools."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if sys.stdout is None:
        sys.stderr.write("communique: standard output: expected an open one, found it closed\n")
        sys.exit(SOME_FAILED)
    app()
