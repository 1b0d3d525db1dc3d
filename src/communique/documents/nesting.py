"""Refuses markup whose tags stand so deep inside one another that a parser would lose text, time or itself."""

import re

from communique.documents.sources import source_rules
from communique.errors import SourceError

TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*+)[^<>]*?(?P<empty>/?)>")
RAW_TAGS = {"script", "style"}


def refuse_deep(markup: str, expected: str) -> None:
    """Raise where tags are nested deeper than we read.

    Raises:
        SourceError: They are; the message says how deep.
    """
    depth = _depth(markup)
    if depth > source_rules().max_depth:
        raise SourceError(f"expected {expected}, found tags nested {depth:,} deep (we read {source_rules().max_depth})")


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
