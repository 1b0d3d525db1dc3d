"""The commands that look into the record: `brief`, `timeline`, `history`, `changes`, `search`, `show`, `cite`."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from communique.views.commands.completing import complete_issue, complete_party
from communique.views.commands.edge import asking
from communique.views.commands.naming import parse_issue, parse_party
from communique.views.commands.options import (
    AsOf,
    Database,
    Issue,
    Limit,
    ListForm,
    NegotiationName,
    PageForm,
    Party,
    Since,
    ThingId,
    Until,
    WantedListForm,
    WantedPageForm,
    parse_option_day,
)


class ReferenceForm(StrEnum):
    """The forms of a reference."""

    TEXT = "text"
    JSON = "json"
    CSL = "csl"
    BIBTEX = "bibtex"


WantedReferenceForm = Annotated[ReferenceForm, typer.Option("--format", help="How to write it.")]
Words = Annotated[list[str], typer.Argument(metavar="WORDS", help="All of them must occur.", show_default=False)]
TheParty = Annotated[
    str, typer.Argument(metavar="PARTY", parser=parse_party, help="RUS, Russia, NATO.", autocompletion=complete_party)
]
TheIssue = Annotated[
    str, typer.Argument(metavar="ISSUE", parser=parse_issue, help="territory.", autocompletion=complete_issue)
]
ChangedSince = Annotated[
    date, typer.Option("--since", parser=parse_option_day, metavar="DAY", help="What is otherwise than on this day.")
]
Few = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many of each kind.")]


def brief(
    *,
    as_of: AsOf = None,
    negotiation: NegotiationName = None,
    party: Party = None,
    since: Since = None,
    until: Until = None,
    few: Few = 5,
    form: WantedPageForm = PageForm.TEXT,
    database: Database = None,
) -> None:
    """Tell how things stand: the latest contacts, what is open, what came of announcements, who wants what."""
    with asking(database) as record:
        from communique.views.overview import overview_json, overview_of, write_overview  # noqa: PLC0415  fast --help
        from communique.views.pages import paper, wanted_of, write_page  # noqa: PLC0415

        asked = {"as_of": as_of, "negotiation": negotiation, "party": party, "since": since, "until": until}
        found = overview_of(record, wanted_of(asked, 0), few)
        if form is PageForm.JSON:
            write_page(overview_json(found))
            return
        page = paper()
        write_overview(page, found, record)
        write_page(page.text().encode())


def timeline(
    *,
    as_of: AsOf = None,
    negotiation: NegotiationName = None,
    party: Party = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    form: WantedListForm = ListForm.TABLE,
    database: Database = None,
) -> None:
    """List the contacts in the order of their days, the last of them at the end."""
    with asking(database) as record:
        from communique.views.lists import list_timeline, write_listing  # noqa: PLC0415  fast --help
        from communique.views.pages import wanted_of  # noqa: PLC0415

        asked = {"as_of": as_of, "negotiation": negotiation, "party": party, "since": since, "until": until}
        write_listing(list_timeline(record, wanted_of(asked, limit)), form.value)


def history(
    party: TheParty,
    issue: TheIssue,
    *,
    as_of: AsOf = None,
    negotiation: NegotiationName = None,
    since: Since = None,
    until: Until = None,
    form: WantedListForm = ListForm.TABLE,
    database: Database = None,
) -> None:
    """Show how a party worded its positions on an issue over time, and what changed in the words."""
    with asking(database) as record:
        from communique.views.histories import write_history_in  # noqa: PLC0415  fast --help
        from communique.views.pages import wanted_of  # noqa: PLC0415

        asked = {"as_of": as_of, "negotiation": negotiation, "since": since, "until": until}
        write_history_in(record.history(party, issue, wanted_of(asked, 0)), form.value)


def changes(
    *,
    since: ChangedSince,
    as_of: AsOf = None,
    negotiation: NegotiationName = None,
    party: Party = None,
    issue: Issue = None,
    limit: Limit = 50,
    form: WantedListForm = ListForm.TABLE,
    database: Database = None,
) -> None:
    """List what changed since a day: new contacts, positions hardened or dropped, promises kept or lapsed."""
    with asking(database) as record:
        from communique.views.changes import changes_listing  # noqa: PLC0415  fast --help
        from communique.views.lists import told, write_listing  # noqa: PLC0415
        from communique.views.pages import wanted_of  # noqa: PLC0415

        asked = {"as_of": as_of, "negotiation": negotiation, "party": party, "issue": issue}
        wanted = wanted_of(asked, 0)
        found = record.changed_since(since, wanted)
        asked_for = {"changed_since": since.isoformat(), **told(wanted)}
        write_listing(changes_listing(record, found, asked_for, limit=limit or None, as_of=wanted.as_of), form.value)


def search(
    words: Words,
    *,
    as_of: AsOf = None,
    negotiation: NegotiationName = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 20,
    form: WantedListForm = ListForm.TABLE,
    database: Database = None,
) -> None:
    """Find words in texts, statements and the names of actors, the best first."""
    with asking(database) as record:
        from communique.views.hits import hits_listing  # noqa: PLC0415  fast --help
        from communique.views.lists import write_listing  # noqa: PLC0415
        from communique.views.pages import wanted_of  # noqa: PLC0415

        asked = {"as_of": as_of, "negotiation": negotiation, "since": since, "until": until}
        write_listing(hits_listing(record, " ".join(words), wanted_of(asked, limit)), form.value)


def show(
    thing: ThingId, *, as_of: AsOf = None, form: WantedPageForm = PageForm.TEXT, database: Database = None
) -> None:
    """Show all that is known of one thing: its words in every report, why these are one, what became of it, its review.

    An id is that of a finding in any report, an actor, a document, a judgement or a negotiation.
    """
    with asking(database) as record:
        from communique.views.pages import paper, write_page  # noqa: PLC0415  fast --help
        from communique.views.showing import shown_json, write_shown  # noqa: PLC0415

        if form is PageForm.JSON:
            write_page(shown_json(record, thing, as_of))
            return
        page = paper()
        write_shown(record, thing, page, as_of)
        write_page(page.text().encode())


def cite(
    thing: ThingId,
    *,
    as_of: AsOf = None,
    form: WantedReferenceForm = ReferenceForm.TEXT,
    database: Database = None,
) -> None:
    """Print a reference that stays: the words, their source and day, and hashes of the text and of the record.

    csl and bibtex give all documents that tell the thing, for reference managers.
    """
    with asking(database) as record:
        from communique.views.citing import write_reference  # noqa: PLC0415  fast --help

        write_reference(record, thing, form.value, as_of)
