"""Reads a feed in RSS or Atom: each entry is a document."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from communique.documents.drafts import Draft, Part
from communique.documents.embedded import text_of
from communique.documents.entries import Entry, day_of, draft_of
from communique.documents.nesting import refuse_deep
from communique.errors import SourceError

CDATA = re.compile(rb"<!\[CDATA\[.*?\]\]>", re.DOTALL)
PLAIN = "text/plain"

Said = Mapping[str, Any]  # feedparser gives dictionaries without a form


def read_feed(raw: bytes) -> Iterator[Part]:
    """Yield the draft of each entry, or why it has none.

    Raises:
        SourceError: This is no feed, or one without entries.
    """
    import feedparser  # noqa: PLC0415  loaded where there is a feed

    refuse_deep(CDATA.sub(b"", raw).decode("latin-1"), "a feed")
    # A stream: what is no stream, feedparser takes for an address or a file and opens it.
    found: Said = feedparser.parse(BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    broken = found.get("bozo_exception")
    if not found.get("entries"):
        kind = "a feed without entries" if found.get("version") else f"none ({broken or 'another kind of XML'})"
        raise SourceError(f"expected a feed with entries, found {kind}")
    repairs = (f"the feed is no well-formed XML and was read as far as it goes ({broken})",) if broken else ()
    for number, entry in enumerate(found["entries"], 1):
        yield f", entry {number}", _draft(entry, found["feed"], repairs)


def _draft(said: Said, feed: Said, repairs: tuple[str, ...]) -> Draft | SourceError:
    try:
        return draft_of(_entry(said, feed, repairs))
    except SourceError as error:
        return error


def _entry(said: Said, feed: Said, repairs: tuple[str, ...]) -> Entry:
    link = said.get("feedburner_origlink") or said.get("link")
    contents = [_text(content) for content in said.get("content", ())]
    return Entry(
        full=max(contents, key=len, default=""),
        summary=_text(said.get("summary_detail") or {"value": said.get("summary")}),
        title=_line(said.get("title_detail")),
        url=urljoin(feed.get("link") or "", link) if link else None,
        published=_day(said, "published") or _day(said, "updated"),
        byline=said.get("author"),
        feed=(said.get("source") or {}).get("title") or _line(feed.get("title_detail")),
        key=said.get("id"),
        repairs=repairs,
    )


def _day(said: Said, name: str) -> str | None:
    """Return the day as it is written; where it is written in a way of its own, the day in UTC."""
    if name not in said:  # to ask for a missing one makes feedparser take another
        return None
    parsed = said.get(f"{name}_parsed")
    return day_of(said[name]) or (date(*parsed[:3]).isoformat() if parsed else None)


def _text(content: Said) -> str:
    value = content.get("value") or ""
    return value if content.get("type") == PLAIN else text_of(value)


def _line(content: Said | None) -> str | None:
    return " ".join(_text(content or {}).split()) or None
