"""Reads texts in which the expected statement is marked: {speaker:...}, {cue:...}, {content:...}."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from communique.domain.actor import Cast
from communique.domain.document import Origin, make_document
from communique.domain.statement import Statement
from communique.language import annotate
from communique.statements import find_statements

MARK = re.compile(r"\{(\w+):([^{}]*)\}")


def statements_of(text: str) -> list[Statement]:
    page = annotate(make_document(text, Origin(published=date(2026, 3, 15))))
    return list(find_statements(page, Cast({}, {}), ()))


def unmark(source: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """Return the text without marks, and where each part stands."""
    text, parts, position = "", {}, 0
    for found in MARK.finditer(source):
        text += source[position : found.start()]
        parts.setdefault(found[1], []).append((len(text), len(text) + len(found[2])))
        text += found[2]
        position = found.end()
    return text + source[position:], parts


@pytest.fixture
def read() -> Callable[[str], list[Statement]]:
    return statements_of


@pytest.fixture
def check() -> Callable[[str], Statement]:
    """Assert that one statement has exactly the marked parts, and return it."""

    def run(source: str) -> Statement:
        text, parts = unmark(source)
        found = statements_of(text)
        for statement in found:
            if [(c.start, c.end) for c in statement.content] == parts["content"]:
                cue = [(statement.cue.start, statement.cue.end)] if statement.cue else []
                named = statement.speaker.evidence if statement.speaker else None
                assert cue == parts.get("cue", [])
                assert ([(named.start, named.end)] if named else []) == parts.get("speaker", [])
                return statement
        raise AssertionError([[c.quote for c in s.content] for s in found])

    return run
