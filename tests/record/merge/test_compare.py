"""What is thought of two reports, contacts aside: the answer, how strong it is, and the reason as a person reads it."""

import pytest

from communique.record.merge.actors.compare import compare_actors
from communique.record.merge.commitments.compare import compare_commitments
from communique.record.merge.events.compare import compare_events
from communique.record.merge.pairing import Pairing, apart, left_open, same
from communique.record.merge.positions.compare import compare_positions
from communique.record.merge.statements.compare import compare_statements
from communique.record.merge.traits import (
    ActorTraits,
    CommitmentTraits,
    EventTraits,
    PositionTraits,
    StatementTraits,
)
from tests.record.merge.compared import CONTACT, DAY, FIFTH, FOURTH, NEXT, ONE_CONTACT, THIRD, changed

WORDS = "keep the northern crossings open for convoys until harvest"
PART = "northern crossings open for convoys until harvest"
PERSON = ActorTraits(
    name="james otieno", shown="James Otieno", party="KEN", wikidata=None, is_person=True, ranks=("minister",)
)
STATEMENT = StatementTraits(speaker="otieno", day=None, told=DAY, words=WORDS, is_quote=True)
POSITION = PositionTraits(party="KEN", stance="demand", issue=None, object=None, polarity=None, told=DAY, words=WORDS)
COMMITMENT = CommitmentTraits(by=("KEN",), contact=None, due=(None, None), told=DAY, words=WORDS)
EVENT = EventTraits(
    actor="KEN", recipient="TZA", act="AID", status="certain", earliest=DAY, latest=DAY, place=None, origin=None
)


def test_a_pairing_carries_its_strength_and_its_words():
    assert (same(3, "a").answer, left_open("b").answer, apart("c").answer) == ("same", "open", "apart")
    assert (same(3, "a").strength, left_open("b").strength, apart("c").strength) == (3, 0, 0)
    assert (same(3, "a").words, left_open("b").words, apart("c").words) == ("a", "b", "c")


@pytest.mark.parametrize(
    ("first", "second", "pairing"),
    [
        pytest.param({"is_person": False}, {}, apart("not both are persons"), id="a_ministry"),
        pytest.param({}, {"is_person": False}, apart("not both are persons"), id="beside_a_ministry"),
        pytest.param({"wikidata": "Q1"}, {"wikidata": "Q1"}, same(9, "the same identifier"), id="identifier"),
        pytest.param({"wikidata": "Q1"}, {"wikidata": "Q2"}, apart("two identifiers"), id="two_identifiers"),
        pytest.param({"wikidata": "Q1"}, {}, same(8, "the same name, “James Otieno”"), id="name"),
        pytest.param({}, {"party": "UGA"}, apart("they act for different parties"), id="parties"),
        pytest.param({}, {"party": None}, same(8, "the same name, “James Otieno”"), id="party_untold"),
        pytest.param({}, {"name": "james otieno jr"}, apart("two generations of one family"), id="generations"),
        pytest.param({}, {"name": "peter otieno"}, apart("other given names"), id="given"),
        pytest.param({}, {"name": "james odinga"}, apart("other surnames"), id="surname"),
        pytest.param({"name": "otieno"}, {"name": "odinga"}, apart("other surnames"), id="surnames_alone"),
        pytest.param(
            {"name": "j otieno", "party": None},
            {},
            left_open("alike names, yet nothing says that they act for one party"),
            id="initial_without_party",
        ),
        pytest.param(
            {"name": "j otieno"}, {"ranks": ("envoy",)}, left_open("alike names, yet other offices"), id="offices"
        ),
        pytest.param(
            {"name": "j otieno", "shown": "J. Otieno"},
            {},
            same(6, "“J. Otieno” and “James Otieno” are spellings of one name, the same party"),
            id="initial",
        ),
        pytest.param(
            {"name": "j otieno", "ranks": ()},
            {},
            same(6, "“James Otieno” and “James Otieno” are spellings of one name, the same party"),
            id="office_untold",
        ),
        pytest.param(
            {"name": "otieno", "shown": "Otieno"},
            {},
            same(2, "the same surname, party and office; “Otieno” and “James Otieno”"),
            id="surname_with_office",
        ),
        pytest.param(
            {"name": "otieno", "party": None}, {"party": None}, left_open("one surname says too little"), id="no_party"
        ),
        pytest.param({"name": "otieno", "ranks": ()}, {}, left_open("one surname says too little"), id="no_office"),
        pytest.param(
            {"name": "otieno"},
            {"name": "otieno"},
            same(2, "the same surname, party and office; “James Otieno” and “James Otieno”"),
            id="twice_a_surname",
        ),
    ],
)
def test_two_actors(first, second, pairing):
    assert compare_actors(changed(PERSON, **first), changed(PERSON, **second)) == pairing


