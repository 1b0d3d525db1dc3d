"""What a record tells as of an earlier day, of some days, and since one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from communique.domain.judgement import Verdict
from communique.domain.position import Firmness
from communique.record import Wanted, open_record
from tests.record.store.stage import BY, START, Told, add, findings_of, judgement

FIRST = Told(day=3, published=4, outlet=1)
AGAIN = Told(day=3, published=6, outlet=2, words=1)
OTHER = Told(who=(2, 1), day=5, published=5, outlet=3, words=2)


def day(number: int) -> date:
    return START + timedelta(days=number)


@pytest.fixture
def record(tmp_path):
    with open_record(tmp_path / "record.db") as opened:
        yield opened


def ids(merged) -> list[str]:
    return [one.thing.id for one in merged]


@pytest.mark.parametrize("limit", [None, 3, 4])
def test_lists_of_the_past_are_told_page_by_page(record, monkeypatch, limit):
    monkeypatch.setattr("communique.record.store.listing.STEP", 2)
    told = [Told(day=number, published=number, words=number) for number in range(6)]
    add(record, [*told, *(replace(one, published=10, outlet=9) for one in told[::2])])
    listed = record.contacts(Wanted(as_of=day(9), limit=limit))
    assert ids(listed) == [findings_of(one).contacts[0].id for one in told[::-1]][:limit]
    assert {len(one.reports) for one in listed} == {1}


def test_history_of_some_days_holds_what_was_said_on_them(record):
    add(record, [FIRST, AGAIN])

    def said(**days):
        threads = record.history("SWE", "ceasefire", Wanted(**days)).threads
        return [step.day for thread in threads for step in thread.steps]

    assert said(since=day(4)) == said(until=day(6)) == [day(4), day(6)]
    assert said(since=day(5)) == [day(6)]
    assert said(until=day(5)) == [day(4)]
    assert said(since=day(5), until=day(5)) == []


def test_changes_are_narrowed_to_a_party_and_an_issue(record):
    add(record, [FIRST, OTHER])

    def changed(**wanted):
        return {one.kind for one in record.changed_since(day(2), Wanted(**wanted))}

    assert changed(party="SWE", issue="ceasefire") >= {"position"}
    assert "position" not in changed(party="NOR")
    assert "position" not in changed(issue="borders")


def test_search_of_the_past_leaves_out_what_only_later_reports_say(record):
    add(record, [FIRST, AGAIN])
    record.judge(judgement(Verdict.SAME, sorted(findings_of(told).statements[0].id for told in (FIRST, AGAIN))))
    (name,) = ids(record.statements())

    def finds(words, **wanted):
        return name in {hit.id for hit in record.search(words, Wanted(**wanted))}

    assert finds("prisoners")
    assert not finds("prisoners", as_of=day(4))  # of them nobody had spoken yet


def test_position_that_was_no_red_line_yet_is_none_of_the_past(record):
    told = [findings_of(replace(FIRST, published=number, outlet=number)) for number in (4, 6, 7)]
    for number in (1, 2):
        firm = tuple(replace(one, firmness=Firmness.RED_LINE) for one in told[number].positions)
        told[number] = replace(told[number], positions=firm)
    list(record.add(told, BY))
    first, second, third = (found.positions[0].id for found in told)
    for minute, pair in enumerate([(first, second), (second, third)]):
        record.judge(judgement(Verdict.SAME, sorted(pair), minute))
    assert ids(record.glimpses.red_lines()) == [first]
    assert record.glimpses.red_lines(Wanted(as_of=day(5))) == ()
