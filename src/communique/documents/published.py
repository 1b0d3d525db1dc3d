"""Finds the day of publication that a web page declares; a day that merely stands somewhere on it is not taken."""

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from communique.documents.sources import source_rules

if TYPE_CHECKING:
    from lxml.etree import _Element

LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
ADDRESS_DAY = re.compile(r"/(\d{4})/(\d{2})/(\d{2})(?:/|$)")
ISO_DAY = re.compile(r"\d{4}-?\d{2}-?\d{2}(?!\d)")


def find_published(tree: "_Element") -> str | None:
    """Return the first declared day, as an ISO date with or without a time; None where the page declares none."""
    for declared in _declared(tree):
        if ISO_DAY.match(declared):
            return declared
        try:
            return parsedate_to_datetime(declared).date().isoformat()
        except ValueError:
            continue
    return None


def _declared(tree: "_Element") -> Iterator[str]:
    """Yield what may declare the day, the most certain first."""
    names = source_rules().published_names
    values: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        values.setdefault(name.lower(), (meta.get("content") or "").strip())
    yield from (values[name] for name in names if values.get(name))
    for script in tree.iter("script"):
        yield from LINKED_DATA.findall(script.text or "")
    times = [time for time in tree.iter("time") if time.get("datetime")]
    marked = [time for time in times if time.get("itemprop") == "datePublished" or time.get("pubdate") is not None]
    yield from ((time.get("datetime") or "").strip() for time in marked or times[:1])
    yield from ("-".join(day.groups()) for day in map(ADDRESS_DAY.search, _addresses(tree)) if day)


def _addresses(tree: "_Element") -> Iterator[str]:
    """Yield the addresses the page gives itself."""
    yield from (link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical")
    yield from (meta.get("content") or "" for meta in tree.iter("meta") if meta.get("property") == "og:url")
