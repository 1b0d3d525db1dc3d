"""The page on one thing: its fields, every report with its sentence, what differs, who judged it, how to cite it."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import RedirectResponse

from communique.domain.event import Event
from communique.domain.merged import Merged
from communique.errors import UnknownError
from communique.views.cells import COLUMNS, cells_of
from communique.views.citing import reference_in
from communique.views.mentioned import teller_for
from communique.views.sheets import Cell
from communique.views.web.addresses import FOLDERS, page_of
from communique.views.web.asked import Asked
from communique.views.web.choosing import with_query
from communique.views.web.opened import Reading
from communique.views.web.pages.events import COLUMNS as EVENT_COLUMNS
from communique.views.web.pages.events import event_cells
from communique.views.web.refusing import Refusal
from communique.views.web.thing_page import thing_page
from communique.views.web.told import tell_all
from communique.views.web.twins import Page, twinned

if TYPE_CHECKING:
    from communique.record import Store

router = APIRouter()
Name = Annotated[str, Path(description="The id of a thing or of one of its reports, or how it begins.")]
REFERENCES = {
    "txt": ("text", "text/plain; charset=utf-8"),
    "json": ("json", "application/json"),
    "csl.json": ("csl", "application/vnd.citationstyles.csl+json"),
    "bib": ("bibtex", "application/x-bibtex"),
}


@router.get("/cite/{about}")
def cite(record: Reading, about: str) -> Response:
    """Return a reference to a thing: its id and a form, txt, json, csl.json or bib."""
    name, _, form = about.partition(".")
    known = REFERENCES.get(form)
    if known is None:
        raise Refusal(404, f"expected one of {', '.join(REFERENCES)}, found {form!r}")
    return Response(reference_in(record, name, known[0]), media_type=known[1])


@router.get("/things/{name}")
def anything(record: Reading, name: Name) -> Response:
    """Lead to the page on whatever has this id, or an id that begins so."""
    found = record.show(name)
    thing = found.thing if isinstance(found, Merged) else found
    if thing.id.partition("-")[0] not in FOLDERS:
        raise Refusal(404, f"{name}: there is no page on it")
    return RedirectResponse(page_of(thing.id), status_code=303)


@twinned(router, "/contacts/{name}")
def contact(request: Request, record: Reading, wanted: Asked, name: Name) -> Page:
    """Return the page on a contact."""
    return _page(request, record, _thing(record, "contact", name, wanted.as_of), wanted.as_of)


@twinned(router, "/statements/{name}")
def statement(request: Request, record: Reading, wanted: Asked, name: Name) -> Page:
    """Return the page on a statement."""
    return _page(request, record, _thing(record, "statement", name, wanted.as_of), wanted.as_of)


@twinned(router, "/positions/{name}")
def position(request: Request, record: Reading, wanted: Asked, name: Name) -> Page:
    """Return the page on a position."""
    return _page(request, record, _thing(record, "position", name, wanted.as_of), wanted.as_of)


@twinned(router, "/commitments/{name}")
def commitment(request: Request, record: Reading, wanted: Asked, name: Name) -> Page:
    """Return the page on a commitment."""
    return _page(request, record, _thing(record, "commitment", name, wanted.as_of), wanted.as_of)


@twinned(router, "/events/{name}")
def event(request: Request, record: Reading, wanted: Asked, name: Name) -> Page:
    """Return the page on an event."""
    return _page(request, record, _thing(record, "event", name, wanted.as_of), wanted.as_of)


def _thing(record: "Store", kind: str, name: str, as_of: date | None) -> Merged[Any]:
    """Return a thing of a kind, as it read on a day."""
    if not name.startswith(f"{kind}-"):
        raise UnknownError(f"expected the id of a {kind}, found {name!r}")
    found = record.show(name)
    if not isinstance(found, Merged):
        raise UnknownError(f"expected the id of a {kind}, found {name!r}")
    if as_of is None:
        return found
    then = record.shown([found.thing.id], as_of).get(found.thing.id)
    if then is None:
        raise Refusal(404, f"nobody had told of {found.thing.id} by {as_of}")
    return then


def _page(request: Request, record: "Store", merged: Merged[Any], as_of: date | None) -> Page:
    thing = merged.thing
    told = tell_all(record, [merged])[0]
    shown = thing_page(record, merged, all_reports=request.query_params.get("reports") == "all")
    cells = _cells(record, merged)
    return Page(
        template="thing.html",
        values={
            "told": told,
            "merged": merged,
            "shown": shown,
            "list_name": FOLDERS[told.kind],
            "all_reports": with_query(request, reports="all"),
            "reference": reference_in(record, thing.id, "text", as_of).decode(),
        },
        whole={"whole": merged, "documents": record.documents_of(thing.id), "judgements": shown.judgements},
        columns=EVENT_COLUMNS if isinstance(thing, Event) else COLUMNS[type(thing)],
        rows=[cells],
    )


def _cells(record: "Store", merged: Merged[Any]) -> dict[str, Cell]:
    thing = merged.thing
    if isinstance(thing, Event):
        return event_cells(merged)
    return cells_of(merged, teller_for(record, [thing]), thing.evidence)
