"""A headline tells what its parties want, by its words alone."""

import pytest

from tests.positions.test_practice import positions_of

BODY = "\n\nVIENNA — The ministers met on Tuesday. Nothing else was said."


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        ("Poland, Japan Call for Truce", [("POL", "demand", "Truce"), ("JPN", "demand", "Truce")]),
        ("Poland Presses Belarus for Release of Miner", [("POL", "demand", "Release of Miner")]),
        ("Kenya Rejects Plan for Port Over Fees", [("KEN", "rejection", "Plan for Port")]),
        ("Kenya: No Plans for New Port", [("KEN", "rejection", "New Port")]),
    ],
)  # fmt: skip
def test_headline_tells_what_is_wanted(headline, wanted):
    assert [(party, stance, words) for party, stance, _, words in positions_of(headline + BODY)] == wanted


@pytest.mark.parametrize(
    "headline",
    ["Kenya May Reject Plan for Port", "Analysts Call for Truce at Sea", "Poland, Germany Meet in Vienna"],
)
def test_headline_without_a_position_has_none(headline):
    assert not list(positions_of(headline + BODY))
