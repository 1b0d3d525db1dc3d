"""The chance of contact: between 0 and 1, rising with the horizon, told with how such forecasts came out."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.outlook.chance import HORIZONS, Features, chance_within, chances_of, load_contact

counts = st.integers(0, 400)
features = st.builds(
    Features,
    meetings_90=counts,
    intents_30=counts,
    days_since_meeting=st.none() | st.integers(0, 4000),
    meeting_days=counts,
    observed_days=st.integers(91, 4000),
    consultations_30=counts,
    events_90=st.integers(1, 5000),
)
QUIET = Features(
    meetings_90=0, intents_30=0, days_since_meeting=None, meeting_days=0, observed_days=200, consultations_30=0,
    events_90=3,
)  # fmt: skip
BUSY = Features(
    meetings_90=4, intents_30=6, days_since_meeting=9, meeting_days=12, observed_days=200, consultations_30=3,
    events_90=60,
)  # fmt: skip


@settings(deadline=None)
@given(features)
def test_chances_lie_between_0_and_1_and_rise_with_the_horizon(known):
    within = [chance_within(known, days) for days in range(91)]
    assert within[0] == 0
    assert all(0 <= sooner <= later <= 1 for sooner, later in pairwise(within))


@settings(deadline=None)
@given(features)
def test_each_chance_names_forecasts_like_it(known):
    for chance in chances_of(known):
        assert chance.above <= chance.chance <= chance.below
        assert chance.interval.low <= chance.came_true / chance.forecasts <= chance.interval.high
        assert chance.forecasts >= chance.pairs > 0


@settings(deadline=None)
@given(features, st.integers(1, 20))
def test_more_stated_intents_make_a_meeting_likelier(known, more):
    eager = Features(
        meetings_90=known.meetings_90,
        intents_30=known.intents_30 + more,
        days_since_meeting=known.days_since_meeting,
        meeting_days=known.meeting_days,
        observed_days=known.observed_days,
        consultations_30=known.consultations_30,
        events_90=known.events_90,
    )
    assert chance_within(eager, 30) >= chance_within(known, 30)


def test_a_pair_that_meets_often_is_likelier_to_meet_than_one_that_does_not():
    assert [chance.days for chance in chances_of(BUSY)] == list(HORIZONS)
    assert chance_within(QUIET, 30) < 0.1
    assert chance_within(BUSY, 30) > 0.5


def test_none_known_counts_as_the_longest_time_that_is_counted():
    known = {name: getattr(QUIET, name) for name in Features.__slots__}
    long_ago = Features(**{**known, "days_since_meeting": 180})
    assert chance_within(QUIET, 90) == chance_within(long_ago, 90)


@pytest.mark.parametrize(("days", "brier"), [(30, 0.0700), (90, 0.1235)])
def test_the_shipped_scores_hold_their_floors(days, brier):
    horizon = next(one for one in load_contact().horizon if one.days == days)
    assert horizon.brier <= brier
    assert horizon.calibration_error <= 0.03
    assert sum(band.forecasts for band in horizon.band) == horizon.forecasts
