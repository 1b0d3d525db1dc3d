"""Reads a feed in RSS or Atom: each entry is a document."""

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

PLAIN = "text/plain"
# What the reader of feeds raises over damaged ones.
BROKEN = (AssertionError, AttributeError, LookupError, OSError, OverflowError, RuntimeError, TypeError, ValueError)

Said = Mapping[str, Any]  # feedparser gives dictionaries without a form


def read_feed(raw: bytes) -> Iterator[Part]:
    """Yield the draft of each entry, or why it has none.

    Raises:
        SourceError: This is no feed, or one without entries.
    """
    import feedparser  # noqa: PLC0415  loaded where there is a feed

    refuse_deep(_without_quoted(raw).decode("latin-1"), "a feed")
    # A stream: what is no stream, feedparser takes for an address or a file and opens it.
    try:
        found: Said = feedparser.parse(BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    except BROKEN as error:
        raise SourceError(f"expected a feed, found a damaged one ({error})") from error
    broken = found.get("bozo_exception")
    if not found.get("entries"):
        kind = "a feed without entries" if found.get("version") else f"none ({broken or 'another kind of XML'})"
        raise SourceError(f"expected a feed with entries, found {kind}")
    repairs = (f"the feed is no well-formed XML and was read as far as it goes ({broken})",) if broken else ()
    for number, entry in enumerate(found["entries"], 1):
        yield f", entry {number}", _draft(entry, found["feed"], repairs)


def _without_quoted(raw: bytes) -> bytes:
    """Return the markup of a feed without the sections that quote other markup."""
    first, *sections = raw.split(b"<![CDATA[")
    return b"".join([first, *(section.partition(b"]]>")[2] for section in sections)])


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
        url=_joined(feed.get("link"), link) if link else None,
        published=_day(said, "published") or _day(said, "updated"),
        byline=said.get("author"),
        feed=(said.get("source") or {}).get("title") or _line(feed.get("title_detail")),
        key=said.get("id"),
        repairs=repairs,
    )


def _joined(base: str | None, link: str) -> str:
    try:
        return urljoin(base or "", link)
    except ValueError:  # a host that is none
        return link


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
