import pytest

from communique.archive.sieve.signs import noun_forms, signs, verb_forms
from communique.archive.sieve.weigh import WORD
from communique.contacts.lexicon import contact_rules

TRIGGERS = (*contact_rules().verb, *contact_rules().noun)


def signs_in(sentence):
    return signs().of(frozenset(word.lower() for word in WORD.findall(sentence)))


@pytest.mark.parametrize("row", TRIGGERS, ids=lambda row: row.id)
def test_every_trigger_of_contacts_is_a_sign(row):
    assert [example for example in row.matches if not signs_in(example)] == []


def test_rows_that_count_less_are_rows_of_contacts():
    rules = signs().rules
    assert rules.common | rules.alone <= {row.id for row in TRIGGERS}


def test_irregular_verbs_are_verbs_of_contact():
    verbs = {lemma.split()[0] for row in contact_rules().verb for lemma in row.lemmas}
    assert signs().rules.irregular.keys() <= verbs


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("There is talk of rain.", id="talk_in_the_singular_of_the_noun_is_no_talks"),
        pytest.param("He sits by the window.", id="sit_without_down_or_with"),
        pytest.param("They raised the tax.", id="raise_without_with"),
    ],
)
def test_what_a_sign_needs_stands_beside_it(sentence):
    assert {"talks", "sit-down", "raise-with"}.isdisjoint(sign.row for sign in signs_in(sentence))


def test_forms_of_verbs_and_nouns():
    assert {"visited", "visiting", "visits"} <= verb_forms("visit")
    assert {"gathers", "confers", "conferred", "conferring"} <= verb_forms("gather") | verb_forms("confer")
    assert {"telephoned", "telephoning"} <= verb_forms("telephone")
    assert {"parties", "party"} <= noun_forms("party")
    assert {"missives", "speeches"} <= noun_forms("missive") | noun_forms("speech")
