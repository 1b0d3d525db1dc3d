"""Searches that somebody keeps, each also as a feed of what it finds anew."""

from collections.abc import Callable
from hashlib import sha256
from secrets import token_urlsafe
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl
from uuid import uuid4

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from communique.record import SavedSearch
from communique.views.web.asked import wanted_from
from communique.views.web.feeding import (
    PATHS,
    Feed,
    as_atom,
    as_json_feed,
    feed_of,
    page_of_search,
    query_without_place,
)
from communique.views.web.forms import Filled, needed
from communique.views.web.opened import Now, Opening, Reading, Served, Visitor
from communique.views.web.refusing import Refusal
from communique.views.web.rendering import render

if TYPE_CHECKING:
    from communique.record import Store

router = APIRouter()
MOST, LONGEST = 100, 200  # searches of one person; characters of a name, times ten of a query
SECRET_BYTES = 24
FORMS: dict[str, tuple[Callable[[Feed], bytes], str]] = {
    "atom.xml": (as_atom, "application/atom+xml; charset=utf-8"),
    "feed.json": (as_json_feed, "application/feed+json; charset=utf-8"),
}


@router.get("/saved")
def saved(request: Request, record: Reading, visitor: Visitor) -> Response:
    """Return the searches somebody keeps."""
    found = [(one, page_of_search(one)) for one in record.saved.of(visitor.name)]
    return render(request, "saved.html", area="search", found=found)


@router.get("/saved/new")
def new(request: Request, record: Reading, path: str = "/search", query: str = "") -> Response:
    """Return the form that keeps a list or a search."""
    del record
    kept = _checked(path, query)
    return render(request, "saved_new.html", area="search", path=path, query=kept, said=parse_qsl(kept))


@router.post("/saved")
def keep(record: Reading, visitor: Visitor, now: Now, filled: Filled) -> Response:
    """Keep a search; its feed has an address that only its owner knows."""
    path = filled.get("path", "").strip() or PATHS[0]
    query = _checked(path, filled.get("query", ""))
    if len(record.saved.of(visitor.name)) >= MOST:
        raise Refusal(422, f"expected at most {MOST} saved searches, found as many: forget one first")
    search = SavedSearch(
        id=f"search-{uuid4().hex}", owner=visitor.name, name=needed(filled, "name")[:LONGEST], path=path, query=query,
        feed=token_urlsafe(SECRET_BYTES), made=now,
    )  # fmt: skip
    record.saved.keep(search)
    return RedirectResponse("/saved", status_code=303)


@router.post("/saved/forget")
def forget(record: Reading, visitor: Visitor, filled: Filled) -> Response:
    """Forget a search, and its feed with it."""
    record.saved.forget(needed(filled, "id"), visitor.name)
    return RedirectResponse("/saved", status_code=303)


def _checked(path: str, query: str) -> str:
    """Return a query as it is kept.

    Raises:
        Refusal: It is none of a page that can be kept, or says nothing we know.
    """
    if path not in PATHS:
        raise Refusal(422, f"path: expected one of {', '.join(PATHS)}, found '{path}'")
    kept = query_without_place(query)
    if len(kept) > 10 * LONGEST:
        raise Refusal(422, "query: expected a shorter one")
    wanted_from(dict(parse_qsl(kept)))
    return kept


@router.get("/feeds/{feed}/{form}")
def feed(request: Request, record: Opening, serving: Served, feed: str, form: str) -> Response:
    """Return a saved search as a feed, to whoever knows its address."""
    search = record.saved.fed_by(feed)
    if search is None or form not in FORMS or not _is_there(record, search.owner):
        raise Refusal(404, "there is no such feed, or no longer")
    write, kind = FORMS[form]
    page = write(feed_of(record, search, serving.address or str(request.base_url)))
    tag = f'"{sha256(page).hexdigest()[:32]}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(page, media_type=kind, headers={"ETag": tag, "Cache-Control": "private, max-age=300"})


def _is_there(record: "Store", owner: str) -> bool:
    """Tell whether whoever keeps a search may still read the record."""
    return not record.accounts.exist() or record.accounts.named(owner) is not None
