"""Makes commitments of announced contacts and of promises."""

from collections.abc import Iterator, Sequence

from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.position import Position
from communique.domain.statement import Statement
from communique.language import Page


def find_commitments(
    page: Page, contacts: Sequence[Contact], statements: Sequence[Statement], positions: Sequence[Position]
) -> Iterator[Commitment]:
    """Yield the commitments of a page, in order of appearance."""
    yield from ()
