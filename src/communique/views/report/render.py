"""Writes the report: a page without a script, a font or a picture from anywhere else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import chain

from jinja2 import Environment, FunctionLoader, StrictUndefined

from communique.domain.actor import Actor
from communique.domain.document import Citation
from communique.domain.evidence import Evidence
from communique.domain.ids import DocumentId
from communique.domain.note import Note
from communique.domain.record import Record
from communique.views.report.cards import Card, cards_of
from communique.views.report.marks import Stretch, marks_of, paragraphs_of
from communique.views.wording import words_for_day

KINDS = {
    "contact": "Contacts",
    "statement": "Statements",
    "position": "Positions",
    "commitment": "Commitments",
    "event": "Events",
    "time": "Times",
}
LETTERS = dict(zip(KINDS, "CSPKET", strict=True))  # of their labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One document as the page shows it."""

    number: int
    citation: Citation
    paragraphs: Sequence[Sequence[Stretch]]
    cards: Mapping[str, Sequence[Card]]
    actors: Sequence[tuple[Actor, int]]  # with the count of mentions here
    notes: Sequence[Note]


def render_report(record: Record, texts: Mapping[DocumentId, str]) -> str:
    """Return the report of a record as one HTML page.

    Args:
        texts: The stored text of each document, by its id; a document without one is shown by its findings alone.
    """
    environment = Environment(
        loader=FunctionLoader(_asset), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["day"] = words_for_day
    in_time = sorted(record.documents, key=lambda citation: (str(citation.published or "9"), citation.id))
    cards = cards_of(record, [citation.id for citation in in_time])
    articles = [_article(number, citation, record, cards, texts) for number, citation in enumerate(in_time, 1)]
    page = environment.get_template("page.html")
    return page.render(
        record=record, articles=articles, kinds=KINDS, letters=LETTERS, cards=cards, style=_asset("style.css")
    )


def _asset(name: str) -> str:
    return files("communique.views.report").joinpath(name).read_text(encoding="utf-8")


def _article(
    number: int, citation: Citation, record: Record, cards: Sequence[Card], texts: Mapping[DocumentId, str]
) -> Article:
    own = [card for card in cards if any(piece.document == citation.id for piece in card.evidence)]
    marks = chain.from_iterable(marks_of(card.label, card.kind, _of(card.evidence, citation.id)) for card in own)
    return Article(
        number=number,
        citation=citation,
        paragraphs=list(paragraphs_of(texts.get(citation.id, ""), marks)),
        cards={kind: [card for card in own if card.kind == kind] for kind in KINDS},
        actors=_actors(record, citation.id),
        notes=[note for note in record.notes if note.document == citation.id],
    )


def _of(evidence: Sequence[Evidence], document: DocumentId) -> list[Evidence]:
    return [piece for piece in evidence if piece.document == document]


def _actors(record: Record, document: DocumentId) -> list[tuple[Actor, int]]:
    counted = ((actor, len(_of(actor.mentions, document))) for actor in record.actors)
    return [(actor, count) for actor, count in counted if count]
