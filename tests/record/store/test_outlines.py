"""Contacts in outline: the same as the whole ones, now and as of a day."""

from datetime import timedelta

import pytest

from communique.domain.contact import ContactStatus
from communique.record import Wanted, open_record
from tests.record.store.stage import START, Told, add

FIRST = Told(day=3, published=4, outlet=1)
AGAIN = Told(day=3, published=6, outlet=2, words=1)
OTHER = Told(who=(2, 1), day=5, published=5, outlet=3, words=2)
PLAN = Told(day=None, published=1, outlet=4, status=ContactStatus.ANNOUNCED)


@pytest.fixture
def record(database):
    with open_record(database) as opened:
        add(opened, [FIRST, AGAIN, OTHER, PLAN])
        yield opened


def said(contact):
    """Return what an outline keeps of a contact."""
    when = contact.when and (contact.when.edtf, contact.when.earliest, contact.when.latest)
    who = dict.fromkeys(named.actor for named in (*contact.participants, *contact.mediators))
    return contact.id, contact.mode, contact.level, contact.status, when, tuple(who)


def kept(outline):
    when = outline.when and (outline.when.edtf, outline.when.earliest, outline.when.latest)
    return outline.id, outline.mode, outline.level, outline.status, when, outline.who


@pytest.mark.parametrize("asked", [
    Wanted(),
    Wanted(party="NOR", limit=1),
    Wanted(status="held", newest_first=False),
    Wanted(as_of=START + timedelta(days=4)),
])  # fmt: skip
def test_outlines_are_the_contacts_that_are_wanted(record, asked):
    whole = record.contacts(asked)
    assert whole
    assert [kept(one) for one in record.outlines(asked)] == [said(merged.thing) for merged in whole]
    assert [one.first_told for one in record.outlines(asked)] == [merged.first_told for merged in whole]


def test_contacts_are_counted_over_all_pages(record):
    assert record.count_contacts(Wanted(limit=1)) == len(record.contacts(Wanted(limit=None)))
    assert record.count_contacts(Wanted(party="DNK")) == 1


def test_faces_are_the_actors_by_name(record):
    (contact,) = record.contacts(Wanted(party="DNK"))
    faces = record.faces({named.actor for named in contact.thing.participants})
    assert {(face.name, face.party) for face in faces.values()} == {("Cy Moe", "DNK"), ("Bo Lund", "NOR")}
    assert record.faces({"actor-0000000000000000"}) == {}
