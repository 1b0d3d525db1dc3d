"""Finds the contacts of a page; mentions of one contact are gathered into one."""

from collections.abc import Iterator, Sequence

from communique.domain.actor import Cast
from communique.domain.contact import Contact
from communique.domain.expression import TimeExpression
from communique.domain.statement import Statement
from communique.language import Page


def find_contacts(
    page: Page, cast: Cast, times: Sequence[TimeExpression], statements: Sequence[Statement]
) -> Iterator[Contact]:
    """Yield the contacts of a page, in order of appearance."""
    yield from ()