@pytest.mark.parametrize(
    ("first", "second", "pairing"),
    [
        pytest.param({}, {}, same(5, "the same speaker, the same words, the same day"), id="same"),
        pytest.param({}, {"told": NEXT}, same(4, "the same speaker, the same words, 1 day apart"), id="next_day"),
        pytest.param({}, {"told": FOURTH}, same(2, "the same speaker, the same words, 3 days apart"), id="days"),
        pytest.param({}, {"told": FIFTH}, apart("not said in the same days"), id="too_late"),
        pytest.param(
            {"told": None}, {"told": None}, same(5, "the same speaker, the same words, the same day"), id="no_day"
        ),
        pytest.param({"told": None}, {}, apart("not said in the same days"), id="one_without_a_day"),
        pytest.param({"day": DAY}, {"day": NEXT}, same(4, "the same speaker, the same words, 1 day apart"), id="said"),
        pytest.param({"day": DAY}, {"day": THIRD}, apart("not said in the same days"), id="said_two_days_apart"),
        pytest.param(
            {"day": DAY}, {"told": THIRD}, same(3, "the same speaker, the same words, 2 days apart"), id="said_and_told"
        ),
        pytest.param({}, {"speaker": "barasa"}, apart("another speaker"), id="speaker"),
        pytest.param(
            {"speaker": None}, {}, same(5, "one of them without a speaker, the same words, the same day"), id="nobody"
        ),
        pytest.param(
            {},
            {"speaker": None},
            same(5, "one of them without a speaker, the same words, the same day"),
            id="or_nobody",
        ),
        pytest.param(
            {"speaker": None, "words": "no comment"},
            {"words": "no comment"},
            left_open("nobody says whose words they are"),
            id="short",
        ),
        pytest.param({}, {"words": "tea will be served at noon"}, left_open("other words"), id="words"),
        pytest.param(
            {},
            {"words": "northern crossings open"},
            same(5, "the same speaker, one wording is part of the other, the same day"),
            id="quoted_in_part",
        ),
        pytest.param(
            {}, {"words": "northern crossings open", "is_quote": False}, left_open("other words"), id="told_in_part"
        ),
        pytest.param(
            {"is_quote": False}, {"words": "northern crossings open"}, left_open("other words"), id="in_part_told"
        ),
    ],
)
def test_two_statements(first, second, pairing):
    assert compare_statements(changed(STATEMENT, **first), changed(STATEMENT, **second)) == pairing


@pytest.mark.parametrize(
    ("first", "second", "pairing"),
    [
        pytest.param({}, {}, same(5, "the same party and stance, the same words, 0 days apart"), id="same"),
        pytest.param(
            {}, {"told": NEXT}, same(4, "the same party and stance, the same words, 1 day apart"), id="next_day"
        ),
        pytest.param(
            {}, {"told": FOURTH}, same(2, "the same party and stance, the same words, 3 days apart"), id="days"
        ),
        pytest.param({}, {"told": FIFTH}, apart("not voiced in the same days"), id="too_late"),
        pytest.param(
            {"told": None},
            {"told": None},
            same(5, "the same party and stance, the same words, 0 days apart"),
            id="no_day",
        ),
        pytest.param({}, {"told": None}, apart("not voiced in the same days"), id="one_without_a_day"),
        pytest.param({"party": None}, {"party": None}, left_open("nobody knows whose position it is"), id="nobody"),
        pytest.param({}, {"party": None}, apart("another party"), id="party"),
        pytest.param({}, {"stance": "offer"}, apart("one is a demand, the other a offer"), id="stance"),
        pytest.param({"issue": "a"}, {"issue": "b"}, apart("another issue"), id="issue"),
        pytest.param({"object": "a"}, {"object": "b"}, apart("another object"), id="object"),
        pytest.param({"polarity": "a"}, {"polarity": "b"}, apart("another polarity"), id="polarity"),
        pytest.param(
            {"issue": "a"},
            {"object": "b"},
            same(5, "the same party and stance, the same words, 0 days apart"),
            id="untold",
        ),
        pytest.param({}, {"words": "tea at noon"}, left_open("another wording"), id="words"),
        pytest.param(
            {},
            {"words": PART, "told": NEXT},
            same(4, "the same party and stance, one wording is part of the other, 1 day apart"),
            id="part_next_day",
        ),
        pytest.param({}, {"words": f"{PART} not"}, left_open("another wording"), id="contrary"),
        pytest.param(
            {},
            {"words": WORDS.replace("keep", "leave"), "told": NEXT},
            left_open("another wording"),
            id="alike_next_day",
        ),
        pytest.param(
            {},
            {"words": WORDS.replace("keep", "leave")},
            same(5, "the same party and stance, 6 of 7 words are the same, 0 days apart"),
            id="alike",
        ),
    ],
)
def test_two_positions(first, second, pairing):
    assert compare_positions(changed(POSITION, **first), changed(POSITION, **second)) == pairing


