"""Voices that never act, and speakers that stay open."""

from datetime import date

from communique.domain.actor import ActorKind
from communique.domain.document import Origin, make_document
from communique.reading import read


def findings(text):
    return read(make_document(text, Origin(published=date(2025, 4, 13))))


def test_who_is_only_spoken_of_is_no_actor():
    found = findings("Ada Brekke spoke of prisoners. Critics said the prisoners were cold.")
    assert [actor.name for actor in found.actors if actor.kind is ActorKind.UNNAMED] == ["critics"]


def test_speaker_nobody_can_resolve_is_noted():
    (note,) = findings('The rain went on. "It is over," he said.').notes
    assert (note.kind, note.evidence.quote) == ("unresolved speaker", "he")


def test_resolved_speaker_needs_no_note():
    assert not findings('Ada Brekke left. "It is over," she said.').notes
