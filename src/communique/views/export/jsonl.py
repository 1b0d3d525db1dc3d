"""The whole record as JSONL, from which another database can be filled."""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from communique.views.export.holdings import Holdings, Reading
from communique.views.export.lines import FINDINGS, End, Followed, Head, Judged, Line, Told
from communique.views.export.withholding import MASK

MASKED = MASK.encode()


def write(holdings: Holdings, stream: BinaryIO) -> None:
    """Write a line a negotiation, a document and a judgement."""
    counts = dict.fromkeys((Followed, Told, Judged), 0)
    for line in _lines(holdings):
        stream.write(_encoded(line) + b"\n")
        counts[type(line)] = counts.get(type(line), 0) + 1
    end = End(negotiations=counts[Followed], documents=counts[Told], judgements=counts[Judged])
    stream.write(_encoded(end) + b"\n")


def _lines(holdings: Holdings) -> Iterator[Line]:
    yield Head(produced_by=holdings.produced_by, as_of=holdings.as_of.isoformat() if holdings.as_of else None)
    for negotiation in holdings.negotiations:
        yield Followed(negotiation=negotiation)
    for reading in holdings.readings:
        yield _told(reading)
    for judgement in holdings.judgements:
        yield Judged(judgement=judgement)


def _told(reading: Reading) -> Told:
    return Told(
        citation=reading.findings.document.citation,
        text=reading.text,
        produced_by=reading.produced_by,
        assigned=reading.assigned,
        **{name: getattr(reading.findings, name) for name in FINDINGS},
    )


def _encoded(line: Line) -> bytes:
    encoded = msgspec.json.encode(line)
    return msgspec.json.encode(_without_masks(msgspec.to_builtins(line))) if MASKED in encoded else encoded


def _without_masks(node: object) -> object:
    """Return JSON with null for each quote that is kept back."""
    if isinstance(node, dict):
        if node.keys() == {"document", "start", "end", "quote"} and str(node["quote"])[:1] == MASK:
            return {**node, "quote": None}
        return {name: _without_masks(part) for name, part in node.items()}
    return [_without_masks(part) for part in node] if isinstance(node, (list, tuple)) else node
