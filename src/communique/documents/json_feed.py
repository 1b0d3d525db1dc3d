"""Reads a JSON Feed: each item is a document."""

from collections.abc import Iterator

import msgspec

from communique.documents.decoding import decode
from communique.documents.drafts import Draft, Part
from communique.documents.embedded import text_of
from communique.documents.entries import Entry, day_of, draft_of
from communique.errors import SourceError


class Author(msgspec.Struct, frozen=True):
    """Who wrote an item, or publishes a feed."""

    name: str | None = None


class Item(msgspec.Struct, frozen=True):
    """What we read of an item."""

    id: str | int | None = None
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    author: Author | None = None  # version 1.0
    authors: tuple[Author, ...] | None = None


class Feed(msgspec.Struct, frozen=True):
    """What we read of a feed."""

    title: str | None = None
    items: tuple[msgspec.Raw, ...] = ()


def read_json_feed(raw: bytes) -> Iterator[Part]:
    """Yield the draft of each item, or why it has none.

    Raises:
        SourceError: This is no JSON, or a feed without items.
    """
    words, repairs = decode(raw)
    try:
        feed = msgspec.json.decode(words, type=Feed)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise SourceError(f"expected a JSON Feed, found {error}") from error
    if not feed.items:
        raise SourceError("expected a feed with entries, found a feed without entries")
    for number, item in enumerate(feed.items, 1):
        yield f", entry {number}", _draft(item, feed, tuple(repairs))


def _draft(raw: msgspec.Raw, feed: Feed, repairs: tuple[str, ...]) -> Draft | SourceError:
    try:
        return draft_of(_entry(msgspec.json.decode(raw, type=Item), feed, repairs))
    except (msgspec.MsgspecError, RecursionError) as error:
        return SourceError(f"expected an item of a JSON Feed: {error}")
    except SourceError as error:
        return error


def _entry(item: Item, feed: Feed, repairs: tuple[str, ...]) -> Entry:
    authors = item.authors or filter(None, [item.author])
    return Entry(
        full=text_of(item.content_html) if item.content_html else item.content_text or "",
        summary=item.summary or "",
        title=item.title,
        url=item.url or item.external_url,
        published=day_of(item.date_published) or day_of(item.date_modified),
        byline=", ".join(author.name for author in authors if author.name) or None,
        feed=feed.title,
        key=None if item.id is None else str(item.id),
        repairs=repairs,
    )
