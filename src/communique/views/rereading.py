"""Reads stored texts again where the rules have changed since."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.domain.document import Citation, Document
from communique.domain.record import ProducedBy
from communique.record import Wanted
from communique.views.guarded import read_guarded
from communique.views.progress import Watching

if TYPE_CHECKING:
    from communique.record import Store

STEP = 100  # documents looked up at once


def outdated_in(record: "Store", rules: ProducedBy) -> list[Citation]:
    """Return the documents whose reading was made with other rules, by day of publication."""
    documents = record.documents(Wanted(limit=None, newest_first=False))
    return [citation for citation in documents if not record.knows(replace(citation, version_of=None), rules)]


def reread(record: "Store", rules: ProducedBy, progress: Watching) -> int:
    """Read what was read with other rules again and add it; judgements of persons stay. Return how many.

    Raises:
        RecordError: The record refuses; what was read again before is kept.
    """
    outdated = outdated_in(record, rules)
    found = read_guarded(_documents(record, outdated), progress)
    return sum(added.is_reread for added in record.add(found, rules))


def _documents(record: "Store", citations: Sequence[Citation]) -> Iterator[Document]:
    """Yield stored documents as they were before they were read."""
    for start in range(0, len(citations), STEP):
        ids = [citation.id for citation in citations[start : start + STEP]]
        for findings, _ in list(record.readings(ids)):
            document = findings.document
            notes = tuple(
                note for note in findings.notes if note.evidence is None
            )  # those of the reading point at words
            yield replace(document, citation=replace(document.citation, version_of=None), notes=notes)
