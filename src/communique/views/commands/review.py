"""The commands of the review: what people say of findings outranks what the program thinks, and can be undone."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from communique.domain.judgement import Verdict
from communique.views.commands.edge import asking, changing
from communique.views.commands.options import (
    AsOf,
    Database,
    Limit,
    ListForm,
    NegotiationName,
    Party,
    ThingId,
    WantedListForm,
)

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Accept, correct, reject, merge and split what was read; nothing is overwritten, all can be undone.",
)


class Kind(StrEnum):
    """What is looked through."""

    CONTACTS = "contacts"
    STATEMENTS = "statements"
    POSITIONS = "positions"
    COMMITMENTS = "commitments"


class Added(StrEnum):
    """What can be added."""

    CONTACT = "contact"
    STATEMENT = "statement"
    POSITION = "position"
    COMMITMENT = "commitment"


WantedKind = Annotated[Kind, typer.Option("--kind", help="What to look through.")]
Reason = Annotated[str, typer.Option(metavar="WORDS", help="Why; kept with it.")]
By = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who says so. Default: COMMUNIQUE_BY, the settings, else the login name."),
]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="Another of the same kind.", show_default=False)]
Field = Annotated[
    str, typer.Argument(metavar="FIELD", help="status, when, place, participants, ... as in `show --format json`.")
]
Value = Annotated[
    str,
    typer.Argument(
        metavar="VALUE",
        help="The right value: a word, a day, a name (several: `A; B`), or JSON: held, 2025-04-11, Oslo, null.",
    ),
]
Document = Annotated[str, typer.Argument(metavar="DOCUMENT", help="The id of the text.", show_default=False)]
Start = Annotated[int, typer.Argument(metavar="START", help="Where its words begin in the stored text: code points.")]
End = Annotated[int, typer.Argument(metavar="END", help="Where they end, excluded.")]
Fields = Annotated[
    list[str] | None,
    typer.Argument(metavar="FIELD=VALUE", help="As for `correct`: status=held, participants='A; B', when=2025-04-11."),
]
JudgementId = Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, from `communique review log`.")]


@app.command("list")
def list_unreviewed(
    *,
    kind: WantedKind = Kind.CONTACTS,
    as_of: AsOf = None,
    negotiation: NegotiationName = None,
    party: Party = None,
    limit: Limit = 20,
    form: WantedListForm = ListForm.TABLE,
    database: Database = None,
) -> None:
    """List what no person has looked at yet."""
    with asking(database) as record:
        from communique.views.lists import list_things, write_listing  # noqa: PLC0415  fast --help
        from communique.views.pages import wanted_of  # noqa: PLC0415

        asked = {"as_of": as_of, "negotiation": negotiation, "party": party, "unreviewed": True}
        write_listing(list_things(record, kind.value, wanted_of(asked, limit)), form.value)


@app.command()
def log(*, limit: Limit = 50, form: WantedListForm = ListForm.TABLE, database: Database = None) -> None:
    """List what was judged, the latest first."""
    with asking(database) as record:
        from communique.views.lists import write_listing  # noqa: PLC0415  fast --help
        from communique.views.review_log import log_listing  # noqa: PLC0415

        write_listing(log_listing(record.judgements(), limit or None), form.value)


@app.command()
def accept(thing: ThingId, *, reason: Reason = "", by: By = None, database: Database = None) -> None:
    """Say that a finding is right."""
    _rule(Verdict.ACCEPTED, (thing,), database, reason=reason, by=by)


@app.command()
def correct(
    thing: ThingId, field: Field, value: Value, *, reason: Reason = "", by: By = None, database: Database = None
) -> None:
    """Say what a field of a finding should be; what was read stays in the log."""
    from communique.views.reviewing import json_value  # noqa: PLC0415  fast --help

    _rule(Verdict.CORRECTED, (thing,), database, reason=reason, by=by, correction=(field, json_value(value)))


@app.command()
def add(
    document: Document,
    kind: Annotated[Added, typer.Argument(metavar="KIND", help="contact, statement, position or commitment.")],
    start: Start,
    end: End,
    fields: Fields = None,
    *,
    reason: Reason = "",
    by: By = None,
    database: Database = None,
) -> None:
    """Add a finding that the program overlooked, from words of a text; it can be judged and undone like any other."""
    with changing(database) as (record, settings):
        from communique.views.adding_findings import Selected, add_finding, parse_fields  # noqa: PLC0415  fast --help
        from communique.views.detail import words_for_judgement  # noqa: PLC0415

        said = parse_fields(fields or [])
        selected = Selected(document=document, kind=kind.value, start=start, end=end, fields=said, reason=reason,
                            by=by or settings.by)  # fmt: skip
        judgement = add_finding(record, selected, at=datetime.now(UTC))
        typer.echo(f"{judgement.about[0]}\n{words_for_judgement(judgement)}")


@app.command()
def reject(thing: ThingId, *, reason: Reason = "", by: By = None, database: Database = None) -> None:
    """Say that a finding is wrong: it is no longer shown."""
    _rule(Verdict.REJECTED, (thing,), database, reason=reason, by=by)


@app.command()
def merge(thing: ThingId, other: Other, *, reason: Reason = "", by: By = None, database: Database = None) -> None:
    """Say that two are one."""
    _rule(Verdict.SAME, (thing, other), database, reason=reason, by=by)


@app.command()
def split(thing: ThingId, other: Other, *, reason: Reason = "", by: By = None, database: Database = None) -> None:
    """Say that two reports are not of one thing: name each by its own id, as `show` lists them."""
    _rule(Verdict.DIFFERENT, (thing, other), database, reason=reason, by=by)


@app.command()
def undo(judgement: JudgementId, *, reason: Reason = "", by: By = None, database: Database = None) -> None:
    """Take a judgement back; both stay in the log."""
    _rule(Verdict.UNDONE, (judgement,), database, reason=reason, by=by)


def _rule(
    verdict: Verdict,
    about: tuple[str, ...],
    database: str | None,
    *,
    reason: str,
    by: str | None,
    correction: tuple[str, str] | None = None,
) -> None:
    with changing(database) as (record, settings):
        from communique.views.detail import words_for_judgement  # noqa: PLC0415  fast --help
        from communique.views.reviewing import Ruling, rule_on  # noqa: PLC0415

        field, value = correction or (None, None)
        ruling = Ruling(verdict=verdict, about=about, reason=reason, by=by or settings.by, field=field, value=value)
        typer.echo(words_for_judgement(rule_on(record, ruling, at=datetime.now(UTC))))
