"""Reads a web page: the article without what stands around it, and what the page says of it."""

import re
from collections.abc import Iterator
from typing import Any

from communique.documents.decoding import decode
from communique.documents.drafts import Draft, Part
from communique.documents.live_blog import read_live_blog
from communique.documents.nesting import refuse_deep
from communique.documents.published import find_published
from communique.documents.sources import source_rules
from communique.errors import SourceError

CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*+=\s*+["']?\s*+([\w.:-]+)""", re.IGNORECASE)
XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|\Z)")
NO_SEARCH = {"extensive_search": False, "max_date": "2100-12-31"}  # never the clock; we look for the day ourselves
FIELDS = {"title": "title", "byline": "author", "source": "sitename", "url": "url", "rights": "license"}


def read_webpages(raw: bytes, charset: str | None = None) -> Iterator[Part]:
    """Yield the draft of a web page's article; of a live blog, the drafts of its posts.

    Args:
        charset: The encoding that a server names; it outranks the one the page names.

    Raises:
        SourceError: The page holds no article, or its tags are nested too deep to be read.
    """
    markup, repairs = _decoded(raw, charset)
    posts = read_live_blog(markup, tuple(repairs))
    for number, post in enumerate(posts, 1):
        yield f", post {number}", post
    if not posts:
        yield "", _article(markup, repairs, len(raw))


def _decoded(raw: bytes, charset: str | None) -> tuple[str, list[str]]:
    named = CHARSET.search(raw, 0, source_rules().sniffed_bytes)
    return decode(raw, charset or (named[1].decode("ascii", "replace") if named else None))


def _article(markup: str, repairs: list[str], size: int) -> Draft:
    refuse_deep(markup, "a web page")
    found = _extracted(XML_DECLARATION.sub("", markup))
    text = (found.get("text") or "").strip()
    if not _is_article(text):
        raise SourceError(f"expected an article, found none in {size:,} bytes of HTML")
    said = {ours: str(found[name]) for ours, name in (*FIELDS.items(), ("published", "published")) if found.get(name)}
    return Draft(text=text, said=said, repairs=tuple(repairs))


def _extracted(markup: str) -> dict[str, Any]:
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415  takes half a second to load, few inputs need it

    whole = markup if "<html" in markup.lower() else f"<html>{markup}</html>"
    tree = load_html(whole)
    found = bare_extraction(
        whole, include_comments=False, include_tables=False, date_extraction_params=NO_SEARCH, with_metadata=True
    )
    if tree is None or found is None:
        return {}
    fields = found if isinstance(found, dict) else found.as_dict()
    return {**fields, "published": find_published(tree)}


def _is_article(text: str) -> bool:
    """Tell whether a text is told in sentences; what is left of a start page is links and notices."""
    rules = source_rules()
    lines = [line.split() for line in text.split("\n")]
    told = sum(len(words) for line, words in zip(text.split("\n"), lines, strict=True) if SENTENCE_END.search(line))
    return told >= max(rules.min_sentence_words, rules.min_sentence_share * sum(map(len, lines)))
