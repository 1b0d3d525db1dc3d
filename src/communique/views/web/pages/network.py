"""Who was in touch with whom: a net of parties or of actors, and the table that says the same."""

from collections.abc import Iterator, Sequence

from fastapi import APIRouter, Request

from communique.domain.contact import ContactLevel, ContactMode
from communique.record import Store
from communique.views.lists import told
from communique.views.sheets import Cell
from communique.views.web.asked import Asked
from communique.views.web.choosing import Field, choosing, party_field, with_query
from communique.views.web.opened import Reading
from communique.views.web.pages.timeline import contact_fields, record_fields
from communique.views.web.refusing import Refusal
from communique.views.web.tied import PLANS, Tied, behind, side_page, tied
from communique.views.web.ties import Side, Tie, sides_of, told_counts
from communique.views.web.twins import Page, twinned

router = APIRouter()
ACTOR = "actor"
MOST_SIDES = 30  # shown
ROWS = 100  # of the table on a page
MODES = tuple(f"mode {mode.value}" for mode in ContactMode)
LEVELS = tuple(f"level {level.value}" for level in ContactLevel)
COLUMNS = ("one", "other", "contacts", "first", "last", "undated", *MODES, *LEVELS)


@twinned(router, "/network")
def network(request: Request, record: Reading, wanted: Asked) -> Page:
    """Return who was in touch with whom."""
    by_actor = request.query_params.get("by") == ACTOR
    found = tied(request, record, wanted, by_actor=by_actor)
    sides = sides_of(found.ties)[:MOST_SIDES]
    named = {side.id for side, _ in sides}
    ties = [tie for tie in found.ties if named.issuperset(side.id for side in tie.sides)]
    return Page(
        template="network.html",
        values={
            "found": found,
            "by_actor": by_actor,
            "rows": list(_rows(found, ties, _page(request))),
            "sides": sides,
            "ties": ties,
            "left_out": len(found.ties) - len(ties),
            "source": with_query(request, "/network.json"),
            "tools": [(with_query(request, path, by=None), words) for path, words in TOOLS],
            "choosing": choosing(request, tie_fields(record, BY)),
            "pages": _pages(request, len(ties)),
        },
        whole=_whole(found, sides, ties),
        columns=COLUMNS,
        rows=[_cells(tie) for tie in ties],
    )


BY = Field(name="by", words="Between", type="choice", options=((ACTOR, "persons and bodies"),), any="parties")
TOOLS = (("/matrix", "As a matrix"), ("/timeline", "As a timeline"))


def tie_fields(record: Store, first: Field) -> tuple[Field, ...]:
    """Return the fields of a net or a matrix."""
    days = (Field(name="since", words="From day", type="date"), Field(name="until", words="To day", type="date"))
    return (first, party_field("party", "With"), *contact_fields(), PLANS, *record_fields(record), *days)


def _rows(found: Tied, ties: Sequence[Tie], page: int) -> Iterator[dict[str, object]]:
    """Yield the ties of one page of the table, as it shows them."""
    for tie in ties[(page - 1) * ROWS : page * ROWS]:
        yield {
            "tie": tie,
            "sides": [(side.name, side_page(found, side)) for side in tie.sides],
            "href": behind(found, tie),
            "modes": told_counts(tie.modes),
            "levels": told_counts(tie.levels),
        }


def _page(request: Request) -> int:
    words = request.query_params.get("page", "1")
    if not words.isascii() or not words.isdigit() or int(words) < 1:
        raise Refusal(422, f"page: expected a number from 1, found '{words}'")
    return int(words)


def _pages(request: Request, ties: int) -> dict[str, str]:
    page = _page(request)
    return {
        "first": with_query(request) if page > 1 else "",
        "following": with_query(request, page=str(page + 1)) if ties > page * ROWS else "",
    }


def _whole(found: Tied, sides: Sequence[tuple[Side, int]], ties: Sequence[Tie]) -> dict[str, object]:
    """Return the net as programs take it, the chart among them."""
    return {
        **told(found.wanted),
        "contacts": found.contacts,
        "more": found.is_cut,
        "sides": [
            {"id": side.id, "name": side.name, "short": side.short, "party": side.party, "contacts": contacts,
             "href": side_page(found, side)} for side, contacts in sides
        ],
        "ties": [
            {"one": tie.sides[0].id, "other": tie.sides[1].id, "contacts": tie.contacts, "modes": tie.modes,
             "levels": tie.levels, "first": tie.first, "last": tie.last, "undated": tie.undated,
             "href": behind(found, tie)} for tie in ties
        ],
    }  # fmt: skip


def _cells(tie: Tie) -> dict[str, Cell]:
    one, other = (side.name for side in tie.sides)
    first, last = (day.isoformat() if day else None for day in (tie.first, tie.last))
    return {
        "one": one,
        "other": other,
        "contacts": tie.contacts,
        "first": first,
        "last": last,
        "undated": tie.undated,
        **{f"mode {mode.value}": tie.modes[mode.value] for mode in ContactMode},
        **{f"level {level.value}": tie.levels[level.value] for level in ContactLevel},
    }
