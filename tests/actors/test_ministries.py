"""Ministries and offices that act for a state."""

import pytest

from communique.actors.ministries import plain_title


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Norwegian Ministry of Water denied it.", "of Water", "Norwegian Ministry of Water"),
        ("Oman's foreign ministry denied it. The ministry was firm.", "The ministry", "Omani foreign ministry"),
        ("Omani President Ada Brekke left. Her office said so.", "Her office", "Office of the President of Oman"),
        ("Oman's foreign ministry spokesman left. The ministry denied it.", "The ministry", "Omani foreign ministry"),
    ],
)  # fmt: skip
def test_ministry_is_named_with_its_state(read, text, words, name):
    assert read(text).named(words) == name


def test_office_that_is_only_a_room_is_nobody(read):
    assert read("Norwegian Prime Minister Ada Brekke left her office.").named("office") is None


def test_two_spellings_of_a_ministry_are_one():
    assert plain_title("Ministry of Defense") == plain_title("defence ministry")
