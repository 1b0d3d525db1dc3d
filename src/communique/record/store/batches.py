"""Adds documents in steps: each is one transaction, and is told of after it."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from communique.domain.findings import Findings
from communique.domain.ids import DocumentId, NegotiationId
from communique.domain.record import ProducedBy
from communique.record.store import naming, schema
from communique.record.store.added import Added
from communique.record.store.derive.rebuilding import renew_if_stale
from communique.record.store.derive.refresh import refresh
from communique.record.store.forgetting import forgotten_among, take_again
from communique.record.store.judging import current_rulings
from communique.record.store.rows import chunks
from communique.record.store.sources import citation_key, put_findings

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
    ids = [findings.document.id for findings in found]
    table = schema.documents.c
    known = {row.id for row in connection.execute(select(table.id).where(table.id.in_(ids)))}
    places = [citation_key(findings.document.citation) for findings in found]
    cited = schema.citations.c
    met_before = {row.id for row in connection.execute(select(cited.id).where(cited.id.in_(places)))}
    into = naming.negotiation_named(connection, negotiation)
    rulings = current_rulings(connection)
    renew_if_stale(connection, rulings)
    changed = put_findings(connection, found, produced_by)
    if changed:
        refresh(connection, changed, rulings)
    if into is not None:
        naming.assign(connection, [_put_in(document, into) for document in dict.fromkeys(ids)])
    met = schema.met.c
    rows = connection.execute(select(met.document, met.version_of, met.origin).where(met.document.in_(ids)))
    standing = {row.document: row for row in rows}
    told: list[Added] = []
    for document, place in zip(ids, places, strict=True):
        is_new, is_elsewhere = document not in known, place not in met_before
        told.append(
            Added(
                document=document,
                is_new=is_new,
                is_elsewhere=is_elsewhere and not is_new,
                is_reread=not is_new and not is_elsewhere and document in changed,
                version_of=standing[document].version_of,
                copy_of=standing[document].origin if standing[document].origin != document else None,
            )
        )
        known.add(document)
        met_before.add(place)
    return told


def _put_in(document: DocumentId, negotiation: str) -> naming.Assignment:
    return naming.Assignment(
        document=document,
        negotiation=NegotiationId(negotiation),
        belongs=True,
        by=ADDER,
        reason="added with the name of the negotiation",
    )
