from itertools import chain

import pytest

from communique.contacts.lexicon import contact_rules
from communique.contacts.triggers import find_triggers
from communique.domain.document import Origin, make_document
from communique.language import annotate
from communique.reading import read

ROWS = list(chain(contact_rules().verb, contact_rules().noun))


def rules_on(text):
    return {rule.id for _, rule in find_triggers(annotate(make_document(text, Origin())))}


@pytest.mark.parametrize(("rule", "text"), [(row.id, text) for row in ROWS for text in row.matches])
def test_rule_fires_on_its_examples(rule, text):
    assert rule in rules_on(text)


@pytest.mark.parametrize(("rule", "text"), [(row.id, text) for row in ROWS for text in row.rejects])
def test_rule_leaves_its_near_misses_alone(rule, text):
    contacts = read(make_document(text, Origin())).contacts
    assert f"contacts.{rule}" not in {contact.rule for contact in contacts}


def test_no_lemma_stands_in_two_rows_of_a_kind():
    for rows in (contact_rules().verb, contact_rules().noun):
        lemmas = [lemma for row in rows for lemma in row.lemmas]
        assert sorted(lemmas) == sorted(set(lemmas))
