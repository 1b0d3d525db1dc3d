"""The command `outlook`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.views.commands.edge import asking, blaming
from communique.views.commands.naming import parse_party
from communique.views.commands.options import (
    AsOf,
    Database,
    ListForm,
    NegotiationName,
    WantedListForm,
    parse_option_day,
)

if TYPE_CHECKING:
    from communique.outlook.look import Request
    from communique.outlook.questions import Asked

Question = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[QUESTION]",
        help="play, ground, contact, promises, waiting or scale, or in words: 'chance of contact'. Default: all.",
        show_default=False,
    ),
]
Between = Annotated[
    tuple[str, str] | None,
    typer.Option("--between", metavar="PARTY PARTY", help="Only these two: RUS USA.", show_default=False),
]
ChangedSince = Annotated[
    date | None,
    typer.Option(
        "--since",
        parser=parse_option_day,
        metavar="DAY",
        help="What changed since this day. Default: a week before.",
        show_default=False,
    ),
]
StakesFile = Annotated[
    Path | None,
    typer.Option("--stakes", metavar="FILE", help="Two parties' stakes, for waiting or settling (docs/outlook.md)."),
]
ScaleFile = Annotated[
    Path | None, typer.Option("--scale", metavar="FILE", help="Positions on a scale with weights (docs/outlook.md).")
]
ChartFile = Annotated[
    Path | None,
    typer.Option("--chart", metavar="FILE", help="Draw the chances of contact with their intervals here, as SVG."),
]


# Above forty lines: ten parameters, each an input of its own.
def outlook(
    question: Question = None,
    *,
    as_of: AsOf = None,
    negotiation: NegotiationName = None,
    between: Between = None,
    since: ChangedSince = None,
    stakes: StakesFile = None,
    scale: ScaleFile = None,
    chart: ChartFile = None,
    form: WantedListForm = ListForm.TABLE,
    database: Database = None,
) -> None:
    """Tell what the record suggests: state of play, common ground, chance of contact, age of promises.

    What cannot be said (the chance of peace, who is sincere) gets a sentence that says why.
    """
    from communique.outlook.questions import asked as answer_to  # noqa: PLC0415  `--help` stays fast

    asked = answer_to(" ".join(question)) if question else None
    if asked is not None and asked.part is None:
        with blaming():
            from communique.views.outlooks.writing import write_refusal  # noqa: PLC0415

            write_refusal(asked, form.value)
        return
    with blaming():
        request = _request(asked, (stakes, scale))
    with asking(database) as record:
        from dataclasses import replace  # noqa: PLC0415

        from communique.outlook.look import look  # noqa: PLC0415
        from communique.views.outlooks.sections import sections_of  # noqa: PLC0415
        from communique.views.outlooks.writing import write_chart, write_found  # noqa: PLC0415

        pair = _pair(between)
        with record.known_by(as_of) as known:
            found = look(known, replace(request, as_of=as_of, negotiation=negotiation, since=since, pair=pair))
            sections = sections_of(known, found, request.parts)
        if chart is not None:
            write_chart(chart, sections)
        write_found(found, sections, asked, form.value)


def _request(asked: "Asked | None", files: tuple[Path | None, Path | None]) -> "Request":
    from communique.errors import SourceError  # noqa: PLC0415
    from communique.outlook.look import Request  # noqa: PLC0415
    from communique.outlook.questions import PARTS, SCALE, WAITING  # noqa: PLC0415
    from communique.outlook.scale import load_scale  # noqa: PLC0415
    from communique.outlook.waiting import load_stakes  # noqa: PLC0415

    stakes, scale = files
    parts = frozenset({asked.part}) if asked and asked.part else frozenset(PARTS)
    for part, file, option in ((WAITING, stakes, "--stakes"), (SCALE, scale, "--scale")):
        if parts == {part} and file is None:
            raise SourceError(
                f"expected the figures in a file, {option} FILE; nothing of the kind is read from a record"
            )
    return Request(
        parts=parts,
        stakes=load_stakes(stakes) if stakes else None,
        scale=load_scale(scale) if scale else None,
    )


def _pair(between: tuple[str, str] | None) -> tuple[str, str] | None:
    if between is None:
        return None
    one, other = sorted(parse_party(name) for name in between)
    if one == other:
        raise typer.BadParameter("expected two parties, found one")
    return one, other
