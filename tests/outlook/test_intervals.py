"""Exact intervals, against scipy, and how often they raise a false alarm."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from communique.outlook.intervals import ratio_of, share_of


@pytest.mark.parametrize(("count", "total"), [(0, 5), (1, 1), (3, 17), (50, 120), (700, 709)])
def test_a_share_has_the_interval_of_clopper_and_pearson(count, total):
    expected = binomtest(count, total).proportion_ci(method="exact")
    found = share_of(count, total)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-9)


@settings(deadline=None)
@given(st.integers(0, 40), st.integers(0, 40))
def test_mid_p_lies_within_the_exact_one_and_holds_the_share(count, others):
    exact, middle = share_of(count, count + others), share_of(count, count + others, is_mid_p=True)
    assert exact.low <= middle.low <= middle.high <= exact.high
    if count + others:
        assert middle.holds(count / (count + others))


def test_nothing_seen_leaves_all_open():
    assert ratio_of((0, 30), (0, 90)).low == 0
    assert ratio_of((0, 30), (0, 90)).high is None


def test_the_ratio_of_equal_rates_holds_one():
    assert ratio_of((10, 30), (30, 90)).holds(1)
    assert not ratio_of((30, 30), (10, 90)).holds(1)


def false_alarms(histories, *, is_mid_p):
    """Return the share of shuffled histories of 120 days whose last 30 stand out."""
    random, alarms, known = Random(7), 0, {}  # noqa: S311  nothing to keep secret
    for _ in range(histories):
        shuffled = [random.randrange(120) for _ in range(random.randint(12, 60))]
        recent = sum(day >= 90 for day in shuffled)
        counts = recent, len(shuffled) - recent
        if counts not in known:
            known[counts] = ratio_of((counts[0], 30), (counts[1], 90), is_mid_p=is_mid_p).holds(1)
        alarms += not known[counts]
    return alarms / histories


@pytest.mark.slow
def test_false_alarms_on_shuffled_histories():
    assert false_alarms(20_000, is_mid_p=False) <= 0.05
    assert 0.03 <= false_alarms(20_000, is_mid_p=True) <= 0.06
