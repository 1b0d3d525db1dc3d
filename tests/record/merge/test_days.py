from datetime import date

import pytest

from communique.domain.contact import ContactStatus
from communique.domain.when import When
from communique.record.merge.contacts.traits import stretch_of
from communique.record.merge.days import days_in, gap, in_words, length, months_in, neighbour, shifted, week_of

MARCH = [date(2025, 3, day) for day in range(1, 32)]


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        pytest.param((MARCH[0], MARCH[1]), (MARCH[2], MARCH[3]), 1, id="next"),
        pytest.param((MARCH[5], MARCH[6]), (MARCH[0], MARCH[2]), 3, id="before"),
        pytest.param((MARCH[0], MARCH[4]), (MARCH[4], MARCH[6]), 0, id="touch"),
        pytest.param((MARCH[0], MARCH[9]), (MARCH[2], MARCH[3]), 0, id="within"),
        pytest.param((None, MARCH[0]), (MARCH[4], None), 4, id="open_before_and_after"),
        pytest.param((MARCH[4], None), (None, MARCH[0]), 4, id="open_after_and_before"),
        pytest.param((MARCH[4], None), (MARCH[0], None), 0, id="both_open"),
        pytest.param((None, None), (MARCH[0], MARCH[0]), 0, id="unknown"),
    ],
)
def test_days_between_two_stretches(first, second, days):
    assert gap(first, second) == gap(second, first) == days


def test_a_stretch_in_days_months_and_length():
    assert list(days_in(MARCH[0], MARCH[2])) == MARCH[:3]
    assert list(days_in(MARCH[2], MARCH[0])) == []
    assert months_in(date(2024, 11, 30), date(2025, 2, 1)) == ("2024-11", "2024-12", "2025-01", "2025-02")
    assert months_in(MARCH[0], MARCH[30]) == ("2025-03",)
    assert (length(MARCH[0], MARCH[0]), length(MARCH[0], MARCH[2])) == (1, 3)
    assert (length(None, MARCH[0]), length(MARCH[0], None)) == (None, None)


def test_the_calendar_has_ends():
    assert shifted(MARCH[0], 3) == MARCH[3]
    assert shifted(MARCH[3], -3) == MARCH[0]
    assert shifted(date.max, 5) == date.max
    assert shifted(date.min, -5) == date.min
    assert shifted(date.min, 1) == date(1, 1, 2)
    assert shifted(date.max, -1) == date(9999, 12, 30)


def test_a_week_and_the_day_after():
    assert (week_of(date(2024, 12, 30)), week_of(date(2025, 3, 9))) == ("2025-W01", "2025-W10")
    assert (neighbour(date(2025, 3, 8)), neighbour(date(2025, 3, 9))) == (date(2025, 3, 9), None)
    assert in_words(MARCH[4]) == "5 March 2025"


def told(earliest, latest):
    return When(edtf="2025-03", earliest=earliest, latest=latest, evidence=None)


PUBLISHED = date(2025, 3, 20)
PAST, AHEAD = date(2025, 3, 6), date(2025, 5, 19)


@pytest.mark.parametrize(
    ("when", "status", "published", "stretch"),
    [
        pytest.param(told(MARCH[0], MARCH[4]), ContactStatus.HELD, PUBLISHED, (MARCH[0], MARCH[4]), id="told"),
        pytest.param(None, ContactStatus.HELD, PUBLISHED, (PAST, PUBLISHED), id="held"),
        pytest.param(None, ContactStatus.SCHEDULED, PUBLISHED, (PUBLISHED, AHEAD), id="planned"),
        pytest.param(None, ContactStatus.POSTPONED, PUBLISHED, (PAST, AHEAD), id="put_off"),
        pytest.param(None, ContactStatus.HELD, None, (None, None), id="no_day_at_all"),
        pytest.param(told(MARCH[9], None), ContactStatus.HELD, PUBLISHED, (MARCH[9], PUBLISHED), id="since"),
        pytest.param(told(None, MARCH[24]), ContactStatus.SCHEDULED, PUBLISHED, (PUBLISHED, MARCH[24]), id="until"),
        pytest.param(told(MARCH[24], None), ContactStatus.HELD, PUBLISHED, (MARCH[24], None), id="since_too_late"),
        pytest.param(told(MARCH[19], None), ContactStatus.HELD, PUBLISHED, (PUBLISHED, PUBLISHED), id="since_that_day"),
        pytest.param(told(MARCH[9], None), ContactStatus.HELD, None, (MARCH[9], None), id="since_without_a_day"),
    ],
)
def test_the_days_a_contact_can_have_been_on(when, status, published, stretch):
    assert stretch_of(when, status, published) == stretch
