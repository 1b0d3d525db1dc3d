"""Finds the statements of a page: speech, writing and attitudes put to a source."""

from collections.abc import Iterator, Sequence

from communique.domain.actor import Cast
from communique.domain.expression import TimeExpression
from communique.domain.statement import Statement
from communique.language import Page


def find_statements(page: Page, cast: Cast, times: Sequence[TimeExpression]) -> Iterator[Statement]:
    """Yield the statements of a page, in order of appearance.

    A speaker the cast does not hold gets the id `voice_id` gives its place; `introduce_speakers` makes it an actor.
    """
    yield from ()
