"""Finds the time expressions of a page and places them in the calendar."""

from collections.abc import Iterator

from communique.domain.expression import TimeExpression
from communique.language import Page


def find_times(page: Page) -> Iterator[TimeExpression]:
    """Yield the time expressions of a page, in order of appearance."""
    yield from ()
