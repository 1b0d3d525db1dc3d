"""Findings that persons added: written beside what was read, as long as the judgement that adds them stands."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Connection

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.ids import DocumentId, JudgementId
from communique.domain.judgement import Judgement
from communique.domain.position import Position
from communique.domain.statement import Statement
from communique.errors import CommuniqueError
from communique.record.merge import Rulings
from communique.record.store import schema
from communique.record.store.codec import encode
from communique.record.store.rows import Fields, put_new, rows_with
from communique.record.store.sources import finding_key

log = logging.getLogger(__name__)

FORMS: Mapping[str, Any] = {"contact": Contact, "statement": Statement, "position": Position, "commitment": Commitment}
PLACED = {"document", "start", "end"}  # what evidence says without its words
REMEMBERED = 4096  # additions whose document is kept at hand


@dataclass(frozen=True, slots=True)
class Addition:
    """A finding that a person added, with the actors it names, as rows of findings."""

    document: str
    rows: tuple[Fields, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of its findings."""
        return tuple(row["key"] for row in self.rows)


def additions_to(connection: Connection, documents: Iterable[str], rulings: Rulings) -> dict[str, list[Addition]]:
    """Return what persons added to documents, in the order they said it; what does not fit its text is left out."""
    wanted = set(documents)
    judged: dict[str, list[Judgement]] = {}
    for judgement in rulings.added.values():
        document = document_of(judgement)
        if document in wanted:
            judged.setdefault(document, []).append(judgement)
    texts = schema.texts
    rows = rows_with(
        connection, texts.select().with_only_columns(texts.c.document, texts.c.text), texts.c.document, judged
    )
    return {row.document: list(_read(judged[row.document], row.document, row.text)) for row in rows}


def put_additions(connection: Connection, documents: Iterable[str], rulings: Rulings) -> None:
    """Write what persons added to these documents into the findings, where it is not there yet."""
    found = additions_to(connection, documents, rulings)
    put_new(connection, schema.findings, [row for several in found.values() for one in several for row in one.rows])


def documents_added_to(judgements: Iterable[Judgement], names: Iterable[str]) -> set[str]:
    """Return the documents to which these judgements add something."""
    wanted = set(names)
    added = (judgement for judgement in judgements if judgement.id in wanted)
    return {document for judgement in added if (document := document_of(judgement))}


def _read(judged: Iterable[Judgement], document: str, text: str) -> Iterator[Addition]:
    for judgement in judged:
        try:
            yield addition_of(judgement, document, text)
        except (msgspec.MsgspecError, CommuniqueError, KeyError, TypeError, ValueError) as error:
            log.warning("%s: what was added does not fit %s and is left out: %s", judgement.id, document, error)


def addition_of(judgement: Judgement, document: str, text: str) -> Addition:
    """Return what a judgement adds to a text, whose words it takes from there.

    Raises:
        ValueError: It is no finding of that kind, or it points outside of the text.
    """
    kind = judgement.field or ""
    said = _with_words(msgspec.json.decode(judgement.value or ""), document, text)
    finding = msgspec.convert(said["finding"], FORMS[kind])
    if finding.id != judgement.about[0] or not finding.evidence:
        raise ValueError(f"expected the finding {judgement.about[0]} with its words, found {finding.id}")
    actors = msgspec.convert(said["actors"], tuple[Actor, ...])
    nouns = [("actor", actor) for actor in actors] + [(kind, finding)]
    return Addition(document, tuple(_row(document, name, noun) for name, noun in nouns))


def _row(document: str, kind: str, noun: Any) -> Fields:  # noqa: ANN401  a finding of that kind
    payload = encode(noun)
    key = finding_key(document, kind, payload)
    return {"key": key, "id": noun.id, "kind": kind, "document": document, "payload": payload}


def _with_words(node: Any, document: str, text: str) -> Any:  # noqa: ANN401  any part of the JSON
    """Return JSON with the words of each piece of evidence, which the text alone gives."""
    if isinstance(node, list):
        return [_with_words(part, document, text) for part in node]
    if not isinstance(node, dict):
        return node
    if node.keys() != PLACED:
        return {name: _with_words(part, document, text) for name, part in node.items()}
    start, end = int(node["start"]), int(node["end"])
    if node["document"] != document or not 0 <= start < end <= len(text):
        raise ValueError(f"expected words of {document}, found {node['document']} {start}-{end}")
    return {**node, "quote": text[start:end]}


def without_words(node: object) -> object:
    """Return JSON without the words of its evidence: the text has them, and its rights say who may see them."""
    if isinstance(node, list | tuple):
        return [without_words(part) for part in node]
    if not isinstance(node, dict):
        return node
    return {
        name: without_words(part) for name, part in node.items() if node.keys() != PLACED | {"quote"} or name != "quote"
    }


def document_of(judgement: Judgement) -> DocumentId | None:
    """Return the document to which a judgement adds a finding; None: to none that could be told."""
    return _document_of(judgement.id, judgement.value or "") if judgement.verdict == "added" else None


@lru_cache(maxsize=REMEMBERED)
def _document_of(judgement: JudgementId, value: str) -> DocumentId | None:
    try:
        return DocumentId(str(msgspec.json.decode(value)["finding"]["evidence"][0]["document"]))
    except (msgspec.MsgspecError, KeyError, IndexError, TypeError):
        log.warning("%s: expected a finding that was added, found something else; it is left out", judgement)
        return None
