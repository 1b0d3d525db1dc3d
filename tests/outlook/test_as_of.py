"""As of a day nothing published later has a part in the outlook, whatever it tells: later reports are planted."""

import os
import tempfile
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from communique.domain.contact import ContactMode, ContactStatus, Place
from communique.domain.ids import negotiation_id
from communique.domain.negotiation import Negotiation
from communique.outlook.look import Request, look
from communique.record import open_record
from tests.record.store.stage import BY, Told, add, findings_of
from tests.record.store.test_horizon import after

PAIR = Negotiation(id=negotiation_id("North"), name="North", parties=("NOR", "SWE"), issues=(), starts=None, ends=None)
PLANTINGS = 12  # of a history, one after the other
PEOPLE = [(0, 1), (1, 0), (0, 2), (2, 3), (4, 1)]
told = st.builds(
    Told,
    who=st.sampled_from(PEOPLE),
    day=st.none() | st.integers(-5, 160),
    width=st.sampled_from([0, 0, 1, 3]),
    published=st.integers(0, 140),
    status=st.sampled_from(list(ContactStatus)),
    mode=st.sampled_from(list(ContactMode)),
    words=st.integers(0, 2),
    url=st.sampled_from([None, None, 1, 2]),
    outlet=st.integers(0, 6),
)


def known_better(found, number):
    """Return findings whose people have numbers in Wikidata: they are others, or one with others, from then on."""
    actors = (replace(one, wikidata=f"Q{number % 2}{at}") for at, one in enumerate(found.actors))
    return replace(found, actors=tuple(actors))


def at_a_place(found, number):
    country = ("NOR", "SWE", "DNK")[number % 3]
    contacts = (
        replace(one, place=Place(name="Moss", country=country, evidence=one.evidence[0])) for one in found.contacts
    )
    return replace(found, contacts=tuple(contacts))


def of_a_namesake(found, number):
    """Return findings whose people have another given name."""
    given_names = ("Bea", "Ed", "Una")
    actors = (replace(one, name=f"{given_names[number % 3]} {one.name.split()[-1]}") for one in found.actors)
    return replace(found, actors=tuple(actors))


SAID_OTHERWISE = {
    "again": {},
    "on another day": {"day": 3},
    "in more days": {"width": 9},
    "denied": {"status": ContactStatus.DENIED},
    "called off": {"status": ContactStatus.CANCELLED},
    "put off": {"status": ContactStatus.POSTPONED},
    "held": {"status": ContactStatus.HELD},
    "of another name": {"who": (4, 1)},
    "a version": {"url": 1},
}
READ_OTHERWISE = {"known better": known_better, "at a place": at_a_place, "of a namesake": of_a_namesake}
PLANTED = st.tuples(
    st.sampled_from(["anything", *SAID_OTHERWISE, *READ_OTHERWISE]), told, st.integers(0, 99), st.integers(1, 40)
)


def findings_planted(known, planting, day):
    """Return what a report tells that was published some days after the day: of what was known, or of anything."""
    kind, anything, number, later = planting
    base = known[number % len(known)]
    changed = dict(SAID_OTHERWISE.get(kind, {}))
    if "day" in changed:
        changed["day"] += base.day or 0
    told = anything if kind == "anything" else replace(base, **changed)
    found = findings_of(replace(told, published=day + later, outlet=number % 9))
    return READ_OTHERWISE[kind](found, number) if kind in READ_OTHERWISE else found


def seen(record, day):
    """Return the whole outlook, and that of the negotiation, as bytes."""
    asked = ({}, {"negotiation": "North", "since": after(day - 30)})
    return [msgspec.json.encode(look(record, Request(as_of=after(day), **each))) for each in asked]


def plant(known, planted, day):
    known = [one for one in known if one.published <= day] or [Told()]
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "record.db") as record:
        record.set_negotiation(PAIR)
        add(record, known)
        before = seen(record, day)
        for planting in planted:
            list(record.add([findings_planted(known, planting, day)], BY))
            assert seen(record, day) == before, planting


drawn = (
    st.lists(told, min_size=3, max_size=10),
    st.lists(PLANTED, min_size=PLANTINGS, max_size=PLANTINGS),
    st.integers(60, 140),
)


@pytest.mark.slow
@settings(max_examples=2, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
@given(*drawn)
def test_planting_later_reports_changes_nothing(known, planted, day):
    plant(known, planted, day)


@pytest.mark.drill
@pytest.mark.timeout(3600)
@settings(max_examples=20 if os.environ.get("FULL") else 4, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(*drawn)
def test_planting_hundreds_of_later_reports_changes_nothing(known, planted, day):
    plant(known, planted, day)


def test_who_turns_out_to_be_another_was_one_before():
    """Ada Vell and A. Vell are taken for one until each has a number of her own: then they held two meetings."""
    known = [Told(day=100, published=101), Told(who=(4, 1), day=100, published=102, outlet=1)]
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "record.db") as record:
        add(record, known)
        before = seen_of(record, 105)
        for number, one in enumerate(known):
            list(record.add([known_better(findings_of(replace(one, published=120, outlet=5)), number)], BY))
        assert seen_of(record, 105) == before
        assert (before, seen_of(record, 120)) == (1, 2)


def seen_of(record, day):
    return look(record, Request(as_of=after(day), pair=PAIR.parties)).pairs[0].play.contacts


def test_a_document_without_a_day_is_no_part_of_a_past_day():
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "record.db") as record:
        add(record, [Told(day=10, published=11)])
        before = look(record, Request(as_of=after(11)))
        add(record, [Told(day=8, published=None, outlet=1)])
        assert look(record, Request(as_of=after(11))) == before
        assert look(record, Request()).documents == 2
