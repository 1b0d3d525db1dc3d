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


def only(text):
    found = contacts_in(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        f"{LIE} met {NOWAK} in Oslo.",
        f"{NOWAK} was received by {LIE} in Oslo.",
        f"{LIE} and {NOWAK} met in Oslo.",
        f"The meeting between {LIE} and {NOWAK} in Oslo was short.",
        f"A meeting was held by {LIE} and {NOWAK} in Oslo.",
        f"The meeting in Oslo was attended by {LIE} and {NOWAK}.",
        f"{LIE}'s meeting with {NOWAK} in Oslo was short.",
        f"{LIE}, who met with {NOWAK} in Oslo, flew home.",
        f"{LIE} flew home after meeting {NOWAK} in Oslo.",
        f"{LIE} sat down in Oslo with {NOWAK}.",
    ],
)
def test_participants_and_place_stand_in_every_form(text):
    contact, names = only(text)
    assert names == {"Jonas Lie", "Adam Nowak"}
    assert contact.mode == "meeting"
    assert contact.level == "leader"
    assert contact.place is not None
    assert (contact.place.name, contact.place.country) == ("Oslo", "NOR")


@pytest.mark.parametrize(
    ("mode", "text"),
    [
        ("call", f"{LIE} phoned {NOWAK}."),
        ("call", f"{LIE} spoke by phone with {NOWAK}."),
        ("call", f"{LIE} had a phone conversation with {NOWAK}."),
        ("video call", f"{LIE} held a video call with {NOWAK}."),
        ("talks", f"{LIE} held talks with {NOWAK}."),
        ("summit", f"The summit between {LIE} and {NOWAK} was short."),
        ("message", f"{LIE} wrote a letter to {NOWAK}."),
        ("visit", f"The visit of {LIE} to {NOWAK} was short."),
    ],
)
def test_mode_is_that_of_the_words(mode, text):
    contact, names = only(text)
    assert contact.mode == mode
    assert names == {"Jonas Lie", "Adam Nowak"}


@pytest.mark.parametrize(
    "text",
    [
        f"{LIE} spoke to reporters at a rally in Oslo.",
        f"{LIE} met the criteria that {NOWAK} had set.",
        f"{LIE} called for calm, and {NOWAK} called on him to act.",
        f"{LIE} gave an interview to {NOWAK}'s favourite daily.",
        f"{LIE} attended a session of parliament in Oslo.",
    ],
)
def test_what_is_no_contact_is_none(text):
    assert contacts_in(text) == []


def test_mentions_of_one_contact_are_gathered():
    text = (
        f"{LIE} met {NOWAK} in Oslo on Friday. The meeting was short. "
        "The two leaders discussed fish. Lie's talks with Nowak ended early."
    )
    contact, _ = only(text)
    assert contact.evidence[0].quote.startswith("Jonas Lie met")
    assert len(contact.evidence) >= 2


def test_rounds_stay_apart():
    first = "Norway and Poland held talks in Geneva on April 2."
    text = f"{first} A second round of talks between Norway and Poland is set for May 3."
    found = contacts_in(text)
    assert [contact.status.value for contact, _ in found] == ["held", "scheduled"]


def test_separate_calls_are_several():
    found = contacts_in(f"{LIE} held separate phone calls with {NOWAK} and Danish Prime Minister Karen Holm.")
    assert [names for _, names in found] == [{"Jonas Lie", "Adam Nowak"}, {"Jonas Lie", "Karen Holm"}]


def test_people_named_a_sentence_later_take_part():
    _, names = only(
        "New talks will be held in Geneva on Wednesday. The foreign ministers of Norway and Poland will take part."
    )
    assert names == {"Norway", "Poland"}


def test_mediators_are_no_participants():
    contact, names = only("Norway and Poland held indirect talks in Geneva, mediated by Denmark.")
    assert names == {"Norway", "Poland"}
    assert len(contact.mediators) == 1
    assert contact.format == "indirect"


def test_a_new_day_is_a_new_contact():
    text = "The talks between Norway and Poland, initially scheduled for May 3 in Rome, were postponed until May 11."
    (old, _), (new, _) = contacts_in(text)
    assert (old.status, new.status) == ("postponed", "scheduled")
    assert old.when is not None
    assert new.when is not None
    assert (old.when.edtf, new.when.edtf) == ("2025-05-03", "2025-05-11")
    assert old.replaced_by == new.id


def test_the_day_of_saying_is_not_the_day_of_the_contact():
    contact, _ = only(f"{LIE} said on Thursday that he had met {NOWAK}.")
    assert contact.when is None


def test_length_is_read():
    contact, _ = only(f"The call between {LIE} and {NOWAK} lasted over two hours.")
    assert contact.duration is not None
    assert contact.duration.value == "PT2H"


def test_talks_without_named_parties_name_none():
    contact, names = only("Fishing rights were the subject of the last Geneva talks.")
    assert names == set()
    assert contact.place is not None
    assert contact.place.name == "Geneva"
    assert [topic.quote for topic in contact.topics] == ["Fishing rights"]


def test_level_is_the_rank_of_the_lower_side():
    contact, _ = only(f"{LIE} met Polish special envoy Piotr Zielinski in Oslo.")
    assert contact.level == "envoy"


def test_the_teller_is_named():
    contact, _ = only(f'{LIE} said: "A meeting between Norway and Poland will take place in Oslo on May 5."')
    assert contact.told_by is not None


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("2025-04-06", f"{LIE} spent last Sunday locked in talks with {NOWAK}."),
        (None, f"{LIE} and {NOWAK} spent last Sunday at home before their talks."),
        (None, f"{LIE} and {NOWAK} extended their talks past the March 31 deadline."),
        ("2025-03-31", f"{LIE} and {NOWAK} held their talks on March 31."),
    ],
)
def test_a_day_spent_in_talks_is_theirs_and_a_deadline_is_not(edtf, text):
    contact, _ = only(text)
    assert (contact.when and contact.when.edtf) == edtf
