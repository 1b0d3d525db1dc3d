"""The first page: the negotiations with what they hold, and what the record tells of late."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import APIRouter

from communique.domain.negotiation import Negotiation
from communique.record import Counts, Wanted
from communique.views.web.opened import Reading
from communique.views.web.told import Told, tell_all
from communique.views.web.twins import Page, twinned

if TYPE_CHECKING:
    from communique.record import Store

router = APIRouter()
COLUMNS = ("id", "name", "parties", "issues", "documents", "outlets", "contacts", "positions", "commitments",
           "first", "last")  # fmt: skip
LATEST = 5  # contacts told last
DETAILED = 24  # negotiations whose last contact is looked up


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A negotiation as the first page shows it."""

    negotiation: Negotiation
    counts: Counts
    latest: Told | None  # the contact that took place last
    ahead: Told | None  # the contact that comes next


@twinned(router, "/")
def home(record: Reading) -> Page:
    """Return the first page."""
    counts = record.glimpses.counts_by_negotiation()
    negotiations = record.negotiations()
    as_of = record.latest()
    followed = [
        _followed(record, one, counts.get(one.id, Counts()), is_detailed=number < DETAILED)
        for number, one in enumerate(negotiations)
    ]
    whole = record.glimpses.counts()
    latest = tell_all(record, record.contacts(Wanted(status="held", until=as_of, limit=LATEST)))
    rows = [_cells(one) for one in followed]
    return Page(
        template="home.html",
        values={"followed": followed, "counts": whole, "as_of": as_of, "latest": latest},
        whole={"as_of": as_of, "counts": whole, "negotiations": rows},
        columns=COLUMNS,
        rows=rows,
    )


def _followed(record: "Store", negotiation: Negotiation, counts: Counts, *, is_detailed: bool) -> Followed:
    scope = Wanted(negotiation=negotiation.id, limit=1)
    latest = record.glimpses.latest_by_level(scope)[:1] if is_detailed else ()
    ahead = record.glimpses.ahead(scope) if is_detailed else ()
    return Followed(
        negotiation=negotiation,
        counts=counts,
        latest=next(iter(tell_all(record, latest)), None),
        ahead=next(iter(tell_all(record, ahead)), None),
    )


def _cells(one: Followed) -> dict[str, str | int | tuple[str, ...] | None]:
    counts = one.counts
    return {
        "id": one.negotiation.id,
        "name": one.negotiation.name,
        "parties": one.negotiation.parties,
        "issues": one.negotiation.issues,
        "documents": counts.documents,
        "outlets": counts.outlets,
        "contacts": counts.things.get("contact", 0),
        "positions": counts.things.get("position", 0),
        "commitments": counts.things.get("commitment", 0),
        "first": counts.first.isoformat() if counts.first else None,
        "last": counts.last.isoformat() if counts.last else None,
    }
