"""The options that several commands share."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from communique.errors import CommuniqueError
from communique.views.commands.completing import complete_issue, complete_negotiation, complete_party
from communique.views.commands.naming import parse_issue, parse_party


def parse_option_day(words: str) -> date:
    """Return the day that an option gives.

    Raises:
        BadParameter: It is none.
    """
    from communique.documents.days import parse_day  # noqa: PLC0415  `--help` stays fast

    try:
        return parse_day(words)
    except CommuniqueError as error:
        raise typer.BadParameter(str(error)) from error


class ListForm(StrEnum):
    """The forms of a list."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class PageForm(StrEnum):
    """The forms of what is no list."""

    TEXT = "text"
    JSON = "json"


KINDS_OF_FILES = "Text, Markdown, HTML, PDF, DOCX, JSONL, feed or WARC files, folders of these"
Sources = Annotated[list[str], typer.Argument(metavar="SOURCE", help=f"{KINDS_OF_FILES}, or - .", show_default=False)]
SourcesAndAddresses = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE", help=f"{KINDS_OF_FILES}, addresses (https://...), or - .", show_default=False),
]
Published = Annotated[
    date | None,
    typer.Option(
        parser=parse_option_day,
        metavar="DAY",
        help="Day of publication of all inputs (2025-04-13); outranks what they say.",
    ),
]
OutletName = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who published all inputs; outranks what they say.")
]
Output = Annotated[
    Path | None, typer.Option(metavar="PATH", help="Write here, not to standard output.", show_default=False)
]
Traceback = Annotated[bool, typer.Option("--traceback", help="Show where a fault of communique itself arose.")]
Database = Annotated[
    str | None,
    typer.Option(
        metavar="PATH|URL",
        help="The record: a SQLite file, or postgresql://... Default: COMMUNIQUE_DATABASE, else the settings file, "
        "else the usual place on this system (`communique doctor` names it).",
        show_default=False,
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option(
        parser=parse_option_day,
        metavar="DAY",
        help="Only what was published by that day, and how things stood on it.",
        show_default=False,
    ),
]
NegotiationName = Annotated[
    str | None,
    typer.Option("--negotiation", metavar="NAME", help="Only what belongs to it.", autocompletion=complete_negotiation),
]
Party = Annotated[
    str | None,
    typer.Option(
        parser=parse_party,
        metavar="PARTY",
        help="Only where this state, organisation or actor takes part: RUS, Russia, NATO, actor-...",
        autocompletion=complete_party,
        show_default=False,
    ),
]
Issue = Annotated[
    str | None,
    typer.Option(parser=parse_issue, metavar="ISSUE", help="Only on this issue.", autocompletion=complete_issue),
]
Since = Annotated[
    date | None, typer.Option(parser=parse_option_day, metavar="DAY", help="From this day on.", show_default=False)
]
Until = Annotated[
    date | None, typer.Option(parser=parse_option_day, metavar="DAY", help="Up to this day.", show_default=False)
]
Limit = Annotated[int, typer.Option(metavar="N", min=0, help="At most so many; 0: all.")]
WantedListForm = Annotated[ListForm, typer.Option("--format", help="How to write it.")]
WantedPageForm = Annotated[PageForm, typer.Option("--format", help="How to write it.")]
ThingId = Annotated[str, typer.Argument(metavar="ID", help="Of anything in the record; its beginning is enough.")]
