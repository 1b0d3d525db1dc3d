"""Derives the events of a page."""

from collections.abc import Iterator

from communique.domain.event import Event
from communique.domain.said import Said
from communique.language import Page


def find_events(page: Page, said: Said) -> Iterator[Event]:
    """Yield the events of a page, in order of appearance; none twice."""
    yield from ()
