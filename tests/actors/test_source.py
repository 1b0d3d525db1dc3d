"""For which state a text itself speaks."""

import pytest


def test_bare_office_in_a_readout_is_the_issuers(read):
    found = read(
        "Norwegian Ministry of Foreign Affairs: readout of a call with Oman\n\n"
        "Foreign Minister Torvald Husebo called his Omani counterpart, Salim al-Harthy. {The Minister} was content."
    )
    assert found.actor("Torvald Husebo").party == "NOR"
    assert found.named("The Minister") == "Torvald Husebo"


def test_bare_office_in_a_states_own_agency_is_the_states(read):
    text = "OSLO, May 4 (State News Line) -- Foreign Minister Torvald Husebo met the Omani ambassador."
    assert read(text).actor("Torvald Husebo").party == "NOR"


@pytest.mark.parametrize(
    "text",
    [
        "OSLO, May 4 (Harbour Wire) -- Foreign Minister Torvald Husebo met the ambassador.",
        "Norwegian Ministry of Foreign Affairs: readout\n\nMinister Husebo met Oman's envoy, Torvald Husebo.",
    ],
)
def test_another_agency_or_a_foreign_state_tells_nothing(read, text):
    assert read(text).actor("Torvald Husebo").party in {None, "OMN"}
