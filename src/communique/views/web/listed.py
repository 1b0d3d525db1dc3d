"""Pages that list the things of one kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from fastapi import Request

from communique.record import Wanted
from communique.views.cells import Known
from communique.views.lists import list_things
from communique.views.tables import Listing
from communique.views.web.choosing import Field, choosing, pages_of, with_query
from communique.views.web.told import tell_all
from communique.views.web.twins import Page, listed

if TYPE_CHECKING:
    from communique.record import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A list of the pages: what it is called, what can be chosen, where else to look."""

    name: str  # plural: "contacts"
    heading: str
    lead: str
    fields: Sequence[Field]
    tools: Sequence[tuple[str, str]] = ()  # paths, and what they are called; the query is kept


def shelf_page(request: Request, record: "Store", wanted: Wanted, shelf: Shelf, listing: Listing | None = None) -> Page:
    """Return a page of things, as they are wanted.

    Args:
        listing: The things as a list; None: asked of the record.
    """
    found = listing or list_things(record, shelf.name, wanted)
    last = found.rows[-1].id if found.rows else None
    return listed(
        "things.html",
        found,
        told=tell_all(record, [cast("Known", row.whole) for row in found.rows], wanted.as_of),
        heading=shelf.heading,
        lead=shelf.lead,
        tools=[(with_query(request, path), words) for path, words in shelf.tools],
        choosing=choosing(request, shelf.fields),
        pages=pages_of(request, last, is_cut=found.is_cut),
    )
