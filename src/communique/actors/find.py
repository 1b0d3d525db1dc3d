"""Finds the actors of a page and every place that names them."""

from communique.domain.actor import Cast
from communique.language import Page


def find_actors(page: Page) -> Cast:
    """Return everybody a page speaks of, with their mentions."""
    return Cast({}, {})
