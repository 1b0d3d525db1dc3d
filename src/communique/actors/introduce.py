"""Adds to a cast who could not be known before the statements were read."""

from collections.abc import Sequence

from communique.domain.actor import Cast
from communique.domain.statement import Statement
from communique.language import Page


def introduce_speakers(page: Page, cast: Cast, statements: Sequence[Statement]) -> Cast:
    """Return the cast with speakers nobody named, and with "I" and "we" resolved inside what somebody said."""
    return cast
