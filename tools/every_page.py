"""Every page of a record, each in a state that shows something: for screenshots, and for tests in a browser."""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

from communique.record import Store, Wanted
from communique.views.web import api
from communique.views.web.pages import ROUTERS

NO_PAGES = re.compile(r"\.(json|csv)$|^/(healthz|metrics)$|^/api/|^/cite/|^/things/|^/feeds/|^/static/")
PARAMETER = re.compile(r"\{.*?\}")
NO_WORD = re.compile(r"[^a-z0-9]+")


def every_page(record: Store) -> dict[str, str]:
    """Return the address of each page by a name for it."""
    found = {_called(path): address for path in paths() if (address := _address(record, path))}
    return {**found, **dict(_states(record)), "nowhere": "/nowhere"}


def paths() -> Iterator[str]:
    """Yield the paths of the pages, with their parameters."""
    for router in (*api.ROUTERS, *ROUTERS):
        for route in router.routes:
            path = getattr(route, "path", "")
            if "GET" in (getattr(route, "methods", None) or ()) and not NO_PAGES.search(path):
                yield path


def left_out(record: Store) -> set[str]:
    """Return the paths of which no page can be shown in this record."""
    return {path for path in paths() if not _address(record, path)}


def _called(path: str) -> str:
    words = path.replace("{name}", "one").replace("{negotiation}", "one")
    return NO_WORD.sub("-", words.casefold()).strip("-") or "home"


def _address(record: Store, path: str) -> str | None:
    """Return a path with something of the record in place of its parameter, None where there is nothing."""
    if not PARAMETER.search(path):
        return path
    name = _something(record, path.split("/")[1])
    return PARAMETER.sub(name, path) if name else None


def _something(record: Store, kind: str) -> str | None:
    """Return the id of a thing of a kind that many tell of."""
    if kind == "documents":
        return str(_told(record).reports[0].document)
    if kind == "negotiations":
        return next((one.id for one in record.negotiations()), None)
    ask = getattr(record, kind, None)
    things = ask(Wanted(limit=200)) if ask and kind in {*KINDS} else ()
    return max(things, key=lambda merged: (len(merged.reports), merged.thing.id)).thing.id if things else None


KINDS = ("actors", "contacts", "statements", "positions", "commitments", "events")


def _told(record: Store):  # type: ignore[no-untyped-def]  # noqa: ANN202  a merged contact
    return max(record.contacts(Wanted(limit=200)), key=lambda merged: (len(merged.reports), merged.thing.id))


def _states(record: Store) -> Iterator[tuple[str, str]]:
    """Yield pages in states of their own."""
    contact = _told(record).thing
    words = contact.evidence[0]
    position = next((one.thing for one in record.positions(Wanted(limit=200)) if one.thing.issue), None)
    holder = record.named([position.holder.actor]) if position else {}
    party = next((actor.party for actor in holder.values() if actor.party), None)
    yield "timeline-as-of", f"/timeline?{urlencode({'status': 'held', 'as_of': '2025-05-20'})}"
    yield "timeline-empty", f"/timeline?{urlencode({'since': '1990-01-01', 'until': '1990-01-02'})}"
    yield "network-actors", f"/network?{urlencode({'by': 'actor', 'plans': 'yes'})}"
    yield "matrix-level", f"/matrix?{urlencode({'count': 'level'})}"
    yield "reader-at", f"/documents/{words.document}?at={words.start}-{words.end}#s{words.start}-{words.end}"
    yield "search-found", f"/search?{urlencode({'text': words.quote.split()[0]})}"
    if position and party:
        yield "history-of", f"/history?{urlencode({'party': party, 'issue': position.issue or ''})}"
    adding = {"document": words.document, "start": words.start, "end": words.end}
    yield "findings-new-here", f"/findings/new?{urlencode(adding)}"
