"""Waiting or settling: the closed form, against a simulation."""

import math
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import SourceError
from communique.outlook.waiting import Stake, Stakes, gain_of_waiting, load_stakes, settle_or_wait

CASES = [
    pytest.param(Stake("XAA", now=10, cost=1, drift=2), 6, id="drift beats cost"),
    pytest.param(Stake("XAA", now=10, cost=2, drift=1), 6, id="cost beats drift"),
    pytest.param(Stake("XAA", now=50, cost=0.5, drift=1, discount=0.02), 4, id="impatient"),
    pytest.param(Stake("XAA", now=20, cost=0, drift=3, breakdown=0.1, fallback=-5), 8, id="may break down"),
    pytest.param(Stake("XAA", now=-4, cost=0.2, drift=-0.5, discount=0.01, breakdown=0.05), 3, id="bad terms"),
]
figures = st.floats(-20, 20).map(lambda value: round(value, 2))
rates = st.floats(0, 0.3).map(lambda value: round(value, 3))
stakes = st.builds(
    Stake, party=st.just("XAA"), now=figures, cost=figures, drift=figures, discount=rates, breakdown=rates,
    fallback=figures,
)  # fmt: skip


def simulated(stake, months, runs=60_000):
    """Play waiting out again and again; return the mean gain over settling now, and its standard error."""
    random, gains = Random(3), []  # noqa: S311  nothing to keep secret
    for _ in range(runs):
        settles = random.expovariate(1 / months)
        breaks = random.expovariate(stake.breakdown) if stake.breakdown else math.inf
        ends = min(settles, breaks)
        worth = stake.now + stake.drift * ends if settles <= breaks else stake.fallback
        rate = stake.discount
        paid = stake.cost * ((1 - math.exp(-rate * ends)) / rate if rate else ends)
        gains.append(worth * math.exp(-rate * ends) - paid - stake.now)
    mean = math.fsum(gains) / runs
    return mean, math.sqrt(math.fsum((gain - mean) ** 2 for gain in gains) / runs / runs)


@pytest.mark.parametrize(("stake", "months"), CASES)
def test_a_simulation_agrees_with_the_closed_form(stake, months):
    mean, error = simulated(stake, months)
    assert gain_of_waiting(stake, months) == pytest.approx(mean, abs=4 * error)


@settings(deadline=None)
@given(stakes, st.floats(0.5, 36))
def test_at_the_break_even_of_an_assumption_both_are_worth_the_same(stake, months):
    balance = settle_or_wait(Stakes(months=months, party=(stake, stake))).balances[0]
    for turn in balance.turns:
        if turn.breaks_even is None or abs(turn.breaks_even) > 1e6:
            continue
        if turn.assumption == "months":
            gain = gain_of_waiting(stake, turn.breaks_even) if turn.breaks_even < 1e4 else 0
        else:
            gain = gain_of_waiting(msgspec.structs.replace(stake, **{turn.assumption: turn.breaks_even}), months)
        assert gain == pytest.approx(0, abs=1e-4)


@settings(deadline=None)
@given(stakes, st.floats(0.5, 36))
def test_the_sign_turns_with_the_drift_alone(stake, months):
    balance = settle_or_wait(Stakes(months=months, party=(stake, stake))).balances[0]
    drift = next(turn for turn in balance.turns if turn.assumption == "drift")
    if abs(stake.drift - drift.breaks_even) > 1e-6:
        assert balance.is_better_off_waiting is (stake.drift > drift.breaks_even)


def test_the_nearest_assumption_is_named_first():
    balance = settle_or_wait(
        Stakes(months=6, party=(Stake("XAA", now=10, cost=1, drift=1.1), Stake("XBB", now=10, cost=2, drift=1)))
    )
    assert [turn.assumption for turn in balance.balances[0].turns][:2] == ["drift", "cost"]
    assert balance.words == "by these figures XAA is better off waiting, and the other one settling now"


def test_two_parties_are_needed(tmp_path):
    path = tmp_path / "stakes.toml"
    path.write_text('months = 3\n[[party]]\nparty = "XAA"\nnow = 1\ncost = 1\ndrift = 1\n', encoding="utf-8")
    with pytest.raises(SourceError, match="expected two parties, found 1"):
        load_stakes(path)
