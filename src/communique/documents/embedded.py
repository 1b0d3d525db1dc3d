"""Reads a piece of HTML that is text and nothing else, such as the entry of a feed: each block becomes a line."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.documents.nesting import refuse_deep
from communique.documents.sources import source_rules

if TYPE_CHECKING:
    from lxml.etree import _Element

BREAK = "\n"
FRAME = re.compile(r"(?i)<!doctype[^>]*>|</?(?:html|body)\b[^>]*>")  # of a whole page; what it frames is text


def text_of(markup: str) -> str:
    """Return what a reader sees of a piece of HTML, each block on a line of its own.

    Raises:
        SourceError: Its tags are nested too deep to be read.
    """
    from lxml.etree import HTMLParser, fromstring  # noqa: PLC0415  loaded where there is markup

    refuse_deep(markup, "a piece of HTML")
    inner = FRAME.sub("<br>", markup).replace("\0", "")
    whole = f"<html><body>{inner}</body></html>".encode("utf-8", "replace")
    tree = fromstring(whole, HTMLParser(encoding="utf-8"))
    lines = (" ".join(line.split()) for line in "".join(_seen(tree)).split(BREAK))
    return "\n".join(line for line in lines if line)


def _seen(tree: "_Element") -> Iterator[str]:
    """Yield the pieces of text in order, and a break where a block begins or ends."""
    from lxml.etree import iterwalk  # noqa: PLC0415

    rules = source_rules()
    walk = iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event in {"start", "end"} and element.tag not in rules.inline_tags:
            yield BREAK
        if event == "start" and element.tag in rules.mute_tags:
            walk.skip_subtree()
        elif event == "start":
            yield _flat(element.text)
        else:
            yield _flat(element.tail)


def _flat(text: str | None) -> str:
    return " ".join((text or "").split(BREAK))
