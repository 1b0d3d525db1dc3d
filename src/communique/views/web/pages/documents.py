"""The documents as a list: what was read, from where, of which day."""

from dataclasses import replace

from fastapi import APIRouter, Request

from communique.record import Wanted
from communique.views.articles import documents_listing
from communique.views.web.asked import Asked
from communique.views.web.choosing import Field, choosing, pages_of
from communique.views.web.opened import Reading
from communique.views.web.twins import Page, listed, twinned

router = APIRouter()
MOST_OUTLETS = 300  # offered in the form


@twinned(router, "/documents")
def documents(request: Request, record: Reading, wanted: Asked) -> Page:
    """Return the documents that are wanted, the latest first."""
    listing = documents_listing(record, wanted)
    scope = Wanted(negotiation=wanted.negotiation, as_of=wanted.as_of, limit=MOST_OUTLETS)
    outlets = tuple(sorted(one.source for one in record.glimpses.outlets(scope) if one.source))
    fields = (
        Field(name="outlet", words="Outlet", type="choice", options=outlets, any="any outlet"),
        Field(name="since", words="From day", type="date"),
        Field(name="until", words="To day", type="date"),
        Field(name="text", words="With the words"),
        Field(name="order", words="Order", type="choice", options=(("oldest", "oldest first"),), any="newest first"),
    )
    last = listing.rows[-1].id if listing.rows else None
    return listed(
        "documents.html",
        listing,
        documents=[row.whole for row in listing.rows],
        extent=record.extent(replace(wanted, limit=None)),
        choosing=choosing(request, fields),
        pages=pages_of(request, last, is_cut=listing.is_cut),
    )
