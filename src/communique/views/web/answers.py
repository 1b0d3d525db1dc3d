"""What is answered where something went wrong: a page for people, a problem (RFC 9457) for programs."""

import logging
from http import HTTPStatus
from urllib.parse import quote

import msgspec
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from communique.errors import BusyError, CommuniqueError, UnknownError
from communique.views.web.refusing import Refusal
from communique.views.web.rendering import render
from communique.views.web.security.headers import add_headers

log = logging.getLogger(__name__)

FORMS = (".json", ".csv", ".xml")
HEADINGS = {
    401: "Please sign in",
    403: "Not allowed",
    404: "Not found",
    405: "Not possible here",
    409: "The record refuses",
    413: "Too large",
    421: "Asked under another name",
    422: "Not understood",
    429: "Too many attempts",
    500: "Something went wrong",
    503: "Busy",
}
OURS = "a fault of communique; please report it"


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Why a request was not met (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


def is_for_programs(request: Request) -> bool:
    """Tell whether a program asks, not a person with a browser."""
    path = str(request.scope["path"])
    return path.startswith("/api/") or path.endswith(FORMS) or "authorization" in request.headers


def refused(request: Request, refusal: Refusal) -> Response:
    """Return the answer to what is refused; a person who is not signed in is sent to do so."""
    if is_for_programs(request):
        return problem(refusal.status, refusal.words, refusal.headers)
    if refusal.status == HTTPStatus.UNAUTHORIZED and request.method in {"GET", "HEAD"}:
        here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/sign-in?next={quote(here, safe='')}", status_code=303)
    heading = HEADINGS.get(refusal.status, HTTPStatus(refusal.status).phrase)
    page = render(request, "refused.html", status=refusal.status, heading=heading, words=refusal.words)
    page.headers.update(refusal.headers)
    return page


def problem(status: int, words: str, headers: dict[str, str] | None = None) -> Response:
    """Return a problem."""
    said = Problem(title=HTTPStatus(status).phrase, status=status, detail=words)
    return Response(
        msgspec.json.encode(said), status_code=status, headers=headers, media_type="application/problem+json"
    )


def on_refusal(request: Request, error: Refusal) -> Response:
    """Answer what a page refuses."""
    return refused(request, error)


def on_error(request: Request, error: CommuniqueError) -> Response:
    """Answer what the record refuses."""
    return refused(request, refusal_of(error))


def refusal_of(error: CommuniqueError) -> Refusal:
    """Return what an error of ours means to whoever asked."""
    words = " ".join(str(error).split())
    match error:
        case UnknownError():
            return Refusal(404, words)
        case BusyError():
            return Refusal(503, words, headers={"Retry-After": "5"})
        case _:
            return Refusal(409, words)


def on_http(request: Request, error: HTTPException) -> Response:
    """Answer what the framework refuses: no such page, no such method."""
    found = "there is no such page" if error.status_code == HTTPStatus.NOT_FOUND else str(error.detail)
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        found = f"{request.method} cannot be done here"
    return refused(request, Refusal(error.status_code, found, headers=dict(error.headers or {})))


def on_invalid(request: Request, error: RequestValidationError) -> Response:
    """Answer a form or a query that does not fit."""
    told = "; ".join(f"{'.'.join(str(place) for place in one['loc'])}: {one['msg']}" for one in error.errors())
    return refused(request, Refusal(422, told))


def on_departure(request: Request, error: ClientDisconnect) -> Response:
    """Answer whoever has gone before all was said; nobody hears it."""
    del error
    return refused(request, Refusal(400, "expected the whole request, found the connection closed"))


def on_fault(request: Request, error: Exception) -> Response:
    """Answer what should not have happened; this stands outside of the guard, so that it adds the headers itself."""
    log.error("%s %s: a fault of communique", request.method, request.url.path, exc_info=error)
    if not hasattr(request.state, "who"):
        request.state.who, request.state.cookie = None, ""
    answer = refused(request, Refusal(500, OURS))
    secure = request.app.state.serving.is_secure
    add_headers(MutableHeaders(raw=answer.raw_headers), path=str(request.scope["path"]), query="", is_secure=secure)
    return answer
