"""The order of the rooms, and nothing else."""

from communique.actors import (
    drop_idle,
    find_actors,
    find_actors_by_relations,
    introduce_speakers,
    introduce_voices,
    unresolved_speakers,
)
from communique.commitments import find_commitments
from communique.contacts import find_contacts, find_contacts_by_relations, introduce_states
from communique.dates import find_times
from communique.domain.document import Document
from communique.domain.findings import Findings
from communique.domain.note import Note
from communique.domain.said import Said
from communique.events import find_events, introduce_sides
from communique.language import PACKS, Pack, Page, annotate
from communique.positions import find_positions
from communique.statements import find_statements, find_statements_by_relations

ENGLISH = "en"  # read by all rooms; a text too short to tell its language is taken for it
LISTED = "language"  # the kind of note on a text that is not read
IN_PART = "read in part"
NO_DAY = "no day"


def read(document: Document) -> Findings:
    """Return everything the document says; in another language, what its rules read, and else only notes."""
    language = document.citation.language
    if language is None or language == ENGLISH:
        return read_page(annotate(document))
    pack = PACKS.get(language)
    if pack is not None and pack.is_installed:
        return read_in_part(annotate(document), pack)
    hint = f"; communique[{pack.extra}] reads {pack.name}" if pack else ""
    note = _note(document, LISTED, f"the text is not English ({language}): listed, not read{hint}")
    return Findings(document=document, notes=(*_notes_of(document), note))


def is_listed(findings: Findings) -> bool:
    """Tell whether a text was not read for its language."""
    return any(note.kind == LISTED for note in findings.notes)


def read_in_part(page: Page, pack: Pack) -> Findings:
    """Return what the rules of another language read: actors, times, statements and contacts; a note names the rest."""
    times = tuple(find_times(page))
    named = find_actors_by_relations(page, pack.language)
    statements = find_statements_by_relations(page, named, times, pack.language)
    cast = introduce_voices(named, statements, pack.language)
    contacts = find_contacts_by_relations(page, cast, times, statements, pack.language)
    in_part = (
        f"the text is in {pack.name}, parsed by {pack.pipeline}: actors, times, statements and contacts are read, "
        "positions, commitments and events are not"
    )
    notes = [*_notes_of(page.document), _note(page.document, IN_PART, in_part)]
    if page.document.published is None:
        notes.append(_note(page.document, NO_DAY, "no day of publication is known: relative times stay open"))
    return Findings(
        document=page.document,
        actors=tuple(cast.actors.values()),
        contacts=contacts,
        statements=statements,
        times=times,
        notes=(*notes, *unresolved_speakers(page, cast, statements)),
    )


def _notes_of(document: Document) -> tuple[Note, ...]:
    """Return the notes on a text without those that an earlier reading of it left: it may be read otherwise now."""
    return tuple(note for note in document.notes if note.kind not in {LISTED, IN_PART, NO_DAY})


def _note(document: Document, kind: str, reason: str) -> Note:
    return Note(document=document.id, kind=kind, reason=reason, evidence=None)


def read_page(page: Page) -> Findings:
    """Return everything a page says; the order of these lines is the order of the rooms."""
    times = tuple(find_times(page))
    named = find_actors(page)
    statements = tuple(find_statements(page, named, times))
    cast = introduce_speakers(page, named, statements)
    contacts = tuple(find_contacts(page, cast, times, statements))
    cast = introduce_states(page, cast, contacts)
    positions = tuple(find_positions(page, cast, statements))
    commitments = tuple(find_commitments(page, contacts, statements, positions, times))
    said = Said(cast=cast, times=times, statements=statements, contacts=contacts, positions=positions)
    events = tuple(find_events(page, said))
    whole = drop_idle(introduce_sides(page, cast, events), said, commitments, events)
    return Findings(
        document=page.document,
        actors=tuple(whole.actors.values()),
        contacts=contacts,
        statements=statements,
        positions=positions,
        commitments=commitments,
        events=events,
        times=times,
        notes=(*page.document.notes, *unresolved_speakers(page, cast, statements)),
    )
