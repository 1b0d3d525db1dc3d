"""Things in outline are the things themselves, then and now."""

from datetime import timedelta

import pytest

from communique.domain.contact import ContactStatus
from communique.record import Wanted, open_record
from communique.record.store.in_outline import (
    commitments_in_outline,
    contacts_in_outline,
    events_in_outline,
    positions_in_outline,
)
from tests.record.store.stage import START, Told, add

DOCUMENTS = (
    Told(day=3, published=4, outlet=1),
    Told(day=3, published=9, outlet=2, words=1, status=ContactStatus.DENIED),
    Told(day=None, published=6, outlet=3, words=2, who=(2, 3)),
    Told(day=12, published=5, outlet=4, status=ContactStatus.SCHEDULED),
)


@pytest.mark.parametrize("day", [None, 4, 6, 9, 30])
def test_outlines_say_what_lists_say(database, day):
    wanted = Wanted(as_of=None if day is None else START + timedelta(days=day), limit=None)
    with open_record(database) as record:
        add(record, DOCUMENTS)
        contacts, told = record.contacts(wanted), list(contacts_in_outline(record, wanted))
        assert [(one.id, one.status, one.told) for one in told] == [
            (one.thing.id, one.thing.status, tuple(report.published for report in one.reports)) for one in contacts
        ]
        assert [one.participants for one in told] == [
            tuple(named.actor for named in one.thing.participants) for one in contacts
        ]
        positions = record.positions(wanted)
        assert [(one.id, one.said, one.firmness) for one in positions_in_outline(record, wanted)] == [
            (one.thing.id, one.last_told, one.thing.firmness) for one in positions
        ]
        commitments = record.commitments(wanted)
        assert [(one.id, one.contact, one.first_told) for one in commitments_in_outline(record, wanted)] == [
            (one.thing.id, one.thing.contact, one.first_told) for one in commitments
        ]


@pytest.mark.parametrize("day", [None, 4, 6, 9, 30])
@pytest.mark.parametrize(
    "narrowed",
    [{}, {"party": "SWE", "counterpart": "NOR"}, {"level": "minister"}, {"since": START + timedelta(days=5)}],
)
def test_events_are_those_that_are_listed(database, day, narrowed):
    wanted = Wanted(as_of=None if day is None else START + timedelta(days=day), limit=None, **narrowed)
    with open_record(database) as record:
        add(record, DOCUMENTS)
        listed = [(one.thing.id, one.thing.type, one.thing.status) for one in record.events(wanted)]
        assert sorted((one.id, one.type, one.status) for one in events_in_outline(record, wanted)) == sorted(listed)


def test_what_lapses_without_a_report_has_changed(database):
    with open_record(database) as record:
        add(record, [Told(day=12, published=5, status=ContactStatus.SCHEDULED)])
        later = START + timedelta(days=40)
        changed = record.changed_since(START + timedelta(days=6), Wanted(as_of=later))
        assert "lapsed" in [one.change for one in changed]
