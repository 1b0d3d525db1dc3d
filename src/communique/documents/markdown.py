"""Reads Markdown: its marks go, each block becomes a paragraph on a line of its own."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from communique.documents.drafts import Draft
from communique.documents.front_matter import split_front_matter

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>", re.DOTALL)
FOOTNOTE = re.compile(r"\[\^[^\]\s]+\](?::[ \t])?")
GAPS = {"softbreak": " ", "hardbreak": " "}


def read_markdown(text: str, repairs: list[str]) -> Draft:
    """Return the draft of a Markdown text; its first heading is the title where the front matter gives none."""
    said, body = split_front_matter(text)
    tokens = _parser().parse(FOOTNOTE.sub("", body))
    blocks = list(_blocks(tokens))
    if "title" not in said and tokens and tokens[0].type == "heading_open" and blocks:
        said = {**said, "title": blocks[0]}
    return Draft(text="\n\n".join(blocks), said=said, repairs=tuple(repairs))


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415  loaded on first use

    return MarkdownIt("commonmark").enable("table")


def _blocks(tokens: "list[Token]") -> Iterator[str]:
    """Yield the text of each block; a row of a table is one block."""
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield from filter(None, [", ".join(filter(None, row or []))])
            row = None
        else:
            words = " ".join(_words(token).split())
            if words and row is not None:
                row.append(words)
            elif words:
                yield words


def _words(token: "Token") -> str:
    if token.type == "inline":
        return "".join(_inline(child) for child in token.children or ())
    if token.type in {"fence", "code_block"}:
        return token.content
    if token.type == "html_block":
        return TAG.sub(" ", token.content)
    return ""


def _inline(token: "Token") -> str:
    """Return what a reader sees of a piece of a line; pictures and tags are no text."""
    if token.type in {"text", "code_inline"}:
        return token.content
    return GAPS.get(token.type, "")
