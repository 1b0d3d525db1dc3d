"""A reference that stays: the words, who published them and when, and a hash of what the record says."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from communique import __version__
from communique.domain.actor import Actor
from communique.domain.contact import Contact
from communique.domain.document import Citation
from communique.domain.evidence import Evidence
from communique.domain.merged import Merged
from communique.domain.record import ProducedBy
from communique.errors import RecordError
from communique.rulebook import rules_hash
from communique.views.export import form_named
from communique.views.export.holdings import Holdings
from communique.views.pages import json_page, write_page
from communique.views.places import apart, paragraph_starts, place_of
from communique.views.tables import counted
from communique.views.wording import words_for_day

if TYPE_CHECKING:
    from communique.record import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What somebody needs to find the words again, and to see whether the record still says the same."""

    id: str
    words: tuple[str, ...]
    place: str | None  # paragraph and characters
    byline: str | None
    title: str | None
    source: str | None
    published: date | None
    url: str | None
    document: str
    document_sha256: str
    other_reports: int
    as_of: date | None  # the latest day of publication in the record
    record_sha256: str  # of the thing with all its reports, as the record has it
    communique: str
    rules: str


def reference_to(record: "Store", name: str, as_of: date | None = None) -> Reference:
    """Return a reference to a thing, by the words of one of its reports, or to a document.

    Args:
        as_of: It is cited as it stood on this day.

    Raises:
        RecordError: Nothing that can be cited has this id.
    """
    found = record.show(name, as_of)
    if isinstance(found, Citation):
        return _reference(record, found, Cited(found.id, (), 0, as_of))
    if not isinstance(found, Merged):
        raise RecordError(
            f"{name}: expected a finding, an actor or a document, found what was said in the record itself"
        )
    thing = found.thing
    report = found.reports[-1] if isinstance(thing, Contact) else found.reports[0]  # of a contact the last knows most
    cited = next(one for one in record.documents_of(thing.id) if one.id == report.document)
    evidence: tuple[Evidence, ...] = thing.mentions[:1] if isinstance(thing, Actor) else thing.evidence
    words = tuple(apart(piece for piece in evidence if piece.document == cited.id))
    return _reference(record, cited, Cited(thing.id, words, len(found.reports) - 1, as_of))


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited of a document."""

    id: str
    words: tuple[Evidence, ...]
    other_reports: int
    as_of: date | None


def _reference(record: "Store", cited: Citation, what: Cited) -> Reference:
    words = what.words
    starts = paragraph_starts(record.text(cited.id)) if words else []
    return Reference(
        id=what.id,
        words=tuple(" ".join(piece.quote.split()) for piece in words),
        place=place_of(words, starts, cited.pages) if words else None,
        byline=cited.byline,
        title=cited.title,
        source=cited.source,
        published=cited.published,
        url=cited.url,
        document=cited.id,
        document_sha256=cited.sha256,
        other_reports=what.other_reports,
        as_of=what.as_of or record.latest(),
        record_sha256=record.evidence_hash(what.id, what.as_of),
        communique=__version__,
        rules=rules_hash(),
    )


def words_for_reference(reference: Reference) -> str:
    """Return a reference as sentences."""
    day = words_for_day(reference.published) if reference.published else "no day known"
    titled = f"“{reference.title}”" if reference.title else None
    where = ", ".join(filter(None, [reference.byline, titled, reference.source, day, reference.url, reference.place]))
    quoted = f"“{' … '.join(reference.words)}” " if reference.words else ""
    others = f" (and {counted(reference.other_reports, 'other reports')})" if reference.other_reports else ""
    as_of = f" as of {words_for_day(reference.as_of)}" if reference.as_of else ""
    return (
        f"{quoted}{where}{others}.\n"
        f"{reference.id}, record{as_of}, sha256 {reference.record_sha256}; "
        f"text: {reference.document}, sha256 {reference.document_sha256}; "
        f"communique {reference.communique}, rules {reference.rules}.\n"
    )


def write_reference(record: "Store", name: str, form: str, as_of: date | None = None) -> None:
    """Write a reference to standard output.

    Args:
        form: "text", "json", "csl" or "bibtex".
        as_of: It is cited as it stood on this day.

    Raises:
        RecordError: Nothing that can be cited has this id, or it cannot be written.
    """
    write_page(reference_in(record, name, form, as_of))


def reference_in(record: "Store", name: str, form: str, as_of: date | None = None) -> bytes:
    """Return a reference as text, as JSON, or its sources as CSL-JSON or BibTeX.

    Raises:
        RecordError: Nothing that can be cited has this id.
    """
    if form in {"csl", "bibtex"}:
        stream = BytesIO()
        form_named(form, None).writer()(_sources(record, name, as_of), stream)
        return stream.getvalue()
    reference = reference_to(record, name, as_of)
    return json_page(reference) if form == "json" else words_for_reference(reference).encode()


def _sources(record: "Store", name: str, as_of: date | None) -> Holdings:
    """Return the documents that tell a thing, or the document, as an export takes them."""
    found = record.show(name, as_of)
    cited = (found,) if isinstance(found, Citation) else record.documents_of(name)
    made_by = ProducedBy(communique=__version__, pipeline="", rules=rules_hash())
    last = as_of or date.max
    documents = {citation.id: citation for citation in cited if (citation.published or last) <= last}
    return Holdings(
        produced_by=made_by, as_of=as_of or record.latest(), documents=documents, actors={}, text_of=record.text
    )
