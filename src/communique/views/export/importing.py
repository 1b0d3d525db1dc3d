"""Fills a record from an exported one; what is there already stays as it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from communique.domain.findings import Findings
from communique.domain.ids import DocumentId
from communique.domain.record import ProducedBy
from communique.errors import SourceError
from communique.record import Store
from communique.views.export.lines import End, Followed, Head, Judged, Line, Told
from communique.views.export.parsing import findings_of, parse_lines


@dataclass(slots=True, kw_only=True)
class Imported:
    """What an import did: how many were new, how many were there."""

    documents: int = 0
    documents_known: int = 0
    forgotten: int = 0  # left out: the record was told to forget them
    without_text: int = 0  # of the new ones: their rights kept the text back
    judgements: int = 0
    negotiations: int = 0
    assignments: int = 0


def import_from(record: Store, path: Path) -> Imported:
    """Add the documents, negotiations and judgements of a JSONL export that the record does not have yet.

    What was added before a line that fails is kept; the same file again adds nothing.

    Raises:
        SourceError: The file cannot be read, is no export, or was cut off; the message names the line.
        RecordError: The record cannot be written.
    """
    try:
        with path.open("rb") as stream:
            return import_lines(record, stream, path.name)
    except OSError as error:
        raise SourceError(f"{path}: expected an exported record, found: {error.strerror or error}") from error


def import_lines(record: Store, stream: BinaryIO | Iterable[bytes], name: str) -> Imported:
    """Add what the lines hold, as `import_from` does."""
    return _Import(record, name).run(parse_lines(stream, name))


class _Import:
    def __init__(self, record: Store, name: str) -> None:
        self._record = record
        self._name = name
        self._done = Imported()
        self._negotiations = {negotiation.id for negotiation in record.negotiations()}
        self._assigned = {(one.document, one.negotiation, one.belongs, one.by, one.reason)
                          for one in record.assignments()}  # fmt: skip
        self._waiting: list[tuple[DocumentId, Told]] = []  # documents of the step at hand, with what people say of them

    def run(self, lines: Iterator[tuple[str, Line]]) -> Imported:
        head = next(lines, None)
        if head is None or not isinstance(head[1], Head):
            raise SourceError(f"{self._name}: expected an exported record, found another file")
        end: End | None = None
        for kind, group in groupby(lines, key=lambda line: type(line[1])):
            if kind is Told:
                self._documents(group)
            else:
                end = self._others(group) or end
        if end is None:
            raise SourceError(f"{self._name}: expected a last line that counts the others, found none: it was cut off")
        return self._done

    def _others(self, lines: Iterable[tuple[str, Line]]) -> End | None:
        for _, line in lines:
            if isinstance(line, Followed) and line.negotiation.id not in self._negotiations:
                self._record.set_negotiation(line.negotiation)
                self._negotiations.add(line.negotiation.id)
                self._done.negotiations += 1
            elif isinstance(line, Judged):
                self._done.judgements += self._record.judge(line.judgement)
            elif isinstance(line, End):
                return line
        return None

    def _documents(self, lines: Iterable[tuple[str, Line]]) -> None:
        """Add the documents, those that one version read after one another in one go."""
        told = ((where, line) for where, line in lines if isinstance(line, Told))
        for produced_by, group in groupby(told, key=lambda one: one[1].produced_by):
            self._add(group, produced_by)

    def _add(self, told: Iterable[tuple[str, Told]], produced_by: ProducedBy) -> None:
        texts: dict[DocumentId, bool] = {}
        for added in self._record.add(self._new(told, texts), produced_by):
            self._done.documents += added.is_new
            self._done.documents_known += not added.is_new
            self._done.without_text += added.is_new and not texts.pop(added.document, True)
            self._assign(upto=added.document)
        self._assign(upto=None)

    def _new(self, told: Iterable[tuple[str, Told]], texts: dict[DocumentId, bool]) -> Iterator[Findings]:
        """Yield the documents that were not met in that place yet."""
        for where, line in told:
            findings = findings_of(line, where)
            if self._record.forgetting.of(findings.document.id) is not None:
                self._done.forgotten += 1
                continue
            self._waiting.append((findings.document.id, line))
            if self._record.knows(line.citation):
                self._done.documents_known += 1
                continue
            texts[findings.document.id] = line.text is not None
            yield findings

    def _assign(self, upto: DocumentId | None) -> None:
        """Repeat what people said of the documents that are safely there, up to one of them or of all."""
        while self._waiting:
            document, line = self._waiting.pop(0)
            for one in line.assigned:
                said = (document, one.negotiation, one.belongs, one.by, one.reason)
                if said not in self._assigned:
                    self._record.assign(document, one.negotiation, one.by, one.reason, belongs=one.belongs)
                    self._assigned.add(said)
                    self._done.assignments += 1
            if document == upto:
                return
