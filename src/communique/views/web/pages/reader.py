"""The reader: a stored text with its marks, its findings beside it, where else it was met, and its other versions."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request

from communique.domain.document import Citation
from communique.errors import UnknownError
from communique.views.sheets import Cell
from communique.views.web.choosing import with_query
from communique.views.web.opened import Reading
from communique.views.web.reading_page import KINDS, SHOWN, Item, reading_page
from communique.views.web.twins import Page, twinned

if TYPE_CHECKING:
    from communique.record import Store

router = APIRouter()
COLUMNS = ("label", "kind", "id", "status", "who", "facts", "words", "at", "thing", "reports", "review")
NAMES = {"contact": "Contacts", "statement": "Statements", "position": "Positions", "commitment": "Commitments",
         "event": "Events", "actor": "Actors"}  # fmt: skip


@twinned(router, "/documents/{name}")
def document(request: Request, record: Reading, name: str) -> Page:
    """Return a document with its marks; `mark` chooses kinds of findings, `at` names the words that are meant."""
    citation = _citation(record, name)
    chosen = [kind for kind in request.query_params.getlist("mark") if kind in KINDS]
    shown = reading_page(record, citation, kinds=tuple(chosen or SHOWN), asked=request.query_params.get("at"))
    places = record.places_of(citation.id)
    relatives = record.glimpses.relatives(citation.id)
    return Page(
        template="reader.html",
        values={
            "citation": citation,
            "shown": shown,
            "names": NAMES,
            "places": [place for place in places if _is_elsewhere(place, citation)],
            "relatives": relatives,
            "chosen": chosen,
            "unmarked": with_query(request, at=None),
            "negotiations": record.glimpses.negotiations_of(citation.id),
        },
        whole={
            "document": citation,
            "text": record.text(citation.id),
            "places": places,
            "relatives": relatives,
            "findings": [_cells(item) for item in shown.items],
        },
        columns=COLUMNS,
        rows=_rows(shown.items),
    )


def _citation(record: "Store", name: str) -> Citation:
    found = record.show(name) if name.startswith("document-") else None
    if not isinstance(found, Citation):
        raise UnknownError(f"expected the id of a document, found {name!r}")
    return found


def _is_elsewhere(place: Citation, citation: Citation) -> bool:
    own = (citation.source, citation.url, citation.published)
    return (place.source, place.url, place.published) != own


def _rows(items: Iterable[Item]) -> list[dict[str, Cell]]:
    return [_cells(item) for item in items]


def _cells(item: Item) -> dict[str, Cell]:
    return {name: getattr(item, name) for name in COLUMNS}
