from datetime import date

import pytest

from communique.domain.document import Origin, make_document
from communique.reading import read

LIE = "Norwegian Prime Minister Jonas Lie"
NOWAK = "Polish President Adam Nowak"


def contacts_in(text):
    findings = read(make_document(text, Origin(published=date(2025, 4, 13))))
    names = {actor.id: actor.name for actor in findings.actors}
    return [(contact, {names[part.actor] for part in contact.participants}) for contact in findings.contacts]


@pytest.mark.parametrize(
    "text",
    [
        f"{LIE} sent {NOWAK} a telegram on Thursday.",
        f"In a letter to {NOWAK}, {LIE} set out his conditions.",
        f"{NOWAK} received a written reply from {LIE} on Monday.",
        f"A letter that {LIE} had sent to {NOWAK} was read out on Friday.",
    ],
)
def test_sender_and_addressee_take_part(text):
    [(contact, names)] = contacts_in(text)
    assert contact.mode == "message"
    assert names == {"Jonas Lie", "Adam Nowak"}


def test_who_carries_a_message_takes_no_part():
    text = f"A letter from {LIE} was delivered in Warsaw by Danish envoy Karen Holm."
    [(_, names)] = contacts_in(text)
    assert names == {"Jonas Lie", "Poland"}


@pytest.mark.parametrize(
    "text",
    [f"{NOWAK} received a letter bomb in Warsaw.", f"{NOWAK} wrote a letter.", f"{NOWAK} read a note to reporters."],
)
def test_other_letters_are_no_contact(text):
    assert contacts_in(text) == []
