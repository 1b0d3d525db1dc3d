"""Finds the positions of a page, one for each thing a party wants or refuses."""

from collections.abc import Iterator, Sequence

from communique.domain.actor import Cast
from communique.domain.position import Position
from communique.domain.statement import Statement
from communique.language import Page


def find_positions(page: Page, cast: Cast, statements: Sequence[Statement]) -> Iterator[Position]:
    """Yield the positions of a page, in order of appearance."""
    yield from ()
