"""What merging takes from a thing, and by which keys its reports find each other."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from communique.domain.document import Origin, make_document
from communique.domain.findings import Findings
from communique.domain.when import When
from communique.record.merge.commitments import traits as of_commitments
from communique.record.merge.contacts import traits as of_contacts
from communique.record.merge.contacts.places import is_state
from communique.record.merge.events import traits as of_events
from communique.record.merge.positions import traits as of_positions
from communique.record.merge.scene import scene_of
from communique.record.merge.statements import traits as of_statements
from tests.record.merge.stage import at, on, told
from tests.record.merge.test_compare import COMMITMENT, CONTACT, EVENT, POSITION, STATEMENT
from tests.record.merge.test_told import EARLY, commitment, event, position, statement, words

DAY = date(2025, 3, 3)
SCENE = scene_of(Findings(document=EARLY), {}, EARLY.id)
UNDATED = scene_of(Findings(document=make_document("told early", Origin())), {}, EARLY.id)


def changed(traits, **fields):
    return msgspec.structs.replace(traits, **fields)


@pytest.mark.parametrize(("first", "last"), [(DAY, None), (None, DAY), (DAY, DAY)])
def test_a_contact_with_one_end_has_a_day(first, last):
    contact = told("told early", when=When(edtf="x", earliest=first, latest=last, evidence=None)).finding
    assert of_contacts.traits_of(contact, SCENE).is_dated
    assert not of_contacts.traits_of(told("told early").finding, SCENE).is_dated


def test_an_event_keeps_its_day_and_place():
    traits = of_events.traits_of(event(place=at("Naïrobi"), when=on(DAY)), None, SCENE)
    assert (traits.place, traits.earliest, traits.latest) == ("nairobi", DAY, DAY)
    assert (traits.actor, traits.recipient, traits.act, traits.status) == ("KEN", None, "AID", "possible")
    bare = of_events.traits_of(event(), STATEMENT, SCENE)
    assert (bare.place, bare.earliest, bare.latest, bare.origin) == (None, None, None, STATEMENT)


def test_events_are_found_by_who_what_and_each_day():
    assert of_events.ties_of(EVENT) == ("AID|KEN|TZA|2025-03-12",)
    assert len(of_events.ties_of(changed(EVENT, latest=date(2025, 3, 14)))) == 3
    for wide in ({"latest": date(2025, 3, 15)}, {"latest": None}, {"earliest": None}):
        assert of_events.ties_of(changed(EVENT, **wide)) == ()
    by_words = of_events.ties_of(changed(EVENT, origin=STATEMENT))
    assert by_words == tuple(f"AID|KEN|TZA|{key}" for key in of_statements.ties_of(STATEMENT))
    by_position = of_events.ties_of(changed(EVENT, origin=POSITION))
    assert by_position == tuple(f"AID|KEN|TZA|{key}" for key in of_positions.ties_of(POSITION))
    assert all(key.startswith("AID|KEN|TZA|KEN+TZA|") for key in of_events.ties_of(changed(EVENT, origin=CONTACT))[:1])


def test_vague_events_are_alike_by_all_that_is_told():
    assert of_events.likeness_of(EVENT, None, "t") == "AID|KEN|TZA|certain|None|2025-03-12..2025-03-12, told t"
    assert of_events.likeness_of(changed(EVENT, origin=CONTACT), "p", "t") == "AID|KEN|TZA|certain|None|p"
    assert of_events.likeness_of(changed(EVENT, origin=CONTACT), None, "t") is None
    assert of_events.likeness_of(EVENT, "p", "t") == "AID|KEN|TZA|certain|None|p"


def test_only_a_promised_contact_is_alike():
    assert of_commitments.likeness_of(COMMITMENT) is None
    assert of_commitments.likeness_of(changed(COMMITMENT, contact=changed(CONTACT, is_dated=False))) is not None


def test_commitments_are_found_by_party_words_and_month():
    keys = of_commitments.ties_of(COMMITMENT)
    assert keys
    assert all(key.startswith("KEN|") and key.endswith("|2025-03") for key in keys)
    assert all(key.endswith("|undated") for key in of_commitments.ties_of(changed(COMMITMENT, told=None)))
    assert of_commitments.ties_of(changed(COMMITMENT, contact=CONTACT)) == (
        "KEN+TZA|2025-03-12", "mwakasege+otieno|2025-03-12",
    )  # fmt: skip
    traits = of_commitments.traits_of(commitment(due=on(DAY)), None, SCENE)
    assert (traits.by, traits.contact, traits.due, traits.told, traits.words) == ((), None, (DAY, DAY), DAY, "tea")
    assert of_commitments.traits_of(commitment(), None, SCENE).due == (None, None)


def test_statements_and_positions_take_the_day_the_text_tells_else_that_of_the_text():
    month = on(DAY, date(2025, 3, 31))
    other = on(date(2025, 2, 1))
    for when, day in ((None, None), (month, None), (other, date(2025, 2, 1))):
        assert of_statements.traits_of(statement(when=when), SCENE).day == day
        assert of_positions.traits_of(position(when=when), SCENE).told == (day or DAY)
    assert of_statements.traits_of(statement(), UNDATED).told is None
    quoted = replace(words(), start=0, end=12, quote="“told early”")
    assert of_statements.traits_of(statement(content=(quoted, words())), SCENE).words == "told early told early"


def test_statements_are_found_by_speaker_words_and_month():
    keys = of_statements.ties_of(STATEMENT)
    assert {key.partition("|")[0] for key in keys} == {"otieno", "anybody"}
    assert {key.rpartition("|")[2] for key in keys} == {"2025-03"}
    assert {key.rpartition("|")[2] for key in of_statements.ties_of(changed(STATEMENT, told=None))} == {"undated"}
    assert {key.rpartition("|")[2] for key in of_statements.ties_of(changed(STATEMENT, day=date(2025, 1, 2)))} == {
        "2025-01"
    }
    short = of_statements.ties_of(changed(STATEMENT, speaker=None, words="no comment"))
    assert [key.partition("|")[0] for key in short] == ["nobody"]
    assert [key.partition("|")[0] for key in of_positions.ties_of(changed(POSITION, party=None, words="tea"))] == [
        "unnamed"
    ]
    assert all(key.endswith("|undated") for key in of_positions.ties_of(changed(POSITION, told=None)))


def test_a_state_may_have_an_article():
    assert is_state("the united kingdom")
    assert is_state("kenya")
    assert not is_state("nairobi")
