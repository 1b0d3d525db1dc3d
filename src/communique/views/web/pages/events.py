"""The events as a list: who did what to whom, in the categories of PLOVER."""

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request

from communique.domain.event import Event, EventType
from communique.domain.merged import Merged
from communique.record import Wanted
from communique.views.lists import one_more, told
from communique.views.rows import known_by, quoted
from communique.views.sheets import Cell
from communique.views.tables import Listing, Row
from communique.views.web.asked import Asked
from communique.views.web.choosing import Field, day_fields, party_field
from communique.views.web.listed import Shelf, shelf_page
from communique.views.web.opened import Reading
from communique.views.web.twins import Page, twinned

if TYPE_CHECKING:
    from communique.record import Store

router = APIRouter()
COLUMNS = ("id", "type", "cameo", "status", "actor", "actor_country", "actor_sector", "recipient", "recipient_country",
           "recipient_sector", "mode", "context", "edtf", "earliest", "latest", "place", "of", "sources", "reports",
           "first_told", "last_told", "review", "quote", "document", "start", "end")  # fmt: skip


@twinned(router, "/events")
def events(request: Request, record: Reading, wanted: Asked) -> Page:
    """Return the events that are wanted, the latest first."""
    kinds = Field(name="mode", words="Type", type="choice", options=tuple(kind.value for kind in EventType))
    shelf = Shelf(
        name="events",
        heading="Events",
        lead="Who did what to whom, in the categories of PLOVER, derived from contacts, statements and positions.",
        fields=(party_field("party", "Who"), kinds, *day_fields()),
    )
    return shelf_page(request, record, wanted, shelf, events_listing(record, wanted))


def events_listing(record: "Store", wanted: Wanted) -> Listing:
    """Return the events as a list."""
    found = record.events(one_more(wanted))
    shown = found[: wanted.limit]
    return Listing(
        name="events",
        heads=("When", "Type", "Who and whom"),
        columns=COLUMNS,
        rows=tuple(_row(merged) for merged in shown),
        is_cut=len(found) > len(shown),
        told=told(wanted),
    )


def _row(merged: Merged[Event]) -> Row:
    event = merged.thing
    cells = event_cells(merged)
    return Row(
        id=event.id,
        when=str(cells["earliest"] or "no day given"),
        label=event.type.value,
        who=event.actor.id,
        lines=(),
        foot=f"{known_by(merged)}  {event.id}",
        cells=cells,
        whole=merged,
    )


def event_cells(merged: Merged[Event]) -> dict[str, Cell]:
    """Return an event by column."""
    event, first = merged.thing, min(merged.thing.evidence)
    return {
        "id": event.id,
        "type": event.type.value,
        "cameo": event.cameo,
        "status": event.status,
        "actor": event.actor.id,
        "actor_country": event.actor.country,
        "actor_sector": event.actor.sector,
        "recipient": event.recipient.id if event.recipient else None,
        "recipient_country": event.recipient.country if event.recipient else None,
        "recipient_sector": event.recipient.sector if event.recipient else None,
        "mode": event.mode,
        "context": event.context,
        "edtf": event.when.edtf if event.when else None,
        "earliest": event.when.earliest.isoformat() if event.when and event.when.earliest else None,
        "latest": event.when.latest.isoformat() if event.when and event.when.latest else None,
        "place": event.place.name if event.place else None,
        "of": event.of,
        "sources": merged.sources,
        "reports": len(merged.reports),
        "first_told": merged.first_told.isoformat() if merged.first_told else None,
        "last_told": merged.last_told.isoformat() if merged.last_told else None,
        "review": merged.review.value if merged.review else None,
        "quote": quoted(event.evidence),
        "document": first.document,
        "start": first.start,
        "end": first.end,
    }
