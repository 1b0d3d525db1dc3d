"""What followed stated intents elsewhere."""

import pytest

from communique.outlook.intents import after_intent, load_intents, reference_at


@pytest.mark.parametrize(
    ("age", "weeks"), [(-1, (1, 1)), (0, (1, 1)), (6, (1, 1)), (7, (2, 2)), (27, (4, 4)), (28, (5, 13)), (90, (5, 13))]
)
def test_an_age_falls_into_its_week(age, weeks):
    assert reference_at(age).weeks == weeks


def test_beyond_the_weeks_that_were_counted_nothing_is_said():
    assert reference_at(91) is None


def test_the_hazard_falls_and_the_share_that_met_rises():
    found = [reference_at(age) for age in (0, 7, 14, 28)]
    assert [one.rate for one in found] == sorted((one.rate for one in found), reverse=True)
    assert [one.met_before for one in found] == sorted(one.met_before for one in found)
    assert all(one.interval.holds(one.rate) for one in found)


@pytest.mark.parametrize("days", [30, 60, 90])
def test_half_of_what_follows_is_which_pairs_state_intents(days):
    after = after_intent(days)
    assert after.intent.rate > after.same_pairs.without > after.no_intent.rate


def test_each_week_counts_no_more_than_were_left():
    for one in load_intents().set:
        for weeks in (one.quiet, one.hostile):
            assert all(met <= left for met, left in zip(weeks.met, weeks.at_risk, strict=True))
            assert list(weeks.at_risk) == sorted(weeks.at_risk, reverse=True)
