"""Background and analysis: what a party "had threatened", what the sides want, what shares a verb or a noun."""

import pytest

from tests.positions.stage import parties_of, positions_of
from tests.positions.test_headlines import BODY
from tests.positions.test_practice import positions_of as told_in

NORLAND = "NRL"


def things(text):
    """Return stance and words of each position on the stage."""
    return [(position.stance, position.evidence[0].quote) for position in positions_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland had threatened to boycott the summit.", [("promise", "boycott the summit")]),
        ("Norland had refused to open the strait.", [("rejection", "open the strait")]),
        ("Norland had refused to open the strait in 1987.", []),
        ("Norland had threatened to boycott the summit, but the mediators changed its mind.", []),
        ("Norland had once refused to open the strait.", []),
        ("Norland would have refused to open the strait.", []),
        ("Norland had offered to open the strait.", []),
    ],
)
def test_a_threat_or_refusal_told_as_background_stands_until_it_is_dated_or_overturned(text, expected):
    assert things(text) == expected


@pytest.mark.parametrize(
    ("text", "is_position"),
    [
        ("Sudavia insists on an inquiry. Norland wants to keep the strait open.", True),
        ("Norland wants to keep the strait open.", False),
        ("Sudavia insists on an inquiry. Norland wanted to keep the strait open.", False),
        ("Sudavia insists on an inquiry.\n\nNorland wants to keep the strait open.", False),
    ],
)
def test_a_wish_counts_beside_another_stance_of_the_same_paragraph(text, is_position):
    assert ((NORLAND, "keep the strait open") in parties_and_things(text)) is is_position


def parties_and_things(text):
    """Return whose each position on the stage is, with its words."""
    return [(parties_of([position])[0], position.evidence[0].quote) for position in positions_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland is willing and able to sign a truce.", [("offer", "sign a truce")]),
        ("Norland is strong and able to win a race.", []),
        ("The ministers spoke of a plan that Norland has refused to sign.", [("rejection", "a plan")]),
        (
            "Sudavia wants to study a deal with the rebels that Norland has refused to sign.",
            [("rejection", "a deal with the rebels")],
        ),
        ("Sudavia wants to find a plan that Norland would refuse to sign.", []),
    ],
)
def test_what_is_shared_or_left_out_is_found_where_it_stands(text, expected):
    assert things(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Adaro said Sudavia should stop shelling the towns and lift the siege.", 2),
        ("Adaro said Sudavia should stop shelling the towns and villages.", 1),
    ],
)
def test_a_plain_verb_behind_a_gerund_is_a_further_deed(text, expected):
    assert len(positions_of(text)) == expected


def test_a_refusal_may_follow_what_is_said_with_the_same_subject():
    text = "Norland says it is ready to talk, but will not {}."

    assert ("rejection", "give up its islands") in things(text.format("give up its islands"))
    assert all(stance != "rejection" for stance, _ in things(text.format("win the cup")))


@pytest.mark.parametrize(
    ("headline", "is_position"),
    [("Kenya Demands Port", True), ("Kenya Gets List of Demands for Port", False)],
)
def test_demands_is_a_noun_behind_of(headline, is_position):
    assert bool(list(told_in(headline + BODY))) is is_position
