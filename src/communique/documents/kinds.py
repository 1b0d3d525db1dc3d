"""Tells what kind of input this is: by the end of its name or the type a server names, and by its first bytes."""

import re
import zlib

from communique.documents.foreign import foreign_kind
from communique.documents.sources import source_rules

DECLARED = rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?>(?:<!--.*?-->|<\?xml-stylesheet[^>]*\?>)\s*)*+"
MARKUP = re.compile(DECLARED + rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
FEED = re.compile(DECLARED + rb"(?:<!doctype[^>]*>\s*)?<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL)
JSON_FEED = re.compile(rb"""(?:\xef\xbb\xbf)?\s*\{.*?"https?:(?:\\?/){2}jsonfeed\.org(?:\\?/)version""", re.DOTALL)
JSON_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{[ \t]*(?:\"|\})")
JSON_OTHER = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"|\[\s*\{)")
ZIP, GZIP, PDF, WARC = b"PK\x03\x04", b"\x1f\x8b", b"%PDF-", b"WARC/"
WORD_PARTS = (b"[Content_Types].xml", b"word/")
LOOSE = {None, "text", "json", "feed", "html"}  # names that the first bytes may correct


def kind_of(start: bytes, named: str | None) -> str | None:
    """Return the kind of an input; None: nothing tells, so it is text.

    Args:
        start: Its first bytes.
        named: What its name or its server says.
    """
    if named not in LOOSE:
        return named
    if named not in {"text", "html"} and JSON_FEED.match(start):
        return "json feed"
    if FEED.match(start) and named != "text":
        return "feed"
    if MARKUP.match(start):
        return "html"
    if named == "json":
        return "jsonl" if _is_line(start) else named
    return named or _unnamed(start)


def suffix_kind(name: str) -> str | None:
    """Return the kind by the end of a name, the longest end first, ours before others'; None: no end that we know."""
    suffixes = source_rules().suffixes
    known = [suffix for suffix in suffixes if name.lower().endswith(suffix) and len(name) > len(suffix)]
    return suffixes[max(known, key=len)] if known else foreign_kind(name)


def type_kind(content_type: str | None) -> str | None:
    """Return the kind by the type a server names; None: a type that tells nothing, or none.

    >>> type_kind("Text/HTML; charset=utf-8")
    'html'
    """
    named = (content_type or "").partition(";")[0].strip().lower()
    return source_rules().types.get(named)


def _unnamed(start: bytes) -> str | None:
    if start.startswith(PDF):
        return "pdf"
    if start.startswith(WARC) or (start.startswith(GZIP) and _unpacked(start).startswith(WARC)):
        return "warc"
    if start.startswith(ZIP) and any(part in start for part in WORD_PARTS):
        return "docx"
    if JSON_LINE.match(start):
        return "jsonl"
    return "json" if JSON_OTHER.match(start) else None


def _is_line(start: bytes) -> bool:
    """Tell whether an object stands on the first line alone, as far as the first bytes go."""
    if not JSON_LINE.match(start):
        return False
    first, _, rest = start.strip().partition(b"\n")
    return not rest.strip() or first.rstrip().endswith(b"}")


def _unpacked(start: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(start, len(WARC))
    except zlib.error:
        return b""
