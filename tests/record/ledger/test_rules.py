"""Every measure and every deed of the ledger keeps its own promises."""

from pathlib import Path

import pytest

from communique.record.ledger.definite import compare
from communique.record.ledger.line import Turn
from communique.record.ledger.rules import load_rules_of_life
from tests.record.ledger.stage import report, told

RULES = load_rules_of_life()


def wording(words: str):
    """Read "probably announced on 2024-05 in Ostia if" as a telling."""
    parts = words.split()
    when = parts[parts.index("on") + 1] if "on" in parts else None
    if when is not None and len(when) == 4:
        when = f"{when}-01-01/{when}-12-31"
    (telling,) = told(
        report(
            "2024-01-01",
            "possible" if "possible" in parts else "announced",
            when,
            place=("Bergamo" if "Ostia" in parts else "Tangier") if "in" in parts else None,
            condition="if" in parts,
            probable="probably" in parts,
        )
    )
    return telling


@pytest.mark.parametrize("measure", RULES.measure, ids=lambda measure: measure.id)
def test_measure_tells_its_examples_apart_and_rejects_its_near_misses(measure):
    for less, more in measure.matches:
        assert compare(wording(less), wording(more))[:2] == (Turn.MORE_DEFINITE, measure.id), (less, more)
        assert compare(wording(more), wording(less))[:2] == (Turn.LESS_DEFINITE, measure.id), (more, less)
    for one, other in measure.rejects:
        assert compare(wording(one), wording(other))[1] != measure.id, (one, other)


@pytest.mark.parametrize("deed", RULES.deed, ids=lambda deed: deed.id)
def test_deed_matches_its_words_and_rejects_near_misses(deed):
    assert all(map(deed.speaks_of, deed.matches))
    assert not any(map(deed.speaks_of, deed.rejects))


def test_rule_ids_are_unique():
    ids = [rule.id for rule in (*RULES.measure, *RULES.deed)]
    assert len(ids) == len(set(ids))


def test_every_rule_is_explained():
    page = Path(__file__).parents[3].joinpath("docs", "ledger.md").read_text(encoding="utf-8")
    assert [rule.id for rule in (*RULES.measure, RULES.retreat, *RULES.deed) if f"`{rule.id}`" not in page] == []
