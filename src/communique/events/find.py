"""Derives the events of a page."""

from collections.abc import Iterator

from communique.domain.event import Event
from communique.domain.said import Said
from communique.events.derived import find_derived, meetings_of
from communique.events.drafts import event_of
from communique.events.plain import find_plain
from communique.events.settle import numbered, settle
from communique.events.sides import Scene
from communique.language import Page


def find_events(page: Page, said: Said) -> Iterator[Event]:
    """Yield the events of a page, in order of appearance; none twice.

    A side that the cast does not hold ("a Turkish man") gets an id of its own; `introduce_sides` makes it an actor.
    """
    scene = Scene(page, said.cast)
    drafts = settle(list(find_derived(scene, said)), list(find_plain(scene, said)), meetings_of(said))
    for draft, ordinal in numbered(drafts):
        yield event_of(page, draft, ordinal)
