"""How well two reports are known for one contact, on a table of pairs; the second half was written blind."""

import pytest

from tests.record.merge.pairs import HALVES, TABLES, judged_of, quality_of

PRECISION, RECALL = 0.97, 0.85


@pytest.mark.slow
def test_table_has_enough_pairs_and_about_half_are_one():
    judged = [pair for half in HALVES for pair in judged_of(half)]
    assert len(judged) >= 150
    assert 0.4 <= sum(pair.is_same for pair in judged) / len(judged) <= 0.6
    assert len({pair.id for pair in judged}) >= 150


@pytest.mark.slow
@pytest.mark.parametrize("half", HALVES)
def test_pairs_are_joined_as_they_should(half):
    quality = quality_of(judged_of(half))
    print(f"{half} half: {quality}")  # noqa: T201  `pytest -rP` shows the figures
    assert quality.precision >= PRECISION
    assert quality.recall >= RECALL


@pytest.mark.slow
def test_hard_pairs_are_seldom_joined_wrongly():
    quality = quality_of(judged_of("hard"))
    print(f"hard pairs: {quality}")  # noqa: T201  `pytest -rP` shows the figures
    assert quality.wrong <= 1
    assert quality.recall >= RECALL


@pytest.mark.slow
def test_all_pairs_together():
    quality = quality_of([pair for table in TABLES for pair in judged_of(table)])
    print(f"all pairs: {quality}")  # noqa: T201  `pytest -rP` shows the figures
    assert quality.precision >= PRECISION
    assert quality.recall >= RECALL
