"""Every rule of the history keeps its own promises."""

from pathlib import Path

import pytest

from communique.record.history.moves import compare
from communique.record.history.rules import load_rules_of_history
from tests.record.history.stage import wording

RULES = load_rules_of_history().move


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_matches_its_examples_and_rejects_its_near_misses(rule):
    for before, after in rule.matches:
        found = compare(wording("2025-01-01", before), wording("2025-02-01", after))
        assert found is not None, (before, after)
        assert found[1] == rule.id, (before, after)
    for before, after in rule.rejects:
        found = compare(wording("2025-01-01", before), wording("2025-02-01", after))
        assert found is None or found[1] != rule.id, (before, after)


def test_rule_ids_are_unique():
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_every_rule_is_explained():
    page = Path(__file__).parents[3].joinpath("docs", "ledger.md").read_text(encoding="utf-8")
    rules = load_rules_of_history()
    assert [rule.id for rule in (*rules.move, rules.silence) if f"`{rule.id}`" not in page] == []
