from itertools import chain

import pytest

from communique.domain.document import Origin, make_document
from communique.events.acts import find_deeds
from communique.events.lexicon import frame_rules, operator_rules
from communique.language import annotate

ROWS = list(chain(frame_rules().frame, operator_rules().operator))


def rules_of(text):
    return {rule for deed in find_deeds(annotate(make_document(text, Origin()))) for rule in (deed.rule, *deed.via)}


@pytest.mark.parametrize(("rule", "example"), [(row.id, text) for row in ROWS for text in row.matches])
def test_rule_reads_its_examples(rule, example):
    assert rule in rules_of(example)


@pytest.mark.parametrize(("rule", "example"), [(row.id, text) for row in ROWS for text in row.rejects])
def test_rule_leaves_its_near_misses_alone(rule, example):
    assert rule not in rules_of(example)


def test_no_id_stands_twice():
    ids = [row.id for row in ROWS]
    assert sorted(set(ids)) == sorted(ids)
