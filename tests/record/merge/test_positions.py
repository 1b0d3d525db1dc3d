"""One wording is one position in all reports; another wording is another."""

from datetime import date

import pytest

from communique.record.merge.pairing import Answer
from communique.record.merge.positions.compare import compare_positions
from communique.record.merge.positions.traits import ties_of
from communique.record.merge.traits import PositionTraits

WORDS = "the withdrawal of all troops from the northern valley"


def held(words=WORDS, **others):
    plain = {"party": "KEN", "stance": "demand", "issue": "withdrawal", "object": None, "polarity": None}
    return PositionTraits(words=words, **{**plain, "told": date(2025, 3, 12), **others})


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(held(), id="same_words"),
        pytest.param(held(told=date(2025, 3, 14)), id="two_days_later"),
        pytest.param(held(issue=None), id="issue_untold"),
        pytest.param(held("withdrawal of all troops from the northern valley by June"), id="more_of_the_sentence"),
    ],
)
def test_one_position(other):
    assert compare_positions(held(), other).answer is Answer.SAME
    assert set(ties_of(held())) & set(ties_of(other))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(held(party="TZA"), id="other_party"),
        pytest.param(held(stance="rejection"), id="other_stance"),
        pytest.param(held(issue="borders"), id="other_issue"),
        pytest.param(held(told=date(2025, 3, 22)), id="ten_days_later"),
        pytest.param(held("an end of the occupation"), id="other_wording"),
        pytest.param(
            held("the withdrawal of troops from the whole northern valley", told=date(2025, 3, 13)),
            id="alike_on_another_day",
        ),
    ],
)
def test_another_position(other):
    assert compare_positions(held(), other).answer is not Answer.SAME


def test_nobodys_positions_are_not_joined():
    assert compare_positions(held(party=None), held(party=None)).answer is Answer.OPEN
