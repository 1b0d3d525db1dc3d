"""Reads a live blog: each of its posts is a text of its own, with its own day, as the page declares them to machines.

Source: https://schema.org/LiveBlogPosting
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urldefrag, urljoin

import msgspec

from communique.documents.drafts import Draft
from communique.documents.embedded import text_of
from communique.documents.entries import day_of

LIVE_BLOG = "LiveBlogPosting"
SCRIPT = re.compile(
    r"""<script[^>]{0,300}type\s*=\s*["']?application/ld\+json["']?[^>]{0,300}>(?P<data>.*?)</script""",
    re.IGNORECASE | re.DOTALL,
)
MIN_POSTS = 2
Said = dict[str, Any]  # what a page declares has no form that one could rely on


def read_live_blog(markup: str, repairs: tuple[str, ...]) -> list[Draft]:
    """Return the drafts of a live blog's posts, in the order of the page; none where the page is no live blog.

    Raises:
        SourceError: The tags of a post are nested too deep to be read.
    """
    if LIVE_BLOG not in markup:
        return []
    for script in SCRIPT.finditer(markup):
        for blog in _blogs(script["data"]):
            drafts = [draft for post in _several(blog.get("liveBlogUpdate")) for draft in _drafts(post, blog, repairs)]
            if len(drafts) >= MIN_POSTS:
                return drafts
    return []


def _blogs(words: str) -> Iterator[Said]:
    try:
        found = msgspec.json.decode(words.strip())
    except (msgspec.DecodeError, RecursionError):
        return
    for one in _several(found):
        for said in (one, *_several(one.get("@graph"))):
            kinds = said.get("@type")
            if LIVE_BLOG in (kinds if isinstance(kinds, list) else [kinds]):
                yield said


def _several(found: object) -> list[Said]:
    """Return the objects of a list, or the one object that stands in place of a list."""
    return [one for one in (found if isinstance(found, list) else [found]) if isinstance(one, dict)]


def _drafts(post: Said, blog: Said, repairs: tuple[str, ...]) -> Iterator[Draft]:
    body = _words(post, "articleBody") or _words(post, "text")
    text = text_of(body) if "<" in body else unescape(body).strip()
    if not text:
        return
    day = day_of(_words(post, "datePublished")) or day_of(_words(post, "dateModified"))
    said = {
        "title": unescape(_words(post, "headline") or _words(blog, "headline")),
        "url": _address(post, blog),
        "published": day or "",
        "byline": ", ".join(filter(None, (_words(author, "name") for author in _several(post.get("author"))))),
        "source": next((_words(one, "name") for one in _several(blog.get("publisher"))), ""),
    }
    yield Draft(text=text, said={name: value for name, value in said.items() if value}, repairs=repairs)


def _address(post: Said, blog: Said) -> str:
    """Return an address of the post alone: its own, else that of the page with the post's time."""
    page = next(filter(None, (_words(blog, name) for name in ("url", "@id", "mainEntityOfPage"))), "")
    try:
        own = urljoin(page, _words(post, "url") or _words(post, "@id"))
    except ValueError:  # a host that is none
        own = ""
    if own and own != page:
        return own
    return f"{urldefrag(page).url}#{_words(post, 'datePublished')}" if page else ""


def _words(said: Said, name: str) -> str:
    value = said.get(name)
    return value if isinstance(value, str) else ""
