"""The queue of what is to be reviewed: in order, narrowed, from any place on."""

from dataclasses import replace

import pytest

from communique.domain.contact import ContactStatus
from communique.domain.judgement import Verdict
from communique.record import Wanted, open_record
from communique.record.store.queue import Looked, Place, Queue
from tests.record.store.stage import Told, add, findings_of, judgement

DOCUMENTS = [Told(day=day, published=day + 1, outlet=day % 3, words=day, who=(day % 2, 2)) for day in range(8)]
NAMES = [findings_of(told).contacts[0].id for told in DOCUMENTS]
ALL = Wanted(limit=None)
CONTACTS = Queue(kind="contact", wanted=ALL)


@pytest.fixture
def record(database):
    with open_record(database) as opened:
        add(opened, DOCUMENTS)
        add(opened, [Told(day=30, published=20, status=ContactStatus.SCHEDULED, outlet=5)])
        yield opened


def ids(record, queue):
    return [merged.thing.id for merged in record.queues.of(queue)]


def test_newest_come_first_and_each_page_goes_on_where_the_one_before_ended(record):
    whole = ids(record, CONTACTS)
    assert whole[1:] == NAMES[::-1]
    few = replace(CONTACTS, wanted=Wanted(limit=2))
    walked, after = [], None
    while some := ids(record, replace(few, after=after)):
        walked += some
        after = record.queues.place_of(some[-1])
    assert walked == whole
    assert ids(record, replace(CONTACTS, wanted=Wanted(limit=None, newest_first=False))) == whole[::-1]


def test_place_of_a_thing_that_is_gone_still_leads_on(record):
    whole = ids(record, CONTACTS)
    gone = record.queues.place_of(whole[2])
    assert ids(record, replace(CONTACTS, after=Place(day=gone.day, id=gone.id)))[0] == whole[3]
    assert record.queues.place_of("contact-none") is None


def test_what_somebody_looked_at_is_left_out_as_asked(record):
    record.judge(judgement(Verdict.ACCEPTED, NAMES[:2]))
    record.judge(judgement(Verdict.REJECTED, NAMES[2:3], 1, by="jon"))
    assert not set(NAMES[:3]) & set(ids(record, CONTACTS))
    mine = replace(CONTACTS, looked=Looked.ME, judged=frozenset(NAMES[:2]))
    assert (NAMES[2] in ids(record, mine), NAMES[0] in ids(record, mine)) == (True, False)
    assert set(NAMES) <= set(ids(record, replace(CONTACTS, looked=Looked.ALL)))


@pytest.mark.parametrize(("queue", "number"), [
    pytest.param(CONTACTS, 9, id="all"),
    pytest.param(replace(CONTACTS, outlet="Outlet 1"), 3, id="outlet"),
    pytest.param(replace(CONTACTS, outlet="Outlet 9"), 0, id="no outlet"),
    pytest.param(replace(CONTACTS, wanted=replace(ALL, party="NOR")), 5, id="party"),
    pytest.param(replace(CONTACTS, wanted=replace(ALL, status="scheduled")), 1, id="status"),
    pytest.param(Queue(kind="commitment", wanted=ALL, outlet="Outlet 5"), 1, id="line of the ledger"),
    pytest.param(Queue(kind="commitment", wanted=ALL, outlet="Outlet 1"), 0, id="no line"),
    pytest.param(Queue(kind="statement", wanted=replace(ALL, party="SWE", mode="demand")), 5, id="act"),
])  # fmt: skip
def test_queue_is_narrowed_and_counted(record, queue, number):
    assert len(ids(record, queue)) == number
    assert str(record.queues.left(queue)) == str(number)


def test_large_numbers_are_not_counted_to_the_end(record, monkeypatch):
    monkeypatch.setattr("communique.record.store.queue.COUNTED", 3)
    assert str(record.queues.left(CONTACTS)) == "more than 3"


def test_homes_of_findings_are_found(record):
    told = record.commitments(ALL)
    reports = {report.finding for merged in told for report in merged.reports}
    assert set(record.queues.homes({*reports, NAMES[0], "contact-none"}).values()) == {told[0].thing.id, NAMES[0]}
