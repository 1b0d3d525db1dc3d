"""The findings as W3C Web Annotations: what is said of a stretch of text, and where that stretch is."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

import msgspec

from communique.domain.actor import Actor
from communique.domain.event import Event
from communique.domain.evidence import Evidence
from communique.views.entries import name_of
from communique.views.export.holdings import Holdings, Known, quote_of
from communique.views.export.telling import Narrator

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
ITEM = "http://www.wikidata.org/entity/"
AROUND = 32  # code points before and after a quote, which find it again in a text that has moved
Node = dict[str, object]


def write(holdings: Holdings, stream: BinaryIO) -> None:
    """Write one page of annotations: actors, contacts, statements, positions, commitments, events."""
    encoder = msgspec.json.Encoder()
    head = {"@context": CONTEXT, "id": "urn:communique:annotations", "type": "AnnotationPage"}
    stream.write(encoder.encode(head)[:-1] + b',"items":[')
    between = b"\n"
    for annotation in _Annotations(holdings).each():
        stream.write(between + encoder.encode(annotation))
        between = b",\n"
    stream.write(b"\n]}\n")


class _Annotations:
    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self._narrator = Narrator(holdings)

    def each(self) -> Iterator[Node]:
        for merged in self._holdings.things():
            evidence = merged.thing.mentions if isinstance(merged.thing, Actor) else merged.thing.evidence
            if evidence:
                yield {
                    "id": _urn(merged.thing.id),
                    "type": "Annotation",
                    "motivation": "identifying" if isinstance(merged.thing, Actor) else "describing",
                    "body": list(self._bodies(merged)),
                    "target": self._targets(evidence),
                }

    def _bodies(self, merged: Known) -> Iterator[Node]:
        thing = merged.thing
        yield {"type": "TextualBody", "purpose": "tagging", "value": thing.id.partition("-")[0]}
        if isinstance(thing, Actor):
            yield _text(name_of(thing))
            if thing.wikidata:
                yield {"type": "SpecificResource", "purpose": "identifying", "source": f"{ITEM}{thing.wikidata}"}
        elif isinstance(thing, Event):
            yield _text(f"{thing.type.value}, {thing.status}")
        else:
            told = self._narrator.line(thing)
            yield {"type": "TextualBody", "purpose": "tagging", "value": told.label}
            yield _text("; ".join((told.headline, *told.facts[1:])))

    def _targets(self, evidence: Sequence[Evidence]) -> list[Node]:
        return [self._target(words) for words in dict.fromkeys(evidence)]

    def _target(self, words: Evidence) -> Node:
        citation = self._holdings.documents.get(words.document)
        source: Node = {"id": _urn(words.document), "type": "Text", "format": "text/plain"}
        if citation and citation.language:
            source["language"] = citation.language
        if citation and citation.url:
            source["via"] = citation.url
        position = {"type": "TextPositionSelector", "start": words.start, "end": words.end}
        return {"type": "SpecificResource", "source": source, "selector": [*self._quoted(words), position]}

    def _quoted(self, words: Evidence) -> Iterator[Node]:
        """Yield the quote with what stands around it, as far as the rights of the source go."""
        if quote_of(words) is None:
            return
        quoted: Node = {"type": "TextQuoteSelector", "exact": words.quote}
        text = self._holdings.text_of(words.document)
        if text:
            quoted["prefix"] = text[max(0, words.start - AROUND) : words.start]
            quoted["suffix"] = text[words.end : words.end + AROUND]
        yield quoted


def _text(words: str) -> Node:
    return {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en", "value": words}


def _urn(name: str) -> str:
    return f"urn:communique:{name}"
