"""A saved search as a feed: what it found last, in Atom (RFC 4287) and as a JSON Feed 1.1."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode
from xml.etree import ElementTree as ET

import msgspec

from communique.domain.document import Citation
from communique.domain.merged import Merged
from communique.domain.rights import Rights, rights_of
from communique.record import SavedSearch, Sought
from communique.views.web.addresses import page_of
from communique.views.web.asked import wanted_from
from communique.views.web.told import Told, tell_all

if TYPE_CHECKING:
    from communique.record import Store

LISTS = {
    "/contacts": "contact",
    "/statements": "statement",
    "/positions/list": "position",
    "/commitments": "commitment",
    "/events": "event",
}
PATHS = ("/search", "/documents", *LISTS)
MOST = 50  # entries of a feed
LOOKED = 200  # finds of a search that are put in time
LATELY = timedelta(days=120)  # finds of a search are taken from so many days before the last of the record
ATOM = "http://www.w3.org/2005/Atom"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One find."""

    id: str
    title: str
    path: str
    updated: datetime
    summary: str
    author: str | None  # the outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A saved search with what it found."""

    search: SavedSearch
    base: str  # where the pages are: "https://record.example.org"
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> datetime:
        """Return when the newest find is from, else when the search was saved."""
        return max((entry.updated for entry in self.entries), default=self.search.made)

    def address(self, form: str) -> str:
        """Return the address of the feed in a form."""
        return f"{self.base}/feeds/{self.search.feed}/{form}"

    @property
    def page(self) -> str:
        """Return the address of the page that shows the same."""
        return f"{self.base}{page_of_search(self.search)}"


def page_of_search(search: SavedSearch) -> str:
    """Return the path of the page that a saved search shows."""
    return f"{search.path}?{search.query}" if search.query else search.path


def feed_of(record: "Store", search: SavedSearch, base: str) -> Feed:
    """Return a saved search with what it found last."""
    query = dict(parse_qsl(search.query))
    if search.path in LISTS:
        wanted = replace(wanted_from(query), limit=MOST, after=None)
        found = _told(record, record.newest.of(LISTS[search.path], wanted))
    elif search.path == "/documents":
        found = _documents(record.documents(replace(wanted_from(query), limit=MOST, after=None, newest_first=True)))
    else:
        found = _sought(record, query)
    return Feed(search=search, base=base.rstrip("/"), entries=tuple(found)[:MOST])


def _sought(record: "Store", query: Mapping[str, str]) -> list[Entry]:
    """Return the newest of what a search for words finds."""
    wanted = wanted_from(query)
    latest = record.latest()
    named = {name: one.id for one in record.negotiations() for name in (one.id, one.name)}
    sought = Sought(
        words=wanted.text or "", kind=query.get("kind") or None, party=wanted.party, outlet=query.get("outlet") or None,
        negotiation=named.get(wanted.negotiation or ""), until=wanted.until,
        year=int(query["year"]) if query.get("year", "").isdecimal() else None,
        since=wanted.since or (latest - LATELY if latest else None), limit=LOOKED,
    )  # fmt: skip
    hits = sorted(record.seek(sought).hits, key=lambda hit: (hit.day or date.min, hit.id), reverse=True)[:MOST]
    documents = [found for hit in hits if isinstance(found := record.show(hit.id), Citation)]
    merged = [found for hit in hits if hit.kind == "statement" and isinstance(found := record.show(hit.id), Merged)]
    entries = [*_documents(documents), *_told(record, merged)]
    return sorted(entries, key=lambda entry: (entry.updated, entry.id), reverse=True)


def _documents(citations: Iterable[Citation]) -> list[Entry]:
    return [
        Entry(
            id=one.id, title=one.title or one.key or "(without a title)", path=page_of(one.id),
            updated=_instant(one.published), summary=", ".join(filter(None, [one.byline, one.source])),
            author=one.source,
        )
        for one in citations
    ]  # fmt: skip


def _told(record: "Store", several: Iterable[Merged[Any]]) -> list[Entry]:
    """Return things as entries; words of a source that keeps them back are left out."""
    found = list(several)
    closed = {report.document for merged in found for report in merged.reports if _is_closed(record, report.document)}
    return [
        _entry(merged, told, hides=any(report.document in closed for report in merged.reports))
        for merged, told in zip(found, tell_all(record, found), strict=True)
    ]


def _is_closed(record: "Store", document: str) -> bool:
    found = record.show(document)
    return not isinstance(found, Citation) or rights_of(found) is Rights.METADATA


def _entry(merged: Merged[Any], told: Told, *, hides: bool) -> Entry:
    who = ", ".join(one.name for one in told.who) or told.unnamed
    lines = () if hides else (*told.lines, f"“{told.words}”")
    return Entry(
        id=told.id,
        title=f"{told.label}: {who}, {told.day}",
        path=told.href,
        updated=_instant(merged.last_told),
        summary="\n".join(filter(None, (*lines, told.known))),
        author=merged.reports[0].source,
    )


def _instant(day: date | None) -> datetime:
    return datetime.combine(day or date(1970, 1, 1), time(), UTC)


# --- forms ---


def as_atom(feed: Feed) -> bytes:
    """Return a feed in Atom."""
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed")
    _add(root, "id", f"urn:communique:search:{feed.search.id}")
    _add(root, "title", feed.search.name)
    _add(root, "updated", feed.updated.isoformat())
    _add(root, "link", rel="self", href=feed.address("atom.xml"), type="application/atom+xml")
    _add(root, "link", rel="alternate", href=feed.page, type="text/html")
    _add(_add(root, "author"), "name", "communique")
    for entry in feed.entries:
        node = _add(root, "entry")
        _add(node, "id", f"urn:communique:{entry.id}")
        _add(node, "title", entry.title)
        _add(node, "updated", entry.updated.isoformat())
        _add(node, "link", rel="alternate", href=f"{feed.base}{entry.path}", type="text/html")
        if entry.author:
            _add(_add(node, "author"), "name", entry.author)
        _add(node, "summary", entry.summary, type="text")
    page: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return page


def _add(parent: ET.Element, name: str, words: str = "", **attributes: str) -> ET.Element:
    node = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    if words:
        node.text = NOT_XML.sub("\ufffd", words)
    return node


def as_json_feed(feed: Feed) -> bytes:
    """Return a feed as a JSON Feed."""
    items = [
        {
            "id": f"urn:communique:{entry.id}",
            "url": f"{feed.base}{entry.path}",
            "title": entry.title,
            "content_text": entry.summary,
            "date_modified": entry.updated.isoformat(),
            **({"authors": [{"name": entry.author}]} if entry.author else {}),
        }
        for entry in feed.entries
    ]
    return msgspec.json.encode(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.search.name,
            "home_page_url": feed.page,
            "feed_url": feed.address("feed.json"),
            "items": items,
        }
    )


def query_without_place(query: str) -> str:
    """Return a query without what says where on a list one was.

    >>> query_without_place("party=RUS&after=contact-1&page=2&limit=20")
    'party=RUS'
    """
    return urlencode([(name, value) for name, value in parse_qsl(query) if name not in {"after", "page", "limit"}])
