"""Shows one thing of a record by its id."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.document import Citation
from communique.domain.event import Event
from communique.domain.judgement import Judgement
from communique.domain.merged import Merged
from communique.domain.negotiation import Negotiation
from communique.record import Wanted
from communique.views.cells import Known
from communique.views.detail import Beside, words_for_judgement, write_merged
from communique.views.entries import Teller
from communique.views.mentioned import teller_for, teller_for_sides
from communique.views.pages import json_page
from communique.views.paper import Paper
from communique.views.wording import words_for_day

if TYPE_CHECKING:
    from communique.record import Store


def write_shown(record: "Store", name: str, paper: Paper, as_of: date | None = None) -> None:
    """Write all that a record knows of what has this id.

    Args:
        as_of: Findings and actors are told from what was published by this day.

    Raises:
        RecordError: Nothing has this id, or several have, or nobody told of it by then.
    """
    found = record.show(name, as_of)
    match found:
        case Citation():
            _write_document(record, found, paper)
        case Judgement():
            paper.title(words_for_judgement(found))
            for about in found.about:
                paper.line(about, indent=1)
        case Negotiation():
            _write_negotiation(record, found, paper)
        case Merged():
            _write_merged(record, found, paper)


def shown_json(record: "Store", name: str, as_of: date | None = None) -> bytes:
    """Return the same as JSON.

    Raises:
        RecordError: Nothing has this id, or several have, or nobody told of it by then.
    """
    found = record.show(name, as_of)
    whole: dict[str, object] = {"whole": found}
    if isinstance(found, Citation):
        whole["places"] = record.places_of(found.id)
    if isinstance(found, Merged):
        whole["documents"] = _told_by(record, found)
        whole["judgements"] = list(_judgements(record, found))
    return json_page(whole)


def _told_by(record: "Store", merged: Known) -> tuple[Citation, ...]:
    """Return the documents that tell a thing, of a day past those published by then."""
    telling = {report.document for report in merged.reports}
    return tuple(citation for citation in record.documents_of(merged.thing.id) if citation.id in telling)


def _write_merged(record: "Store", merged: Known, paper: Paper) -> None:
    documents = {citation.id: citation for citation in (*_told_by(record, merged), *_told_in(record, merged))}
    beside = Beside(
        teller=_teller(record, merged),
        documents=documents,
        texts={document: record.text(document) for document in documents},
        judgements=tuple(_judgements(record, merged)),
    )
    write_merged(paper, merged, beside)


def _told_in(record: "Store", merged: Known) -> Iterator[Citation]:
    """Yield the documents of the turns a commitment took, which may tell of another thing."""
    history = merged.thing.history if isinstance(merged.thing, Commitment) else ()
    for document in sorted({change.evidence.document for change in history if change.evidence}):
        found = record.show(document)
        if isinstance(found, Citation):
            yield found


def _teller(record: "Store", merged: Known) -> Teller:
    match merged.thing:
        case Actor():
            return Teller({}, {})
        case Event():
            return teller_for_sides(record, merged.thing)
        case _:
            return teller_for(record, [merged.thing])


def _judgements(record: "Store", merged: Known) -> Iterator[Judgement]:
    ids = {merged.thing.id, *(report.finding for report in merged.reports)}
    about = {judgement.id for judgement in record.judgements() if ids & set(judgement.about)}
    return (one for one in record.judgements() if one.id in about or about & set(one.about))


def _write_document(record: "Store", citation: Citation, paper: Paper) -> None:
    paper.title(citation.title or citation.key or "(without a title)")
    day = words_for_day(citation.published) if citation.published else "no day known"
    paper.line(", ".join(filter(None, [citation.byline, citation.source, day])))
    paper.line(citation.url or "")
    rights = f"rights: {citation.rights}" if citation.rights else "rights: none given"
    pages = f"{len(citation.pages)} pages" if citation.pages else ""
    paper.line(", ".join(filter(None, [f"{citation.characters:,} characters", pages, citation.language, rights])))
    paper.line(f"{citation.id}  sha256 {citation.sha256}", is_quiet=True)
    paper.line(f"a later text at the address of {citation.version_of}" if citation.version_of else "")
    for place in record.places_of(citation.id):
        if (place.source, place.url, place.published) != (citation.source, citation.url, citation.published):
            day = words_for_day(place.published) if place.published else "no day known"
            paper.line(f"the same text: {', '.join(filter(None, [place.source, day, place.url]))}")
    within = [one.name for one in record.negotiations() if _holds(record, one, citation)]
    paper.line(f"in: {', '.join(within)}" if within else "")
    paper.blank()
    for line in record.text(citation.id).split("\n"):
        paper.line(line or " ")


def _holds(record: "Store", negotiation: Negotiation, citation: Citation) -> bool:
    return any(one.id == citation.id for one in record.documents(Wanted(negotiation=negotiation.id, limit=None)))


def _write_negotiation(record: "Store", negotiation: Negotiation, paper: Paper) -> None:
    paper.title(negotiation.name)
    paper.line(f"parties: {', '.join(negotiation.parties) or 'none named'}")
    paper.line(f"issues: {', '.join(negotiation.issues) or 'all'}")
    since = f"from {negotiation.starts}" if negotiation.starts else ""
    until = f"until {negotiation.ends}" if negotiation.ends else ""
    paper.line(f"days: {' '.join(filter(None, [since, until])) or 'all'}")
    paper.line(negotiation.id, is_quiet=True)
    documents = record.documents(Wanted(negotiation=negotiation.id, limit=None, newest_first=False))
    paper.head(f"Documents ({len(documents)})")
    for citation in documents:
        paper.line(f"{citation.published or 'no day':10}  {citation.source or ''}: {citation.title or ''}")
        paper.line(citation.id, indent=1, is_quiet=True)
