"""Derives the events of a page."""

from collections.abc import Iterator

from communique.domain.event import Event
from communique.domain.said import Said
from communique.events.derived import find_derived
from communique.events.drafts import event_of
from communique.events.meetings import Meetings
from communique.events.plain import find_plain
from communique.events.settle import numbered, settle
from communique.events.sides import Scene
from communique.language import Page


def find_events(page: Page, said: Said) -> Iterator[Event]:
    """Yield the events of a page, in order of appearance; none twice.

    A side that the cast does not hold ("a Turkish man") gets an id of its own; `introduce_sides` makes it an actor.
    """
    scene, met = Scene(page, said.cast), Meetings(said)
    drafts = settle(list(find_derived(scene, said, met)), list(find_plain(scene, said, met)))
    for draft, ordinal in numbered(drafts):
        yield event_of(page, draft, ordinal)
