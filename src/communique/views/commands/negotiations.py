"""The commands for negotiations: named sets of parties, issues and days."""

from typing import Annotated

import typer

from communique.views.commands.completing import complete_issue, complete_negotiation, complete_party
from communique.views.commands.edge import asking, changing
from communique.views.commands.naming import parse_issue, parse_party
from communique.views.commands.options import Database, ListForm, Since, Until, WantedListForm

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Name the negotiations you follow; documents are put into them by their parties, or by you.",
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="Of the negotiation.", autocompletion=complete_negotiation)]
Parties = Annotated[
    list[str] | None,
    typer.Option(
        "--party", parser=parse_party, metavar="PARTY", help="Who negotiates; repeat it.", autocompletion=complete_party
    ),
]
Issues = Annotated[
    list[str] | None,
    typer.Option(
        "--issue",
        parser=parse_issue,
        metavar="ISSUE",
        help="On what; repeat it. None: all.",
        autocompletion=complete_issue,
    ),
]
Documents = Annotated[list[str], typer.Argument(metavar="DOCUMENT", help="Ids of documents.", show_default=False)]
Reason = Annotated[str, typer.Option(metavar="WORDS", help="Why; kept with it.")]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Who says so. Default: as in `review`.")]


@app.command("list")
def list_negotiations(*, form: WantedListForm = ListForm.TABLE, database: Database = None) -> None:
    """List the negotiations of the record."""
    with asking(database) as record:
        from communique.views.lists import write_listing  # noqa: PLC0415  fast --help
        from communique.views.negotiating import negotiations_listing  # noqa: PLC0415

        write_listing(negotiations_listing(record.negotiations()), form.value)


@app.command("set")
def set_negotiation(
    name: Name,
    *,
    party: Parties = None,
    issue: Issues = None,
    since: Since = None,
    until: Until = None,
    database: Database = None,
) -> None:
    """Make a negotiation, or say anew what belongs to the one of that name; its documents are found again."""
    with changing(database, create=True) as (record, _):
        from communique.views.negotiating import negotiation_of  # noqa: PLC0415  fast --help

        negotiation = negotiation_of(name, party or [], issue or [], since, until)
        record.set_negotiation(negotiation)
        typer.echo(f"{negotiation.name}  {negotiation.id}")


@app.command()
def assign(name: Name, documents: Documents, *, reason: Reason = "", by: By = None, database: Database = None) -> None:
    """Put documents into a negotiation, whatever their parties."""
    _assign(name, documents, reason, by, database, belongs=True)


@app.command()
def unassign(
    name: Name, documents: Documents, *, reason: Reason = "", by: By = None, database: Database = None
) -> None:
    """Take documents out of a negotiation, whatever their parties."""
    _assign(name, documents, reason, by, database, belongs=False)


def _assign(
    name: str, documents: list[str], reason: str, by: str | None, database: str | None, *, belongs: bool
) -> None:
    with changing(database) as (record, settings):
        from communique.views.negotiating import document_named  # noqa: PLC0415  fast --help

        for citation in [document_named(record, document) for document in documents]:
            record.assign(citation.id, name, by or settings.by, reason, belongs=belongs)
            typer.echo(f"{citation.id}  {citation.title or ''}")
