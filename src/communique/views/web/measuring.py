"""What a server measures: requests by route, how long they took, what the record holds; in the form of Prometheus."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique import __version__
from communique.record import Store

log = logging.getLogger(__name__)

BUCKETS = (0.01, 0.03, 0.1, 0.3, 1, 3, 10)  # seconds
NOWHERE = "none"  # the route of what no page answers: what strangers ask for makes no series of its own
FAILED = 500


@dataclass(frozen=True, slots=True)
class Measures:
    """The numbers of one server."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    requests: Counter = field(init=False)
    seconds: Histogram = field(init=False)

    def __post_init__(self) -> None:
        """Begin to count."""
        requests = Counter(
            "communique_requests", "Requests answered.", ("method", "route", "status"), registry=self.registry
        )
        seconds = Histogram(
            "communique_request_seconds", "How long answers took.", ("route",), buckets=BUCKETS, registry=self.registry
        )
        object.__setattr__(self, "requests", requests)
        object.__setattr__(self, "seconds", seconds)
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)

    def take(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count an answer and say it; neither the address nor what was asked for is kept."""
        self.requests.labels(method, route, status).inc()
        self.seconds.labels(route).observe(seconds)
        said = {"method": method, "route": route, "status": status, "seconds": round(seconds, 4)}
        log.info("%s %s %d", method, route, status, extra={"said": said})

    def told(self, record: Store) -> bytes:
        """Return all numbers, with those of the record as it stands now."""
        now = CollectorRegistry()
        now.register(_Holdings(record))
        return generate_latest(self.registry) + generate_latest(now)


class _Holdings:
    """What a record holds, as gauges."""

    def __init__(self, record: Store) -> None:
        self._record = record

    def collect(self) -> Iterator[Metric]:
        counts = self._record.glimpses.counts()
        version = GaugeMetricFamily("communique_version", "The version that serves.", labels=["version"])
        version.add_metric([__version__], 1)
        yield version
        yield GaugeMetricFamily("communique_documents", "Documents in the record.", value=counts.documents)
        things = GaugeMetricFamily("communique_things", "Things in the record, by kind.", labels=["kind"])
        for kind, number in sorted(counts.things.items()):
            things.add_metric([kind], number)
        yield things


@dataclass(frozen=True, slots=True)
class Measuring:
    """The middleware, outside of all others."""

    app: ASGIApp
    measures: Measures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on, and measure its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, status = perf_counter(), FAILED

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, sending)
        finally:
            self.measures.take(_method(scope), _route(scope), status, perf_counter() - begun)


def _method(scope: Scope) -> str:
    method = str(scope["method"])
    return method if method in {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"} else "other"


def _route(scope: Scope) -> str:
    """Return the pattern of the path: the path itself may hold the secret part of a feed, or words of a person."""
    return str(getattr(scope.get("route"), "path", NOWHERE))
