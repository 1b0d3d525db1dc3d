"""The ledger: everything announced or promised, its age, how often it was said again, and what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

from fastapi import APIRouter, Request

from communique.domain.commitment import Commitment, CommitmentStatus
from communique.domain.merged import Merged
from communique.record import Wanted
from communique.views.lists import list_things
from communique.views.web.ages import Age, age_since
from communique.views.web.asked import Asked
from communique.views.web.choosing import Field, choosing, day_fields, pages_of, party_field
from communique.views.web.opened import Reading
from communique.views.web.told import Told, tell_all
from communique.views.web.twins import Page, listed, twinned

if TYPE_CHECKING:
    from communique.record import Store

router = APIRouter()
AGAIN = frozenset({"restated", "more definite", "less definite"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the ledger as the page shows it."""

    told: Told
    thing: Commitment
    first_told: date | None
    age: Age | None  # since it was first told
    again: int  # how often it was said again
    more: int
    less: int  # of these, more and less definite


@twinned(router, "/commitments")
def commitments(request: Request, record: Reading, wanted: Asked) -> Page:
    """Return the ledger as it is wanted."""
    listing = list_things(record, "commitments", wanted)
    found: list[Merged[Commitment]] = [cast("Merged[Commitment]", row.whole) for row in listing.rows]
    status = Field(name="status", words="Status", type="choice", options=tuple(one.value for one in CommitmentStatus))
    return listed(
        "commitments.html",
        listing,
        lines=list(lines_of(record, found, wanted)),
        choosing=choosing(request, (party_field("party", "By"), status, *day_fields())),
        pages=pages_of(request, listing.rows[-1].id if listing.rows else None, is_cut=listing.is_cut),
    )


def lines_of(record: "Store", found: Sequence[Merged[Commitment]], wanted: Wanted) -> Iterator[Line]:
    """Yield commitments as lines of the ledger, with their age on the day asked for."""
    as_of = wanted.as_of or record.latest()
    for merged, told in zip(found, tell_all(record, found, wanted.as_of), strict=True):
        changes = [change.change for change in merged.thing.history]
        yield Line(
            told=told,
            thing=merged.thing,
            first_told=merged.first_told,
            age=age_since(merged.first_told, merged.first_told, as_of),
            again=sum(change in AGAIN for change in changes),
            more=changes.count("more definite"),
            less=changes.count("less definite"),
        )
