"""Plain nouns that take up again who was named."""

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Brekke called Torvald Husebo. {Both} were content.", "Ada Brekke and Torvald Husebo"),
        ("Ada Brekke and Torvald Husebo dined. {The two} will meet again.", "Ada Brekke and Torvald Husebo"),
        ("South Korea sent a letter. {The North} said it had not arrived.", "North Korea"),
        ("South Korea sent a letter. {The north side} said it had not arrived.", "North Korea"),
        ("Officials of the European Union met. {Brussels} said it would wait.", "European Union"),
        ("Hamas official Nizar Barhoum left. {The movement} said nothing.", "Hamas"),
        ("Wind came up. {The North} said little.", None),
        ("The two cats slept. {Both} were content.", None),
        ("They met in Brussels, in {the north} of town.", None),
    ],
)
def test_plain_noun_means(read, text, name):
    found = read(text)
    assert found.named(found.marks[0][0]) == name


def test_two_who_speak_together_are_one_speaker(read):
    found = read("Ada Brekke and Torvald Husebo said it was over. Ada Brekke and Torvald Husebo ran.")
    joint = [found.cast.actors[mention.actor] for mention in found.cast.joint.values()]
    assert [(actor.name, actor.party) for actor in joint] == [("Ada Brekke and Torvald Husebo", None)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A White House {readout} said the call was short.", "United States"),
        ("Oman said in a statement that it waited. The {statement} added no more.", "Oman"),
        ("Salim al-Harthy issued a statement. The {statement} said the door was open.", "Salim al-Harthy"),
        ("A {statement} said the road was closed.", None),
        ("Oman burned the {statement}.", None),
    ],
)
def test_document_speaks_for_its_owner(read, text, name):
    found = read(text)
    assert found.named(found.marks[0][0]) == name
