"""Puts the pages, the REST interface and their protection together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.middleware.base import RequestResponseEndpoint
from starlette.staticfiles import StaticFiles

from communique.record import Role, open_record
from communique.views.web.pages import ROUTERS
from communique.views.web.refusing import Refusal
from communique.views.web.rendering import STATIC, render
from communique.views.web.security.who import Who
from communique.views.web.serving import Serving


def create_app(serving: Serving) -> FastAPI:
    """Return the application; the record is open while it runs."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with open_record(serving.database) as record:
            app.state.record = record
            yield

    app = FastAPI(title=serving.title, lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None)
    app.state.serving = serving
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")

    app.exception_handler(Refusal)(_refuse)

    @app.middleware("http")
    async def know(request: Request, call_next: RequestResponseEndpoint) -> Response:
        request.state.who = Who(name=serving.by, role=Role.ADMIN, is_signed_in=False, csrf="")
        return await call_next(request)

    return app


def _refuse(request: Request, refusal: Refusal) -> Response:
    return render(request, "refused.html", status=refusal.status, heading=str(refusal.status), words=refusal.words)
