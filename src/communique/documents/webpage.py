"""Reads a web page: the article without what stands around it, and what the page says of it."""

import re
from typing import Any

from communique.documents.decoding import decode
from communique.documents.drafts import Draft
from communique.documents.published import find_published
from communique.documents.sources import source_rules
from communique.errors import SourceError

CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)[^<>]*?(?P<empty>/?)>")
RAW_TAGS = {"script", "style"}
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|\Z)")
NO_SEARCH = {"extensive_search": False, "max_date": "2100-12-31"}  # never the clock; we look for the day ourselves
FIELDS = {"title": "title", "byline": "author", "source": "sitename", "url": "url", "rights": "license"}


def read_webpage(raw: bytes) -> Draft:
    """Return the draft of a web page's article.

    Raises:
        SourceError: The page holds no article, or its tags are nested too deep to be read.
    """
    charset = CHARSET.search(raw, 0, source_rules().sniffed_bytes)
    markup, repairs = decode(raw, charset[1].decode("ascii", "replace") if charset else None)
    depth = _depth(markup)
    if depth > source_rules().max_depth:
        raise SourceError(f"expected a web page, found tags nested {depth:,} deep (we read {source_rules().max_depth})")
    found = _extracted(XML_DECLARATION.sub("", markup))
    text = (found.get("text") or "").strip()
    if not _is_article(text):
        raise SourceError(f"expected an article, found none in {len(raw):,} bytes of HTML")
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


def _depth(markup: str) -> int:
    """Return how many tags stand inside one another at most, as far as a glance can tell."""
    open_tags = source_rules().open_tags
    depth = deepest = 0
    inside = None  # a script's or a style's: what looks like tags there is none
    for tag in TAG.finditer(markup):
        name = tag["name"].lower()
        if inside:
            inside = None if tag["end"] and name == inside else inside
            continue
        if tag["empty"] or name in open_tags:
            continue
        if name in RAW_TAGS:
            inside = None if tag["end"] else name
            continue
        depth = max(depth - 1, 0) if tag["end"] else depth + 1
        deepest = max(deepest, depth)
    return deepest
