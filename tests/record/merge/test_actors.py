"""Spellings of one person, and people who are not one."""

import pytest

from communique.record.merge import NO_RULINGS, Kind, Sketch, group
from communique.record.merge.actors.compare import compare_actors
from communique.record.merge.actors.traits import ties_of
from communique.record.merge.names import folded
from communique.record.merge.pairing import Answer
from communique.record.merge.traits import ActorTraits


def person(name, party="KEN", *ranks, wikidata=None):
    return ActorTraits(
        name=folded(name), shown=name, party=party, wikidata=wikidata, is_person=True, ranks=ranks or ("minister",)
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(person("Jaafar Qadiri"), person("Jafar Ghadiri"), id="transliterated"),
        pytest.param(person("Oleksiy Hrytsenko"), person("Oleksii Hrytsenko"), id="last_vowel"),
        pytest.param(person("Amina El-Baz"), person("Amina el Baz"), id="hyphen_and_case"),
        pytest.param(person("Mohammed Otieno"), person("Muhammad Otieno"), id="vowels"),
        pytest.param(person("J. Otieno"), person("James Otieno"), id="initial"),
        pytest.param(person("Dr. James Otieno"), person("James Otieno"), id="title"),
        pytest.param(person("James Otieno", None), person("James Otieno"), id="party_untold"),
        pytest.param(person("Otieno"), person("James Otieno"), id="surname_with_party_and_office"),
        pytest.param(person("Zoltán Kovács"), person("Zoltan Kovacs"), id="accents"),
        pytest.param(person("Han Min-jae"), person("Min-jae Han"), id="surname_first"),
    ],
)  # fmt: skip
def test_one_person(first, second):
    assert compare_actors(first, second).answer is Answer.SAME
    assert set(ties_of(first)) & set(ties_of(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(person("James Otieno"), person("Peter Otieno"), id="brothers"),
        pytest.param(person("James Otieno"), person("James Otieno Jr."), id="father_and_son"),
        pytest.param(person("James Otieno"), person("James Odinga"), id="other_surname"),
        pytest.param(person("James Otieno", "KEN"), person("James Otieno", "UGA"), id="other_party"),
        pytest.param(
            person("James Otieno", wikidata="Q1"), person("James Otieno", wikidata="Q2"), id="two_identifiers"
        ),
        pytest.param(person("Maria Otieno"), person("Mario Otieno"), id="one_letter_of_a_given_name"),
        pytest.param(person("Daniel Otieno"), person("Daniela Otieno"), id="brother_and_sister"),
        pytest.param(person("Lena Berg"), person("Lena Borg"), id="one_letter_of_a_short_surname"),
    ],
)  # fmt: skip
def test_two_persons(first, second):
    assert compare_actors(first, second).answer is Answer.APART


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(person("Otieno", "KEN", "minister"), person("James Otieno", "KEN", "spokesperson"), id="offices"),
        pytest.param(person("Otieno", None), person("James Otieno"), id="surname_alone"),
        pytest.param(person("Jafar Ghadiri", None), person("Jaafar Qadiri"), id="alike_without_party"),
        pytest.param(person("Jafar Ghadiri", "KEN", "envoy"), person("Jaafar Qadiri"), id="alike_in_other_offices"),
    ],
)  # fmt: skip
def test_too_little_is_known(first, second):
    assert compare_actors(first, second).answer is Answer.OPEN


def sketch(finding, traits):
    return Sketch(
        finding=finding, kind=Kind.ACTOR, document="document-1", published=None, origin="document-1",
        ties=(finding, *ties_of(traits)), reach=(), likeness=None, under=None, traits=traits,
    )  # fmt: skip


def test_surname_that_two_bear_names_neither():
    people = [sketch("actor-1", person("James Otieno")), sketch("actor-2", person("Peter Otieno"))]
    groups = group(Kind.ACTOR, [*people, sketch("actor-3", person("Otieno"))], NO_RULINGS)
    assert sorted(each.members for each in groups) == [("actor-1",), ("actor-2",), ("actor-3",)]


def test_group_is_called_by_the_one_with_an_identifier():
    known = sketch("actor-9", person("James Otieno", wikidata="Q1"))
    (found,) = group(Kind.ACTOR, [sketch("actor-1", person("James Otieno")), known], NO_RULINGS)
    assert found.id == "actor-9"
    assert "the same name" in found.reasons[0].words


def test_state_is_one_in_all_documents_and_no_other():
    state = ActorTraits(name="kenya", shown="Kenya", party="KEN", wikidata="Q114", is_person=False, ranks=())
    groups = group(
        Kind.ACTOR, [sketch("actor-1", state), sketch("actor-1", state), sketch("actor-2", state)], NO_RULINGS
    )
    assert [each.members for each in groups] == [("actor-1",), ("actor-2",)]


def test_unnamed_voices_stay_apart():
    voice = ActorTraits(name="a diplomat", shown="a diplomat", party="KEN", wikidata=None, is_person=False, ranks=())
    assert len(group(Kind.ACTOR, [sketch("actor-1", voice), sketch("actor-2", voice)], NO_RULINGS)) == 2
