"""Reads an input of a known kind: each part of it (an article, a line, an entry, a page of an archive) is a draft."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from communique.documents.cleaning import clean
from communique.documents.decoding import decode
from communique.documents.docx import read_docx
from communique.documents.drafts import Draft, Part
from communique.documents.feeds import read_feed
from communique.documents.foreign import FOREIGN, read_foreign
from communique.documents.json_feed import read_json_feed
from communique.documents.json_lines import read_json_lines
from communique.documents.markdown import read_markdown
from communique.documents.pdf import read_pdf
from communique.documents.plain import read_plain
from communique.documents.sources import source_rules
from communique.documents.warc import read_warc
from communique.documents.webpage import read_webpages
from communique.errors import SourceError


def read_parts(stream: BinaryIO, kind: str | None, charset: str | None = None) -> Iterator[Part]:
    """Yield each part of an input; what cannot be read is an error in its place, and the rest is read.

    Args:
        kind: A kind of `kinds.kind_of`.
        charset: The encoding that a server names.
    """
    try:
        if kind in STREAMED:
            yield from STREAMED[kind](stream)
        elif kind == "html":
            yield from read_webpages(_whole(stream, kind), charset)
        elif kind in MANIFOLD:
            yield from MANIFOLD[kind](_whole(stream, kind))
        elif kind and kind.startswith(FOREIGN):
            yield from read_foreign(_whole(stream, kind), kind)
        else:
            yield "", _single(_whole(stream, kind), kind, charset)
    except SourceError as error:
        yield "", error


def _whole(stream: BinaryIO, kind: str | None) -> bytes:
    rules = source_rules()
    limit = rules.max_paged_bytes if kind in PAGED else rules.max_bytes
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise SourceError(f"expected one article of at most {limit:,} bytes, found more")
    return raw


def _single(raw: bytes, kind: str | None, charset: str | None) -> Draft:
    if kind == "json":
        raise SourceError("expected JSON Lines (one object a line) or a JSON Feed, found JSON of another shape")
    if kind in PAGED:
        return PAGED[kind](raw)
    decoded, repairs = decode(raw, charset)
    text, more = clean(decoded)
    repairs += more
    return read_markdown(text, repairs) if kind == "markdown" else read_plain(text, repairs)


def _json_lines(stream: BinaryIO) -> Iterator[Part]:
    is_empty = True
    for number, draft in read_json_lines(stream):
        is_empty = False
        yield f":{number}", draft
    if is_empty:
        raise SourceError("expected a JSON object a line, found nothing: it is empty")


STREAMED: dict[str | None, Callable[[BinaryIO], Iterator[Part]]] = {"jsonl": _json_lines, "warc": read_warc}
MANIFOLD: dict[str | None, Callable[[bytes], Iterator[Part]]] = {"feed": read_feed, "json feed": read_json_feed}
PAGED: dict[str | None, Callable[[bytes], Draft]] = {"pdf": read_pdf, "docx": read_docx}
