"""The sections of an outlook, in the order they are read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.outlook.outlook import Outlook
from communique.outlook.questions import CONTACT, PARTS, PLAY
from communique.views.outlooks.line import Section
from communique.views.outlooks.playing import changes_section, contact_section, play_section
from communique.views.outlooks.told import names_for
from communique.views.outlooks.weighing import (
    ground_section,
    promises_section,
    refusal_section,
    scale_section,
    waiting_section,
)
from communique.views.tables import counted
from communique.views.wording import words_for_day

if TYPE_CHECKING:
    from communique.record import Store


def title_of(outlook: Outlook) -> str:
    """Return what the outlook is about, and of which day."""
    about = f" of {outlook.negotiation.name}" if outlook.negotiation else ""
    return f"Outlook{about} as of {words_for_day(outlook.as_of)}"


def extent_of(outlook: Outlook) -> str:
    """Return how much it rests on."""
    begins = f", from {words_for_day(outlook.begins)} on" if outlook.begins else ""
    return f"{counted(outlook.documents, 'documents')} of {counted(outlook.outlets, 'outlets')}{begins}"


def sections_of(record: "Store", outlook: Outlook, parts: frozenset[str] = frozenset(PARTS)) -> tuple[Section, ...]:
    """Return the sections that were asked for; what is not given is told where all is."""
    return tuple(_sections(record, outlook, parts))


def _sections(record: "Store", outlook: Outlook, parts: frozenset[str]) -> Iterator[Section]:
    names = names_for(record, outlook)
    if PLAY in parts:
        yield play_section(outlook, names)
    if outlook.changes:
        yield changes_section(outlook.changes)
    if outlook.ground:
        yield ground_section(outlook.ground, names)
    if CONTACT in parts:
        yield contact_section(outlook, names)
    if outlook.promises:
        yield promises_section(outlook.promises, names)
    yield from _given(outlook)
    if parts >= frozenset(PARTS):
        yield refusal_section(outlook.refusals)


def _given(outlook: Outlook) -> Iterator[Section]:
    if outlook.waiting:
        yield waiting_section(outlook.waiting)
    if outlook.scale:
        yield scale_section(outlook.scale)
