"""Adds documents in steps: each is one transaction, and is told of after it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from communique.domain.document import Citation
from communique.domain.findings import Findings
from communique.domain.ids import DocumentId, NegotiationId
from communique.domain.record import ProducedBy
from communique.record.store import naming, schema
from communique.record.store.added import Added
from communique.record.store.codec import decode
from communique.record.store.derive.rebuilding import renew_if_stale
from communique.record.store.derive.refresh import refresh
from communique.record.store.forgetting import forgotten_among, take_again
from communique.record.store.judging import current_rulings
from communique.record.store.rows import chunks, rows_with
from communique.record.store.sources import citation_key, place_key, put_findings

BATCH = 16
ADDER = "person"  # who named the negotiation when adding


def batches(findings: Iterable[Findings]) -> Iterator[Sequence[Findings]]:
    """Yield the documents of one step each."""
    yield from chunks(findings, BATCH)


def add_batch(
    connection: Connection, found: Sequence[Findings], produced_by: ProducedBy, *, negotiation: str | None, again: bool
) -> list[Added]:
    """Write one step and return what became of each document."""
    ids = {str(findings.document.id) for findings in found}
    forgotten = forgotten_among(connection, ids)
    if again:
        take_again(connection, forgotten)
        forgotten = {}
    wanted = [findings for findings in found if findings.document.id not in forgotten]
    added = iter(_add_batch(connection, wanted, produced_by, negotiation=negotiation))
    return [
        Added(document=findings.document.id, is_new=False, is_forgotten=True)
        if findings.document.id in forgotten
        else next(added)
        for findings in found
    ]


def _add_batch(
    connection: Connection, found: Sequence[Findings], produced_by: ProducedBy, *, negotiation: str | None
) -> list[Added]:
    ids = list(dict.fromkeys(findings.document.id for findings in found))
    before = _met_before(connection, ids)
    into = naming.negotiation_named(connection, negotiation)
    rulings = current_rulings(connection)
    renew_if_stale(connection, rulings)
    changed = put_findings(connection, found, produced_by)
    if changed:
        refresh(connection, changed, rulings)
    if into is not None:
        naming.assign(connection, [_put_in(document, into) for document in ids])
    met = schema.met.c
    rows = connection.execute(select(met.document, met.version_of, met.origin).where(met.document.in_(ids)))
    standing = {row.document: row for row in rows}
    return [before.take(findings.document.citation, standing[findings.document.id], changed) for findings in found]


@dataclass(slots=True)
class _Before:
    """What a record knew of documents before it took in the one at hand."""

    at_first: frozenset[str]  # documents that were there before the step
    documents: set[str]
    citations: set[str]  # by their keys
    places: set[str]  # where they were met, whatever the rights

    def take(self, citation: Citation, standing: Any, changed: Collection[str]) -> Added:  # noqa: ANN401  a row of met
        """Return what became of a document, and know it from now on."""
        document, key, place = citation.id, citation_key(citation), place_key(citation)
        is_new, is_met = document not in self.documents, key in self.citations
        added = Added(
            document=document,
            is_new=is_new,
            is_elsewhere=not is_new and place not in self.places,
            has_other_rights=not is_met and place in self.places,
            is_reread=is_met and document in changed and document in self.at_first,
            version_of=standing.version_of,
            copy_of=standing.origin if standing.origin != document else None,
        )
        self.documents.add(document)
        self.citations.add(key)
        self.places.add(place)
        return added


def _met_before(connection: Connection, documents: Iterable[str]) -> _Before:
    cited = schema.citations.c
    rows = list(rows_with(connection, select(cited.id, cited.document, cited.payload), cited.document, documents))
    there = {row.document for row in rows}
    places = {place_key(decode(row.payload, Citation)) for row in rows}
    return _Before(at_first=frozenset(there), documents=there, citations={row.id for row in rows}, places=places)


def _put_in(document: DocumentId, negotiation: str) -> naming.Assignment:
    return naming.Assignment(
        document=document,
        negotiation=NegotiationId(negotiation),
        belongs=True,
        by=ADDER,
        reason="added with the name of the negotiation",
    )
