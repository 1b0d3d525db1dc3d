"""Reads the lines of an exported record back, and holds each document to what it says of itself."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from communique.domain.document import Document
from communique.domain.evidence import Evidence
from communique.domain.findings import Findings
from communique.domain.ids import digest, document_id
from communique.errors import OffsetError, SourceError
from communique.views.export.lines import FINDINGS, Line, Told
from communique.views.export.withholding import MASK, evidence_of

KEPT_BACK = re.compile(rb'"quote"\s*:\s*null')
MOST = 10_000_000  # code points of a text that is laid out again
_decoder: msgspec.json.Decoder[Line] = msgspec.json.Decoder(Line)


def parse_lines(lines: Iterable[bytes], name: str) -> Iterator[tuple[str, Line]]:
    """Yield the lines with where each stands ("record.jsonl, line 3"); blank ones are passed over.

    Raises:
        SourceError: A line is none of an exported record.
    """
    for number, raw in enumerate(lines, 1):
        where = f"{name}, line {number}"
        if raw.strip():
            try:
                yield where, _parsed(raw)
            except (msgspec.MsgspecError, OffsetError, RecursionError, TypeError, ValueError) as error:
                raise SourceError(f"{where}: expected a line of an exported record, found: {error}") from error


def _parsed(raw: bytes) -> Line:
    if not KEPT_BACK.search(raw):
        return _decoder.decode(raw)
    line: Line = msgspec.convert(_with_masks(msgspec.json.decode(raw)), Line)
    return line


def _with_masks(node: object) -> object:
    """Return JSON with a mask of its length in place of each quote that was kept back."""
    if isinstance(node, dict):
        if node.keys() == {"document", "start", "end", "quote"} and node["quote"] is None:
            length = int(node["end"]) - int(node["start"])
            return {**node, "quote": MASK * length} if 0 <= length <= MOST else node
        return {name: _with_masks(part) for name, part in node.items()}
    return [_with_masks(part) for part in node] if isinstance(node, list) else node


def findings_of(told: Told, where: str) -> Findings:
    """Return what a document says.

    Raises:
        SourceError: Its id, its text or the place of a quote do not fit one another.
    """
    said = {name: getattr(told, name) for name in FINDINGS}
    pieces = list(evidence_of(tuple(said.values())))
    document = _document(told, pieces, where)
    for words in pieces:
        if words.document != document.id:
            raise SourceError(f"{where}: expected words of {document.id}, found some of {words.document}")
        if document.text[words.start : words.end] != words.quote:
            raise SourceError(f"{where}: expected {words.quote!r} at {words.start}-{words.end}, found other words")
    return Findings(document=document, **said)


def _document(told: Told, pieces: Iterable[Evidence], where: str) -> Document:
    citation = told.citation
    if told.text is not None and digest(told.text) != citation.sha256:
        raise SourceError(f"{where}: expected the text with the hash {citation.sha256}, found another")
    if citation.id != document_id(citation.sha256):
        raise SourceError(f"{where}: expected the id {document_id(citation.sha256)}, found {citation.id}")
    if citation.characters != len(told.text) if told.text is not None else citation.characters > MOST:
        raise SourceError(f"{where}: expected a text of {citation.characters} code points, found another")
    return Document(citation=citation, text=told.text if told.text is not None else _laid_out(told, pieces))


def _laid_out(told: Told, pieces: Iterable[Evidence]) -> str:
    """Return a text that was kept back as far as it is known: its quotes in their places, masks between them."""
    text = [MASK] * told.citation.characters
    for words in pieces:
        if words.quote[:1] != MASK and words.end <= len(text):
            text[words.start : words.end] = words.quote
    return "".join(text)
