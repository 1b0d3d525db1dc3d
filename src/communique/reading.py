"""The order of the rooms, and nothing else."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from communique.actors import find_actors, introduce_speakers
from communique.commitments import find_commitments
from communique.contacts import find_contacts
from communique.dates import find_times
from communique.domain.document import Document
from communique.domain.findings import Findings
from communique.domain.said import Said
from communique.events import find_events
from communique.language import Page, annotate_all
from communique.positions import find_positions
from communique.statements import find_statements

LANGUAGES = frozenset({"en", None})  # those with rules; a text too short to tell its language is read


def read(document: Document) -> Findings:
    """Return everything the document says."""
    return next(read_all([document]))


def read_all(documents: Iterable[Document]) -> Iterator[Findings]:
    """Yield what each document says, in order; faster than one by one. Of another language, only its notes."""
    for is_read, group in groupby(documents, key=_has_rules):
        if is_read:
            yield from map(read_page, annotate_all(group))
        else:
            yield from (Findings(document=document, notes=document.notes) for document in group)


def _has_rules(document: Document) -> bool:
    return document.citation.language in LANGUAGES


def read_page(page: Page) -> Findings:
    """Return everything a page says; the order of these lines is the order of the rooms."""
    times = tuple(find_times(page))
    named = find_actors(page)
    statements = tuple(find_statements(page, named, times))
    cast = introduce_speakers(page, named, statements)
    contacts = tuple(find_contacts(page, cast, times, statements))
    positions = tuple(find_positions(page, cast, statements))
    commitments = tuple(find_commitments(page, contacts, statements, positions))
    said = Said(cast=cast, times=times, statements=statements, contacts=contacts, positions=positions)
    return Findings(
        document=page.document,
        actors=tuple(cast.actors.values()),
        contacts=contacts,
        statements=statements,
        positions=positions,
        commitments=commitments,
        events=tuple(find_events(page, said)),
        times=times,
        notes=page.document.notes,
    )
