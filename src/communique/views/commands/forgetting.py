"""The command that takes texts out of the record for good: `forget`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.errors import BusyError
from communique.views.commands.edge import SOME_FAILED, asking, changing
from communique.views.commands.options import Database

if TYPE_CHECKING:
    from communique.record import Store

What = Annotated[
    list[str] | None,
    typer.Argument(metavar="DOCUMENT|ADDRESS", help="Ids of documents, or addresses (https://...)", show_default=False),
]
Outlet = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="All texts that were ever met in this outlet.")
]
Copies = Annotated[bool, typer.Option("--copies", help="Their near-copies, too.")]
Why = Annotated[str | None, typer.Option("--reason", metavar="WORDS", help="Why; these words are kept.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do it; without, what would go is listed and nothing is changed.")]
Listed = Annotated[bool, typer.Option("--list", help="List what was forgotten.")]


def forget(
    what: What = None,
    *,
    source: Outlet = None,
    copies: Copies = False,
    reason: Why = None,
    yes: Yes = False,
    listed: Listed = False,
    database: Database = None,
) -> None:
    """Take texts out of the record for good, with all that was read in them and judged of it.

    What stays is a line for each: its id, when, who and why. The same text is not taken in again unless asked
    (`communique add --again`). Copies of the record made before, exports, digests and the journal of a watch are files
    of their own; see docs/security.md.

    Exit status: 0 done, or listed, 1 nothing was found, or another program keeps the files from being written anew.
    """
    if listed:
        _list(database)
        return
    if not what and source is None:
        raise typer.BadParameter("expected the id of a document, an address or --source, found none")
    from communique.views.forgetting import chosen, forget_all, left_behind, lines  # noqa: PLC0415  fast --help
    from communique.views.web.serving import now  # noqa: PLC0415

    if not yes:
        with asking(database) as record:
            typer.echo(lines(chosen(record, what or (), source, copies=copies)))
            typer.echo("nothing was changed; the same with --yes --reason WORDS forgets them")
        return
    if not reason or not reason.strip():
        raise typer.BadParameter("expected --reason with the words that are kept, found none")
    with changing(database) as (record, settings):
        going = chosen(record, what or (), source, copies=copies)
        typer.echo(lines(going))
        typer.echo(forget_all(record, going, by=settings.by, reason=reason, at=now()))
        for note in left_behind(Path(settings.database)):
            typer.echo(note)
        _scrub(record)


def _scrub(record: "Store") -> None:
    try:
        record.forgetting.scrub()
    except BusyError as error:
        typer.echo(f"communique: {error}; then `communique db compact` overwrites the words in the file", err=True)
        raise typer.Exit(SOME_FAILED) from error


def _list(database: str | None) -> None:
    with asking(database) as record:
        for one in record.forgetting.listed():
            typer.echo(f"{one.at:%Y-%m-%d}  {one.document}  {one.by}: {one.reason}")
