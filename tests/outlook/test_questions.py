"""What may be asked, and what is refused."""

import re

import pytest

from communique.outlook.questions import PARTS, asked, load_questions

ROWS = [pytest.param(row, id=row.id) for row in (*load_questions().refusal, *load_questions().question)]


@pytest.mark.parametrize("row", ROWS)
def test_a_rule_keeps_its_promises(row):
    assert all(re.search(row.pattern, words, re.IGNORECASE) for words in row.matches)
    assert not any(re.search(row.pattern, words, re.IGNORECASE) for words in row.rejects)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("chance of peace", "chance-of-peace"),
        ("the chance that the leaders meet", "leaders-meeting"),
        ("who is sincere?", "sincerity"),
        ("one momentum index", "momentum-index"),
        ("their bottom line", "reservation-value"),
    ],
)
def test_what_cannot_be_said_is_refused_with_a_reason(words, refusal):
    found = asked(words)
    assert (found.part, found.refusal) == (None, refusal)
    assert ":" in found.sentence


@pytest.mark.parametrize("part", PARTS)
def test_each_part_can_be_asked_for_by_its_name(part):
    assert asked(part).part == part


def test_what_nobody_understands_gets_the_list():
    found = asked("the weather")
    assert (found.part, found.refusal) == (None, None)
    assert "State of play" in found.sentence
