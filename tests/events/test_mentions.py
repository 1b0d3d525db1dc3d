"""Sides that the sentence names outside the phrases of the act: taken where the act is asserted, nowhere else."""

import pytest

from communique.domain.document import Origin, make_document
from communique.language import annotate
from communique.reading import read_page


def rows_of(text):
    findings = read_page(annotate(make_document(text, Origin())))
    return [
        (event.type.value, event.actor.country, event.recipient.country if event.recipient else None)
        for event in findings.events
    ]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (("ACCUSE", "NOR", "PER"), "Norway condemned the threats that were made by the Peruvian navy."),
        (("REJECT", "NOR", "PER"), "Norway will not lift the embargo until Peru frees the sailors."),
        (("ASSAULT", "TCD", "NER"), "Chadian jets carried out a raid, targeting rebels in northern Niger."),
        (("AGREE", "NOR", "CHL"), "Norwegian and Chilean troops have agreed to undertake a joint exercise."),
        (("AID", "NOR", "PER"), "Ten shipments of aid have arrived in Peru from Norway."),
        (("COERCE", "NOR", "CHL"), "OSLO -- Norway imposed sanctions on Chile."),
    ],
)
def test_side_named_elsewhere_in_the_sentence_is_found(row, text):
    assert row in rows_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway's minister said that the mayor had been convicted in Chile.",
        "Norway condemned the raid, she told reporters in Santiago.",
        "Norway praised the Norwegian team, which had won in Chile.",
        "The farmers of Norway recalled how smugglers crossed the river before raiding farms in Chile.",
        "Norway sent a ferry to evacuate sailors from Chile.",
        "Norway lifted the curfew after the envoy of Peru had left.",
    ],
)
def test_name_of_a_teller_or_a_place_is_no_side(text):
    assert rows_of(text) == []
