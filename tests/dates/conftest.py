"""What the tests of this room share: reading a text as published on a day."""

from collections.abc import Callable
from datetime import date

import pytest

from communique.dates import find_times
from communique.domain.document import Origin, make_document
from communique.domain.expression import TimeExpression
from communique.language import PACKS, annotate

Read = Callable[..., list[TimeExpression]]


@pytest.fixture
def read() -> Read:
    """Return a function that reads the times of a text."""

    def times(
        text: str, published: str | None = None, *, narrative: bool = False, language: str | None = None
    ) -> list[TimeExpression]:
        if language in PACKS and not PACKS[language].is_installed:
            pytest.skip(f"communique[{PACKS[language].extra}] is not installed")
        day = date.fromisoformat(published) if published else None
        page = annotate(make_document(text, Origin(published=day, language=language)))
        return list(find_times(page, narrative=narrative))

    return times
