"""From real articles to merged things: read, sketch, group, attach, tell."""

from datetime import date

import msgspec
import pytest

from communique.domain.contact import ContactStatus
from communique.domain.document import Origin, make_document
from communique.domain.ids import ActorId
from communique.domain.judgement import Verdict
from communique.reading import read
from communique.record.merge import NO_RULINGS, Kind, Sketch, Standing, Told, join, partition, rulings_of, sketches_of
from tests.record.merge.drawn import judged

ROME = [
    ("2025-04-29", "Iran and the United States will hold a fourth round of talks in Rome on May 3."),
    (
        "2025-05-01",
        "The fourth round of talks between Iran and the United States, due in Rome on May 3, was postponed.",
    ),
    ("2025-05-09", "Abbas Araghchi and U.S. envoy Steve Witkoff will meet in Muscat on Sunday."),
    ("2025-05-12", "Abbas Araghchi and Steve Witkoff held the fourth round of talks in Muscat on Sunday."),
]
SAID = (
    "“We shall never stop the mill on our river because somebody abroad asks for it,” Kenyan Foreign Minister "
    "Ada Otieno said on Monday."
)


def findings_of(*reports):
    return [read(make_document(text, Origin(published=date.fromisoformat(day)))) for day, text in reports]


def sketches(found):
    actors = [
        sketch for each in found for sketch in sketches_of(each, {}, each.document.id) if sketch.kind is Kind.ACTOR
    ]
    people = partition(Kind.ACTOR, actors, NO_RULINGS)
    canon = {ActorId(member): ActorId(group.id) for group in people for member in group.members}
    return [sketch for each in found for sketch in sketches_of(each, canon, each.document.id)]


def groups(found, kind, rulings=NO_RULINGS):
    return partition(kind, [sketch for sketch in sketches(found) if sketch.kind is kind], rulings)


def contacts(found, rulings=NO_RULINGS):
    told = {
        contact.id: Told(finding=contact, document=each.document.citation, origin=each.document.id)
        for each in found
        for contact in each.contacts
    }
    actors = {
        actor.id: Standing(name=actor.name, party=actor.party, is_person=actor.kind == "person")
        for each in found
        for actor in each.actors
    }
    return [
        join(Kind.CONTACT, [told[name] for name in group.members], reasons=group.reasons, actors=actors)
        for group in groups(found, Kind.CONTACT, rulings)
    ]


def test_round_put_off_and_the_one_held_elsewhere_are_two_contacts():
    rome, muscat = sorted(contacts(findings_of(*ROME)), key=lambda merged: merged.thing.when.edtf)
    assert (rome.thing.status, rome.thing.place.name, rome.sources) == (ContactStatus.POSTPONED, "Rome", 2)
    assert (muscat.thing.status, muscat.thing.place.name, muscat.sources) == (ContactStatus.HELD, "Muscat", 2)


def test_sketches_come_back_from_json_as_they_were():
    for sketch in sketches(findings_of(*ROME, ("2025-03-04", SAID))):
        assert msgspec.json.decode(msgspec.json.encode(sketch), type=Sketch) == sketch


def test_announcements_of_one_meeting_are_one_commitment():
    (announced,) = groups(findings_of(ROME[2], ("2025-05-10", "TEHRAN - " + ROME[2][1])), Kind.COMMITMENT)
    assert len(announced.members) == 2


def test_events_follow_their_contacts():
    found = findings_of(
        ROME[3], ("2025-05-13", "Iran's Abbas Araghchi met U.S. envoy Steve Witkoff in Muscat on Sunday.")
    )
    (event,) = groups(found, Kind.EVENT)
    assert len(event.members) == 2


def test_ruling_on_contacts_parts_their_events_and_commitments_too():
    found = findings_of(
        ROME[3], ("2025-05-13", "Iran's Abbas Araghchi met U.S. envoy Steve Witkoff in Muscat on Sunday.")
    )
    pair = tuple(sorted(contact.id for each in found for contact in each.contacts))
    rulings = rulings_of([judged(Verdict.DIFFERENT, pair)])
    assert [len(groups(found, kind, rulings)) for kind in (Kind.CONTACT, Kind.EVENT)] == [2, 2]


def test_ruling_on_contacts_joins_their_events_too():
    found = findings_of(ROME[3], ("2025-05-20", "Abbas Araghchi met Steve Witkoff in Oslo on Monday."))
    pair = tuple(sorted(contact.id for each in found for contact in each.contacts))
    rulings = rulings_of([judged(Verdict.SAME, pair)])
    assert [len(groups(found, kind, rulings)) for kind in (Kind.CONTACT, Kind.EVENT)] == [1, 1]


def test_statement_repeated_by_another_paper_is_one():
    again = "Ada Otieno, Kenya's foreign minister, said: “We shall never stop the mill on our river.”"
    found = groups(findings_of(("2025-03-04", SAID), ("2025-03-05", again)), Kind.STATEMENT)
    assert [len(each.members) for each in found] == [2]
    assert found[0].reasons[0].words == "the same speaker, one wording is part of the other, 2 days apart"


def test_position_told_twice_is_one():
    demand = "Kenyan Foreign Minister Ada Otieno demanded the withdrawal of all troops from the northern valley."
    found = groups(findings_of(("2025-03-04", demand), ("2025-03-05", "NAIROBI - " + demand)), Kind.POSITION)
    assert [len(each.members) for each in found] == [2]


@pytest.mark.parametrize("kind", Kind)
def test_same_findings_again_are_the_same_things(kind):
    found = findings_of(*ROME, ("2025-03-04", SAID))
    assert groups(found, kind) == groups([*found, *found[::-1]], kind)
