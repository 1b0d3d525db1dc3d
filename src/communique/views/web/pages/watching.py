"""For those who look after a server: whether it answers, and what it measures."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from communique.views.web.measuring import Measures
from communique.views.web.opened import Opening, Reading

router = APIRouter()
PLAIN = "text/plain; charset=utf-8"
PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


@router.get("/healthz")
def health(record: Opening) -> Response:
    """Tell that the server and its record answer; no more, since anybody may ask."""
    record.accounts.exist()
    return Response("ok\n", media_type=PLAIN, headers={"Cache-Control": "no-store"})


@router.get("/metrics")
def metrics(request: Request, record: Reading) -> Response:
    """Tell the numbers, for Prometheus."""
    measures: Measures = request.app.state.measures
    return Response(measures.told(record), media_type=PROMETHEUS, headers={"Cache-Control": "no-store"})
