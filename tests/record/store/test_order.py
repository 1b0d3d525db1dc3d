"""The record is what was read and judged, whatever the order and the steps."""

from itertools import permutations

import pytest

from communique.domain.contact import ContactStatus
from communique.domain.judgement import Verdict
from communique.record import open_record
from tests.record.store.stage import LATER, Told, add, findings_of, judgement, state_of

DOCUMENTS = (
    Told(day=3, published=4, outlet=1),
    Told(day=3, published=5, outlet=2, words=1),
    Told(day=None, published=6, outlet=3, words=2),
    Told(day=9, published=1, outlet=4, status=ContactStatus.SCHEDULED),
    Told(day=9, published=10, outlet=5, who=(4, 1)),
    Told(day=2, width=5, published=8, outlet=6, url=1),
    Told(day=2, width=4, published=9, outlet=6, url=1, who=(3, 1)),
)


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    with open_record(tmp_path_factory.mktemp("expected") / "record.db") as record:
        add(record, DOCUMENTS)
        return state_of(record)


def test_made_again_it_is_the_same(database, expected):
    with open_record(database) as record:
        for one in DOCUMENTS:
            add(record, [one])
        assert state_of(record) == expected
        record.rebuild()
        assert state_of(record) == expected
        assert not list(record.check())


@pytest.mark.parametrize("order", list(permutations(range(7)))[:: 5040 // 12])
def test_order_and_steps_do_not_matter(tmp_path, expected, order):
    shuffled = [DOCUMENTS[number] for number in order]
    with open_record(tmp_path / "record.db") as record:
        add(record, shuffled[:2])
        add(record, shuffled[1:5])
        add(record, shuffled[5:])
        add(record, shuffled)
        assert state_of(record) == expected


@pytest.mark.parametrize("status", [ContactStatus.ANNOUNCED, ContactStatus.POSTPONED])
def test_a_promise_once_rejected_is_back_when_that_is_undone(database, status):
    with open_record(database) as record:
        add(record, [Told(day=None, published=None, status=status)])
        before = record.commitments()
        rejected = judgement(Verdict.REJECTED, [before[0].thing.id])
        record.judge(rejected)
        assert not record.commitments()
        record.judge(judgement(Verdict.UNDONE, [rejected.id], 1))
        assert record.commitments() == before


def test_an_event_left_by_the_other_one_of_its_meeting_stands_alone_again(database):
    held = Told(day=2, published=0)
    planned = Told(day=1, published=2, status=ContactStatus.SCHEDULED)
    pair = sorted(findings_of(told).contacts[0].id for told in (held, planned))
    with open_record(database) as record:
        add(record, [held, planned])
        record.judge(judgement(Verdict.SAME, pair))
        add(record, [held], by=LATER, thinner=True)  # the new rules find no event there
        (event,) = record.events()
        assert event.thing.id == findings_of(planned).events[0].id
        assert not list(record.check())
        state = state_of(record)
        record.rebuild()
        assert state_of(record) == state
