"""Party by party: how often they were in touch, and how."""

from collections.abc import Iterator, Mapping, Sequence

from fastapi import APIRouter, Request

from communique.views.lists import told
from communique.views.sheets import Cell
from communique.views.web.asked import Asked
from communique.views.web.choosing import Field, choosing, with_query
from communique.views.web.opened import Reading
from communique.views.web.pages.network import tie_fields
from communique.views.web.tied import Tied, behind, side_page, tied
from communique.views.web.ties import Side, Tie, sides_of, told_counts
from communique.views.web.twins import Page, twinned

router = APIRouter()
MOST_SIDES = 16
LEVEL = "level"
COUNTING = Field(name="count", words="Counts by", type="choice", options=((LEVEL, "level"),), any="how they met")
TOOLS = (("/network", "As a network"), ("/timeline", "As a timeline"))
Pairs = Mapping[frozenset[str], Tie]


@twinned(router, "/matrix")
def matrix(request: Request, record: Reading, wanted: Asked) -> Page:
    """Return how often parties were in touch, party by party."""
    found = tied(request, record, wanted, by_actor=False)
    every = sides_of(found.ties)
    sides = [side for side, _ in every[:MOST_SIDES]]
    pairs = {frozenset(side.id for side in tie.sides): tie for tie in found.ties}
    by_level = request.query_params.get("count") == LEVEL
    return Page(
        template="matrix.html",
        values={
            "found": found,
            "sides": [(side, side_page(found, side)) for side in sides],
            "rows": [(side, list(_row(found, side, sides, pairs, by_level=by_level))) for side in sides],
            "left_out": len(every) - len(sides),
            "source": with_query(request, "/matrix.json"),
            "tools": [(with_query(request, path, count=None), words) for path, words in TOOLS],
            "choosing": choosing(request, tie_fields(record, COUNTING)),
        },
        whole=_whole(found, sides, pairs),
        columns=("party", *(side.short for side in sides)),
        rows=list(_sheet(sides, pairs)),
    )


def _row(
    found: Tied, side: Side, sides: Sequence[Side], pairs: Pairs, *, by_level: bool
) -> Iterator[dict[str, object] | None]:
    """Yield the cells of a party; None where a party meets itself."""
    for other in sides:
        tie = pairs.get(frozenset((side.id, other.id)))
        if other == side:
            yield None
        elif tie is None:
            yield {"contacts": 0}
        else:
            counts = tie.levels if by_level else tie.modes
            words = told_counts(counts).split(", ")
            yield {"contacts": tie.contacts, "href": behind(found, tie), "counts": words, "other": other}


def _whole(found: Tied, sides: Sequence[Side], pairs: Pairs) -> dict[str, object]:
    shown = {side.id for side in sides}
    return {
        **told(found.wanted),
        "contacts": found.contacts,
        "more": found.is_cut,
        "sides": [{"id": side.id, "name": side.name, "short": side.short} for side in sides],
        "ties": [
            {"one": tie.sides[0].id, "other": tie.sides[1].id, "contacts": tie.contacts, "modes": tie.modes,
             "levels": tie.levels, "href": behind(found, tie)} for pair, tie in pairs.items() if pair <= shown
        ],
    }  # fmt: skip


def _sheet(sides: Sequence[Side], pairs: Pairs) -> Iterator[dict[str, Cell]]:
    for side in sides:
        ties = {other.short: pairs.get(frozenset((side.id, other.id))) for other in sides if other != side}
        yield {"party": side.name, **{name: tie.contacts if tie else 0 for name, tie in ties.items()}}
