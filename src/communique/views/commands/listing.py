"""The lists: `contacts`, `statements`, `positions`, `commitments`, `timeline`."""

from collections.abc import Mapping
from typing import Annotated

import typer

from communique.domain.commitment import CommitmentStatus
from communique.domain.contact import ContactLevel, ContactMode, ContactStatus
from communique.domain.position import Stance
from communique.domain.statement import Act
from communique.views.commands.edge import asking
from communique.views.commands.options import (
    AsOf,
    Database,
    Issue,
    Limit,
    ListForm,
    NegotiationName,
    Party,
    Since,
    Until,
    WantedListForm,
)

DEFAULT_LIMIT = 50
Unreviewed = Annotated[bool, typer.Option("--unreviewed", help="Only what no person has looked at.")]
WantedContactStatus = Annotated[ContactStatus | None, typer.Option("--status", help="Only those that stand so.")]
WantedStatus = Annotated[CommitmentStatus | None, typer.Option("--status", help="Only those that stand so.")]
WantedLevel = Annotated[ContactLevel | None, typer.Option("--level", help="Only on this level.")]
WantedMode = Annotated[ContactMode | None, typer.Option("--mode", help="Only of this mode.")]
WantedAct = Annotated[Act | None, typer.Option("--act", help="Only what does this.")]
WantedStance = Annotated[Stance | None, typer.Option("--stance", help="Only with this stance.")]


def contacts(
    *,
    as_of: AsOf = None,
    negotiation: NegotiationName = None,
    party: Party = None,
    status: WantedContactStatus = None,
    level: WantedLevel = None,
    mode: WantedMode = None,
    since: Since = None,
    until: Until = None,
    unreviewed: Unreviewed = False,
    limit: Limit = DEFAULT_LIMIT,
    form: WantedListForm = ListForm.TABLE,
    database: Database = None,
) -> None:
    """List who met, called or wrote to whom, the latest first."""
    asked = {"as_of": as_of, "negotiation": negotiation, "party": party, "since": since, "until": until}
    chosen = {"status": status, "level": level, "mode": mode, "unreviewed": unreviewed}
    _list("contacts", database, form, limit, {**asked, **chosen})


def statements(
    *,
    as_of: AsOf = None,
    negotiation: NegotiationName = None,
    party: Party = None,
    act: WantedAct = None,
    since: Since = None,
    until: Until = None,
    unreviewed: Unreviewed = False,
    limit: Limit = DEFAULT_LIMIT,
    form: WantedListForm = ListForm.TABLE,
    database: Database = None,
) -> None:
    """List who said what, the latest first."""
    asked = {"as_of": as_of, "negotiation": negotiation, "party": party, "since": since, "until": until}
    _list("statements", database, form, limit, {**asked, "mode": act, "unreviewed": unreviewed})


def positions(
    *,
    as_of: AsOf = None,
    negotiation: NegotiationName = None,
    party: Party = None,
    issue: Issue = None,
    stance: WantedStance = None,
    since: Since = None,
    until: Until = None,
    unreviewed: Unreviewed = False,
    limit: Limit = DEFAULT_LIMIT,
    form: WantedListForm = ListForm.TABLE,
    database: Database = None,
) -> None:
    """List who demands, offers, promises, accepts, rejects or supports what, the latest first."""
    asked = {"as_of": as_of, "negotiation": negotiation, "party": party, "since": since, "until": until}
    chosen = {"issue": issue, "stance": stance, "unreviewed": unreviewed}
    _list("positions", database, form, limit, {**asked, **chosen})


def commitments(
    *,
    as_of: AsOf = None,
    negotiation: NegotiationName = None,
    party: Party = None,
    status: WantedStatus = None,
    since: Since = None,
    until: Until = None,
    unreviewed: Unreviewed = False,
    limit: Limit = DEFAULT_LIMIT,
    form: WantedListForm = ListForm.TABLE,
    database: Database = None,
) -> None:
    """List what was announced or promised and what became of it, the latest first."""
    asked = {"as_of": as_of, "negotiation": negotiation, "party": party, "since": since, "until": until}
    _list("commitments", database, form, limit, {**asked, "status": status, "unreviewed": unreviewed})


def documents(
    *,
    as_of: AsOf = None,
    negotiation: NegotiationName = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = DEFAULT_LIMIT,
    form: WantedListForm = ListForm.TABLE,
    database: Database = None,
) -> None:
    """List the articles of the record, the latest first."""
    with asking(database) as record:
        from communique.views.articles import documents_listing  # noqa: PLC0415  fast --help
        from communique.views.lists import write_listing  # noqa: PLC0415
        from communique.views.pages import wanted_of  # noqa: PLC0415

        asked = {"as_of": as_of, "negotiation": negotiation, "since": since, "until": until}
        write_listing(documents_listing(record, wanted_of(asked, limit)), form.value)


def _list(name: str, database: str | None, form: ListForm, limit: int, asked: Mapping[str, object]) -> None:
    with asking(database) as record:
        from communique.views.lists import list_things, write_listing  # noqa: PLC0415  fast --help
        from communique.views.pages import wanted_of  # noqa: PLC0415

        write_listing(list_things(record, name, wanted_of(asked, limit)), form.value)
