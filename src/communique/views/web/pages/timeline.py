"""The contacts along time: a chart, and the table that says the same."""

from dataclasses import replace

import msgspec
from fastapi import APIRouter, Request, Response

from communique.domain.contact import ContactLevel, ContactMode, ContactStatus
from communique.domain.merged import Merged
from communique.record import Store, Wanted
from communique.views.lists import list_things
from communique.views.rows import known_by
from communique.views.web.asked import Asked
from communique.views.web.charted import marks_of
from communique.views.web.choosing import Field, choosing, pages_of, party_field, with_query
from communique.views.web.opened import Reading
from communique.views.web.twins import Page, listed, twinned

router = APIRouter()
MOST = 10_000  # contacts on the chart, the latest
MOST_THEN = 2_000  # ... as of a day past, which takes longer to tell


@router.get("/timeline/marks.json")
def marks(record: Reading, wanted: Asked) -> Response:
    """Return the contacts that are wanted as the chart takes them: the latest, where there are very many."""
    shown = record.outlines(replace(wanted, limit=_most(wanted), after=None, newest_first=True))
    faces = record.faces({actor for one in shown for actor in one.who})
    day = wanted.as_of or record.latest()
    told = {"as_of": day, "is_cut": len(shown) >= _most(wanted)}
    return Response(msgspec.json.encode({**told, **marks_of(shown, faces)}), media_type="application/json")


def _most(wanted: Wanted) -> int:
    return MOST if wanted.as_of is None else MOST_THEN


@twinned(router, "/timeline")
def timeline(request: Request, record: Reading, wanted: Asked) -> Page:
    """Return the contacts that are wanted as a timeline."""
    listing = list_things(record, "contacts", wanted)
    last = listing.rows[-1].id if listing.rows else None
    return listed(
        "timeline.html",
        listing,
        known={row.id: known_by(row.whole) for row in listing.rows if isinstance(row.whole, Merged)},
        total=record.count_contacts(wanted) if wanted.as_of is None else None,
        most=_most(wanted),
        source=with_query(request, "/timeline/marks.json"),
        contacts=with_query(request, "/contacts"),
        network=with_query(request, "/network"),
        choosing=choosing(request, _fields(record)),
        pages=pages_of(request, last, is_cut=listing.is_cut),
    )


def _fields(record: Store) -> tuple[Field, ...]:
    return (
        party_field("party", "Who"),
        party_field("with", "and whom"),
        *contact_fields(),
        *record_fields(record),
        Field(name="since", words="From day", type="date"),
        Field(name="until", words="To day", type="date"),
        Field(name="order", words="Order of the table", type="choice", options=(("oldest", "oldest first"),),
              any="newest first"),
    )  # fmt: skip


def contact_fields() -> tuple[Field, ...]:
    """Return the fields of what a contact is."""
    named = (("status", "Status", ContactStatus), ("level", "Level", ContactLevel), ("mode", "How", ContactMode))
    return tuple(
        Field(name=name, words=words, type="choice", options=tuple(value.value for value in kind))
        for name, words, kind in named
    )


def record_fields(record: Store) -> tuple[Field, ...]:
    """Return the fields of what part of the record is looked at: a negotiation, a day past."""
    known = tuple((one.id, one.name) for one in record.negotiations())
    return (
        Field(name="negotiation", words="Negotiation", type="choice", options=known, any="the whole record"),
        Field(name="as_of", words="As it stood on", type="date"),
    )
