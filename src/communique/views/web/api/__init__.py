"""The record for programs: the REST interface under /api/v1."""

from functools import cache

from fastapi import APIRouter, Request, Response

from communique.views.web.api import documents, judgements, negotiations, telling, things
from communique.views.web.api.answering import router_of
from communique.views.web.api.openapi import description
from communique.views.web.api.operations import BASE, Operation
from communique.views.web.api.tags import encode
from communique.views.web.rendering import render

OPERATIONS: tuple[Operation, ...] = (
    *documents.OPERATIONS,
    *things.OPERATIONS,
    *telling.OPERATIONS,
    *negotiations.OPERATIONS,
    *judgements.OPERATIONS,
)
described = APIRouter()
ROUTERS: tuple[APIRouter, ...] = (router_of(OPERATIONS), described)


@described.get(f"{BASE}/openapi.json")
def openapi() -> Response:
    """Return the description of the interface."""
    return Response(_description(), media_type="application/json")


@described.get("/api")
def routes(request: Request) -> Response:
    """Return a page that lists what the interface can do."""
    return render(request, "api.html", base=BASE, operations=OPERATIONS)


@cache
def _description() -> bytes:
    return encode(description(OPERATIONS))
