"""The order of the rooms, and nothing else."""

from communique.actors import drop_idle, find_actors, introduce_speakers, unresolved_speakers
from communique.commitments import find_commitments
from communique.contacts import find_contacts, introduce_states
from communique.dates import find_times
from communique.domain.document import Document
from communique.domain.findings import Findings
from communique.domain.said import Said
from communique.events import find_events, introduce_sides
from communique.language import Page, annotate
from communique.positions import find_positions
from communique.statements import find_statements

LANGUAGES = frozenset({"en", None})  # those with rules; a text too short to tell its language is read


def read(document: Document) -> Findings:
    """Return everything the document says; of another language, only its notes."""
    if document.citation.language not in LANGUAGES:
        return Findings(document=document, notes=document.notes)
    return read_page(annotate(document))


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
