"""Where parties stand: the last wording of each thing, the last move, how many independent texts tell it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from communique.domain.negotiation import Negotiation
from communique.domain.position import Firmness
from communique.record import Wanted, open_record
from tests.record.store.stage import BY, START, Told, add, findings_of

ALL = Wanted(limit=None)


def firm(told, firmness):
    """A document whose position is put so."""
    found = findings_of(told)
    return replace(found, positions=tuple(replace(one, firmness=firmness) for one in found.positions))


@pytest.fixture
def record(database):
    with open_record(database) as opened:
        documents = [(1, Firmness.STATED), (5, Firmness.RED_LINE), (9, Firmness.RED_LINE)]
        told = [firm(Told(published=day, day=day, outlet=day, words=0), how) for day, how in documents]
        list(opened.add(told, BY))
        add(opened, [Told(who=(1, 2), published=4, outlet=8, words=1)])
        yield opened


def test_parties_come_by_how_much_is_told_of_them(record):
    assert record.stances.parties(ALL) == (("SWE", 3), ("NOR", 1))
    assert record.stances.parties(Wanted(limit=1)) == (("SWE", 3),)


def test_last_wording_and_last_move_are_told(record):
    (sweden,) = record.stances.of(["SWE"], ALL)
    (stand,) = sweden.stands
    assert (sweden.issue, stand.wording.firmness, stand.day) == ("ceasefire", "red line", START + timedelta(days=9))
    assert (stand.change.move, stand.change.rule) == ("hardened", "hardened.firmness")
    assert (stand.change.day, stand.thread.sources) == (START + timedelta(days=5), 3)
    assert stand.changed_after(START + timedelta(days=4))
    assert not stand.changed_after(START + timedelta(days=5))


def test_as_of_an_earlier_day_nothing_had_moved(record):
    (sweden,) = record.stances.of(["SWE"], Wanted(as_of=START + timedelta(days=3)))
    assert (sweden.stands[0].change, sweden.stands[0].wording.firmness) == (None, "stated")
    assert not record.stances.of(["NOR"], Wanted(as_of=START))


def test_only_so_many_last_reports_are_looked_at(record, monkeypatch):
    monkeypatch.setattr("communique.record.store.stances.LOOKED", 2)
    (sweden,) = record.stances.of(["SWE"], ALL)
    assert (sweden.reports, sweden.stands[0].change) == (2, None)


def test_issue_and_negotiation_narrow(record):
    assert not record.stances.of(["SWE"], Wanted(issue="borders"))
    record.set_negotiation(Negotiation(id="negotiation-1", name="North", parties=("DNK", "NOR"), issues=(), starts=None,
                                       ends=date(2025, 12, 31)))  # fmt: skip
    assert [one.party for one in record.stances.of(["SWE", "NOR"], Wanted(negotiation="negotiation-1"))] == ["NOR"]
