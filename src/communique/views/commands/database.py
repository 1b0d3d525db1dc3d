"""The commands for the database itself: `db upgrade`, `check`, `backup`, `restore`, `compact` ...."""

from pathlib import Path
from typing import Annotated

import typer

from communique.views.commands.edge import SOME_FAILED, asking, blaming, changing, opened_for_adding, settings_for
from communique.views.commands.options import Database

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Look after the database of the record.",
)
Target = Annotated[Path, typer.Argument(metavar="PATH", help="A file that is not there yet.", show_default=False)]

Copy = Annotated[Path, typer.Argument(metavar="PATH", help="A copy that `db backup` made.", show_default=False)]
Replace = Annotated[bool, typer.Option("--replace", help="Even if the record holds documents; they are lost.")]


@app.command()
def upgrade(*, database: Database = None) -> None:
    """Bring the schema of an older record up to this version; nothing that was read or judged changes."""
    from communique.record import upgrade as upgrade_record  # noqa: PLC0415  fast --help

    with blaming():
        settings = settings_for(database)
        before, after = upgrade_record(settings.database)
        done = f"from schema {before} to {after}" if before != after else f"schema {after} already"
        typer.echo(f"{settings.database}: {done}")


@app.command()
def check(*, database: Database = None) -> None:
    """Check that the database is whole: its files, its rows, and every quote against its text.

    Exit status: 0 all is well, 1 something is wrong (it is listed).
    """
    with asking(database) as record:
        faults = tuple(record.check())
        for fault in faults:
            typer.echo(fault)
        if faults:
            raise typer.Exit(SOME_FAILED)
        typer.echo(f"{record.name}: all is well")


@app.command()
def backup(path: Target, *, database: Database = None) -> None:
    """Copy the record to a file, while others may go on using it."""
    with asking(database) as record:
        record.backup(path)
        typer.echo(f"{record.name}: copied to {path}")


@app.command()
def restore(path: Copy, *, replace: Replace = False, database: Database = None) -> None:
    """Fill the record from a copy that `db backup` made; what was forgotten since stays forgotten.

    A record of an older schema is raised on the way; the copy stays as it is. Copies go from a file to a PostgreSQL
    server and back. Whoever was signed in over the web has to sign in again.
    """
    with changing(database, create=True) as (record, _):
        forgotten = record.restore(path, replace=replace)
        typer.echo(f"{record.name}: restored from {path}")
        if forgotten:
            typer.echo(f"{forgotten} texts of the copy were forgotten since, and are again")
            record.forgetting.scrub()


@app.command()
def compact(*, database: Database = None) -> None:
    """Write the database anew without what was removed: it gets smaller, and nothing removed can be found in it.

    Other programs that use the record have to be stopped first; it takes as much room again while it works.
    """
    with changing(database) as (record, _):
        record.forgetting.scrub()
        typer.echo(f"{record.name}: written anew")


@app.command()
def rebuild(*, database: Database = None) -> None:
    """Make all that is derived again from what was read and judged."""
    with changing(database) as (record, _):
        record.rebuild()
        typer.echo(f"{record.name}: made again")


@app.command()
def reread(*, database: Database = None) -> None:
    """Read the stored texts again that were read with other rules; what people judged stays."""
    with opened_for_adding(database, create=False) as job:
        from communique.views.record_of import produced_by  # noqa: PLC0415  fast --help
        from communique.views.rereading import reread as read_again  # noqa: PLC0415

        job.tally.reread = read_again(job.record, produced_by(), job.progress)
