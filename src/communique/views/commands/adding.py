"""The command that fills a record: `add`."""

from enum import StrEnum
from typing import Annotated

import typer

from communique.views.commands.completing import complete_negotiation
from communique.views.commands.edge import INTERRUPTED, opened_for_adding, standard_input
from communique.views.commands.options import Database, OutletName, Published, SourcesAndAddresses, Traceback


class Rights(StrEnum):
    """What exports may pass on."""

    FULL = "full"
    QUOTES = "quotes"
    METADATA = "metadata"


GivenRights = Annotated[
    Rights | None, typer.Option("--rights", help="What exports may pass on of all inputs; outranks what they say.")
]
Into = Annotated[
    str | None,
    typer.Option(
        "--negotiation",
        metavar="NAME",
        help="Put all inputs into this negotiation (`communique negotiation set` makes one).",
        autocompletion=complete_negotiation,
    ),
]

Again = Annotated[bool, typer.Option("--again", help="Take in again what `communique forget` removed.")]


def add(
    sources: SourcesAndAddresses,
    *,
    negotiation: Into = None,
    published: Published = None,
    source: OutletName = None,
    rights: GivenRights = None,
    again: Again = False,
    traceback: Traceback = False,
    database: Database = None,
) -> None:
    """Read articles into the record, which is made where there is none.

    The folder of an archive (`communique archive`) is taken in as it was read, without reading it again.

    An address (https://...) is fetched from the web: from public hosts alone, with limits on size and time.

    What is there already is not read again: the same command may be repeated, and goes on where it was stopped.

    Exit status: 0 all was added or there before, 1 some inputs failed or are in another language (the rest was
    added), 2 wrong usage, 130 stopped with Ctrl-C (what was added by then is kept).
    """
    with opened_for_adding(database) as job:
        from dataclasses import replace  # noqa: PLC0415  `--help` stays fast

        from communique.documents import Given  # noqa: PLC0415
        from communique.views.adding import add_all, add_each  # noqa: PLC0415

        given = Given(published=published, source=source, rights=rights.value if rights else None)
        work = replace(job, negotiation=negotiation, again=again, show_traceback=traceback)
        is_whole = add_all(add_each(sources, given, work, stdin=standard_input()), work)
        if not is_whole:
            raise typer.Exit(INTERRUPTED)
