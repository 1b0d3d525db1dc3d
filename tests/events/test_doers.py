"""Who acts where the subject does not say so plainly, and who does not."""

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
        (("SANCTION", "NOR", "PER"), "The Peruvian consul was thrown out of Norway."),
        (("SANCTION", "NOR", "PER"), "Two Peruvian diplomats were declared unwanted persons by Norway."),
        (("ACCUSE", "TCD", "PER"), "A Peruvian editor was put on trial in Chad."),
        (("COOPERATE", "NOR", "CHL"), "Norway and Chile held a naval exercise in the Sea of Japan."),
        (("AGREE", "NOR", "CHL"), "Norway and Chile agreed to scrap the fishing tax."),
        (("ASSAULT", "TCD", "NER"), "Two Nigerien soldiers died when Chadian gunners opened fire."),
        (("SUPPORT", "NOR", "PER"), "The Norwegian parliament passed a resolution praising Peru."),
        (("AGREE", "NOR", "PER"), "Norway is set to supply Peru with more ventilators."),
        (("ACCUSE", "NOR", "PER"), "Norway handed the Peruvian ambassador a note of protest."),
        (("SANCTION", "NOR", "PER"), "Norway stopped selling wheat to Peru."),
        (("SANCTION", "NOR", "PER"), "Norway ordered six Peruvian diplomats to leave."),
    ],
)
def test_side_is_found(row, text):
    assert row in rows_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "A sailor was convicted in Norway for a theft from a Chilean ship.",
        "Norway and Chile closed a museum each.",
        "The future of the pact between Norway and Chile is in doubt.",
        "Norwegian trawlers sailed the Sea of Japan.",
        "Norway shares a quiet moment with Chile in the film.",
    ],
)
def test_nobody_is_made_up(text):
    assert not [row for row in rows_of(text) if row[2] and row[0] in {"ACCUSE", "YIELD", "CONSULT", "COOPERATE"}]
