"""Who leads a delegation, and whose an understood office is."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian delegation is led by Torvald Husebo.",
        "Torvald Husebo heads the Norwegian delegation.",
        "The Omani delegation was led by Salim al-Harthy, the Norwegian one by Torvald Husebo.",
    ],
)
def test_head_of_a_delegation_acts_for_its_state(read, text):
    husebo = read(text).actor("Torvald Husebo")
    assert (husebo.party, husebo.roles[0].title) == ("NOR", "head of the delegation")


def test_office_is_understood_after_a_second_state(read):
    found = read("She met Oman's minister, Salim al-Harthy, and Norway's, Torvald Husebo.")
    assert (found.actor("Torvald Husebo").party, found.actor("Torvald Husebo").roles[0].title) == ("NOR", "minister")


def test_who_only_meets_a_delegation_does_not_lead_it(read):
    assert read("Ada Brekke met the Omani delegation.").actor("Ada Brekke").party is None
