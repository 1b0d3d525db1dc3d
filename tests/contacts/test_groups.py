from datetime import date

import pytest

from communique.domain.document import Origin, make_document
from communique.reading import read

TALKS = "Norway and Poland held talks in Geneva on Tuesday. "


def contacts_in(text):
    findings = read(make_document(text, Origin(published=date(2025, 4, 13))))
    names = {actor.id: actor.name for actor in findings.actors}
    return [(contact, {names[part.actor] for part in contact.participants}) for contact in findings.contacts]


@pytest.mark.parametrize(
    ("level", "text"),
    [
        ("minister", "The Norwegian and Polish foreign ministers met in Oslo on Friday."),
        ("minister", "The foreign ministers of Norway and Poland met in Oslo on Friday."),
        ("envoy", "Negotiators from Norway and Poland sat down in Oslo on Friday."),
        ("official", "The Norwegian and Polish border commissions convened in Oslo on Friday."),
        ("official", "The Norwegian-Polish joint commission will sit in Oslo on 5 May."),
    ],
)
def test_a_group_of_office_stands_for_its_states(level, text):
    [(contact, names)] = contacts_in(text)
    assert names == {"Norway", "Poland"}
    assert contact.level == level


@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministers will meet in Vienna on 2 May.",
        "A meeting of the two presidents is planned for 2 May.",
        "The next round is set for 2 May.",
        "A summit of the two countries' leaders is planned for 2 May.",
    ],
)
def test_who_is_not_named_again_is_who_talked_before(text):
    (_, before), (contact, names) = contacts_in(TALKS + text)
    assert names == before == {"Norway", "Poland"}
    assert contact.when is not None
    assert contact.when.edtf == "2025-05-02"


@pytest.mark.parametrize(
    "text",
    [
        "The ministers of the union met in Vienna.",
        "Opposition leaders met in Vienna.",
        "Norwegian officials met in Vienna.",
    ],
)
def test_groups_of_others_are_not_those_who_talked_before(text):
    assert all(names != {"Norway", "Poland"} for _, names in contacts_in(TALKS + text)[1:])


def test_of_two_sets_none_is_guessed():
    text = TALKS + "Chad and Libya held talks in Malta on Tuesday. The foreign ministers will meet on 2 May."
    assert all(len(names) != len(("one", "other")) for _, names in contacts_in(text)[2:])


def test_rounds_are_counted():
    text = (
        "Three rounds of talks were held between Norway and Poland. The first was held in Geneva on 1 April, "
        "the second in Rome a week later. The third, on 10 April in Geneva, was short."
    )
    found = [contact for contact, names in contacts_in(text) if contact.when is not None]
    assert [contact.when.edtf for contact in found if contact.when] == ["2025-04-01", "2025-04-08", "2025-04-10"]
    assert [contact.place.name for contact in found if contact.place] == ["Geneva", "Rome", "Geneva"]


def test_who_is_visited_takes_part():
    [(contact, names)] = contacts_in("Norwegian Prime Minister Jonas Lie visited Warsaw on Thursday.")
    assert names == {"Jonas Lie", "Poland"}
    assert contact.level == "leader"
