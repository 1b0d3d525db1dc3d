"""Rules are found by the ids that findings name."""

import pytest

from communique.views.rule_examples import rule_named


@pytest.mark.parametrize(("name", "file"), [
    ("contacts.meet", "contacts/rules/triggers.toml"), ("en.modal.will", "positions/rules/en.toml"),
    ("en.verb.say-plain", "statements/rules/verbs.toml"),
])  # fmt: skip
def test_rule_of_a_finding_is_found_with_its_promises(name, file):
    rule = rule_named(name)
    assert rule.file == file
    assert rule.matches
    assert rule.rejects


def test_rule_that_is_not_there_is_none():
    assert rule_named("person") is None
