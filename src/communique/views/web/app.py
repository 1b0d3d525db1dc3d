"""Puts the pages, the REST interface and their protection together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.staticfiles import StaticFiles

from communique.errors import CommuniqueError
from communique.record import open_record
from communique.views.web import api
from communique.views.web.answers import on_departure, on_error, on_fault, on_http, on_invalid, on_refusal
from communique.views.web.measuring import Measures, Measuring
from communique.views.web.memory import share_memory
from communique.views.web.pages import ROUTERS
from communique.views.web.refusing import Refusal
from communique.views.web.rendering import STATIC
from communique.views.web.security.attempts import Attempts
from communique.views.web.security.completing import Completing
from communique.views.web.security.crossing import check_form
from communique.views.web.security.guard import Guard
from communique.views.web.serving import Serving

KEPT_SECONDS = 30  # of an idle connection: longer than clients keep theirs (httpx: 5 s), so that they end it, not we


def create_app(serving: Serving) -> FastAPI:
    """Return the application; the record is open while it runs."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with open_record(serving.database) as record:
            app.state.record = record
            yield

    app = FastAPI(
        title=serving.title,
        lifespan=lifespan,
        dependencies=[Depends(check_form)],
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
    )
    app.state.serving = serving
    app.state.attempts = Attempts()
    app.add_middleware(Guard, serving=serving)
    app.state.measures = Measures()
    app.add_middleware(Completing, serving=serving)  # outside of the guard: what that refuses is completed, too
    app.add_middleware(Measuring, measures=app.state.measures)  # outside of all
    app.exception_handler(Refusal)(on_refusal)
    app.exception_handler(CommuniqueError)(on_error)
    app.exception_handler(HTTPException)(on_http)
    app.exception_handler(RequestValidationError)(on_invalid)
    app.exception_handler(ClientDisconnect)(on_departure)
    app.exception_handler(Exception)(on_fault)
    for router in (*api.ROUTERS, *ROUTERS):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app


def run(serving: Serving) -> None:
    """Serve until stopped with Ctrl-C."""
    share_memory()
    uvicorn.run(
        create_app(serving),
        host=serving.host,
        port=serving.port,
        log_config=None,  # `write_logs` has said where and how
        access_log=False,  # with addresses, which may hold secrets; the measures say what may be said
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=KEPT_SECONDS,
        timeout_graceful_shutdown=5,
    )
