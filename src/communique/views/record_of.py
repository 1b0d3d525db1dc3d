"""Reads what a caller hands over into records: the whole way from a source to a record."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from communique import __version__
from communique.documents import Given, document_from, load_documents, parse_day
from communique.domain.document import Document
from communique.domain.findings import Findings
from communique.domain.record import ProducedBy, Record
from communique.errors import SourceError
from communique.language import PACKS
from communique.language.pipeline import pipeline_name
from communique.reading import is_listed, read
from communique.record.gather import gather
from communique.rulebook import rules_hash


def record_of(text_or_path: str | Path, *, published: date | str | None = None) -> Record:
    """Return the record of a text, or of everything a file or a folder holds.

    Raises:
        SourceError: Something of it cannot be read, or the day does not exist.
    """
    given = Given(published=parse_day(published) if isinstance(published, str) else published)
    if isinstance(text_or_path, str):
        documents: Iterable[Document] = [document_from(text_or_path, given)]
    else:
        documents = _all_or_error(load_documents([text_or_path], given=given))
    return record_from(map(read, documents))


def record_from(found: Iterable[Findings], *, as_of: date | None = None) -> Record:
    """Return one record over all findings, sorted by document."""
    findings = list(found)
    return gather(findings, _produced_by(findings), as_of=as_of)


def _produced_by(findings: list[Findings]) -> ProducedBy:
    """Return what made these findings: the pipelines of other languages too, where texts in them were read."""
    languages = {one.document.citation.language for one in findings if not is_listed(one)}
    others = [pack.pipeline for language, pack in sorted(PACKS.items()) if language in languages]
    made_by = produced_by()
    return replace(made_by, pipeline=", ".join([made_by.pipeline, *others]))


def produced_by() -> ProducedBy:
    """Return what makes the records: version, parser, rules."""
    return ProducedBy(communique=__version__, pipeline=pipeline_name(), rules=rules_hash())


def _all_or_error(loaded: Iterable[Document | SourceError]) -> Iterator[Document]:
    for document in loaded:
        if isinstance(document, SourceError):
            raise document
        yield document