@pytest.mark.parametrize(
    ("first", "second", "pairing"),
    [
        pytest.param({}, {}, same(5, "the same party, the same words, 0 days apart"), id="same"),
        pytest.param({}, {"told": NEXT}, same(4, "the same party, the same words, 1 day apart"), id="next_day"),
        pytest.param({}, {"told": FOURTH}, same(2, "the same party, the same words, 3 days apart"), id="days"),
        pytest.param({}, {"told": FIFTH}, apart("not promised in the same days, or not for the same day"), id="late"),
        pytest.param(
            {"due": (DAY, DAY)},
            {"due": (NEXT, NEXT)},
            apart("not promised in the same days, or not for the same day"),
            id="due",
        ),
        pytest.param(
            {"due": (DAY, NEXT)},
            {"due": (NEXT, None)},
            same(5, "the same party, the same words, 0 days apart"),
            id="due_at_last",
        ),
        pytest.param({}, {"by": ("UGA",)}, apart("other parties promise"), id="party"),
        pytest.param(
            {}, {"by": ("KEN", "UGA")}, same(5, "the same party, the same words, 0 days apart"), id="one_of_two"
        ),
        pytest.param({"by": ()}, {}, left_open("other words"), id="nobody"),
        pytest.param({}, {"by": ()}, left_open("other words"), id="or_nobody"),
        pytest.param({}, {"words": "tea at noon"}, left_open("other words"), id="words"),
        pytest.param({"contact": CONTACT}, {}, apart("one expects a contact, the other an act"), id="contact_and_act"),
        pytest.param({}, {"contact": CONTACT}, apart("one expects a contact, the other an act"), id="act_and_contact"),
        pytest.param({"contact": CONTACT}, {"contact": CONTACT, "words": "x"}, same(6, ONE_CONTACT), id="contacts"),
    ],
)
def test_two_commitments(first, second, pairing):
    assert compare_commitments(changed(COMMITMENT, **first), changed(COMMITMENT, **second)) == pairing


ONE_ACT = same(1, "the same act of the same sides on the same day")


@pytest.mark.parametrize(
    ("first", "second", "pairing"),
    [
        pytest.param({}, {}, ONE_ACT, id="same"),
        pytest.param({"place": "nairobi"}, {}, ONE_ACT, id="place_untold"),
        pytest.param({"place": "nairobi"}, {"place": "nairobi"}, ONE_ACT, id="place"),
        pytest.param({"place": "nairobi"}, {"place": "kisumu"}, left_open("another place"), id="two_places"),
        pytest.param({"recipient": None}, {"recipient": None}, left_open("nothing says to whom"), id="to_nobody"),
        pytest.param({"latest": NEXT}, {"earliest": NEXT, "latest": THIRD}, ONE_ACT, id="days_that_touch"),
        pytest.param(
            {}, {"earliest": NEXT, "latest": NEXT}, apart("not of the same status or the same days"), id="day"
        ),
        pytest.param({}, {"status": "possible"}, apart("not of the same status or the same days"), id="status"),
        pytest.param({}, {"act": "REQUEST"}, apart("another act, or between others"), id="act"),
        pytest.param({}, {"actor": "UGA"}, apart("another act, or between others"), id="actor"),
        pytest.param({}, {"recipient": "UGA"}, apart("another act, or between others"), id="recipient"),
        pytest.param({"origin": CONTACT}, {"origin": CONTACT, "status": "x"}, same(6, ONE_CONTACT), id="contacts"),
        pytest.param(
            {"origin": STATEMENT},
            {"origin": STATEMENT},
            same(5, "the same speaker, the same words, the same day"),
            id="statements",
        ),
        pytest.param(
            {"origin": POSITION},
            {"origin": POSITION},
            same(5, "the same party and stance, the same words, 0 days apart"),
            id="positions",
        ),
        pytest.param({"origin": POSITION}, {"origin": STATEMENT}, apart("told in another way"), id="two_ways"),
        pytest.param({"origin": CONTACT}, {}, apart("told in another way"), id="one_of_its_own"),
        pytest.param({}, {"origin": STATEMENT}, apart("told in another way"), id="the_other_of_its_own"),
    ],
)
def test_two_events(first, second, pairing):
    found = compare_events(changed(EVENT, **first), changed(EVENT, **second))
    assert isinstance(found, Pairing)
    assert found == pairing
