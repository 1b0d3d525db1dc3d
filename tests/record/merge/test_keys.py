"""Reports that may be one share a key; those that cannot bind others have none."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from communique.record.merge import NO_RULINGS, Kind
from communique.record.merge.commitments import traits as of_commitments
from communique.record.merge.contacts.compare import compare_contacts
from communique.record.merge.contacts.keys import likeness_of, pairs_of, reach_of, ties_of
from communique.record.merge.contacts.traits import _round
from communique.record.merge.events import traits as of_events
from communique.record.merge.group import group, pairing_of
from communique.record.merge.pairing import Answer, left_open
from communique.record.merge.traits import CommitmentTraits, EventTraits, PositionTraits, StatementTraits
from tests.record.merge.pairs import drawn_sketch
from tests.record.merge.stage import told

DAY = date(2025, 3, 3)
WORDS = "keep the northern crossings open for convoys until harvest"
TOLD = {"who": ["KEN Otieno", "TZA Mwakasege"], "mode": "talks", "level": "minister", "on": "2025-03-03"}
STATEMENT = StatementTraits(speaker="otieno", day=None, told=DAY, words=WORDS, is_quote=True)
POSITION = PositionTraits(party="KEN", stance="demand", issue=None, object=None, polarity=None, told=DAY, words=WORDS)


def contact(**fields):
    return drawn_sketch({**TOLD, **fields}, "1").traits


def event(origin=None, **fields):
    known = {"status": "certain", "earliest": DAY, "latest": DAY, "place": None, **fields}
    return EventTraits(actor="KEN", recipient="TZA", act="CONSULT", origin=origin, **known)


def test_two_people_of_one_party_are_a_pair():
    assert pairs_of(contact(who=["KEN Otieno", "KEN Barasa"])) == ("KEN+KEN",)


def test_of_many_parties_each_shares_a_key_with_the_first_and_the_next():
    parties = ["BDI", "COD", "KEN", "RWA", "SSD", "TZA", "UGA"]
    found = pairs_of(contact(who=[f"{party} Name{party}" for party in parties]))
    assert len(found) == 2 * len(parties) - 3
    assert {f"BDI+{other}" for other in parties[1:]} < set(found)


def test_contact_of_one_side_binds_nobody():
    alone = contact(who=["KEN Otieno"])
    assert (ties_of(alone), likeness_of(alone, "2025-W10")) == ((), None)


def test_days_of_an_interval_are_keys_without_the_night_between():
    over = contact(on="2025-03-03/2025-03-04", lasted="PT2H")
    assert {key.split("|")[-1] for key in ties_of(over)} == {"2025-03-03", "2025-03-04"}
    assert any(key.endswith("~") for key in ties_of(contact(lasted="PT2H")))


def test_what_has_no_day_reaches_nothing():
    assert reach_of(msgspec.structs.replace(contact(), since=None, until=None)) == ()


@pytest.mark.parametrize("origin", [contact(), STATEMENT, POSITION])
def test_an_act_is_found_by_the_keys_of_what_it_was_read_from(origin):
    found = of_events.ties_of(event(origin))
    assert found
    assert all(key.startswith("CONSULT|KEN|TZA|") for key in found)


@pytest.mark.parametrize(
    ("days", "keys"),
    [
        pytest.param({}, ("CONSULT|KEN|TZA|2025-03-03",), id="day"),
        pytest.param({"earliest": None}, (), id="no_first_day"),
        pytest.param({"latest": date(2025, 12, 31)}, (), id="most_of_a_year"),
    ],
)
def test_an_act_of_its_own_is_found_by_its_day(days, keys):
    assert of_events.ties_of(event(**days)) == keys


def test_a_promised_contact_is_found_as_a_contact_is():
    promise = CommitmentTraits(by=("KEN",), contact=contact(), due=(None, None), told=DAY, words=WORDS)
    assert of_commitments.ties_of(promise) == ties_of(contact())
    assert of_commitments.likeness_of(promise) == likeness_of(contact(), "2025-W10")


@pytest.mark.parametrize(("told", "month"), [(DAY, "2025-03"), (None, "undated")])
def test_a_promised_act_is_found_by_its_words_and_month(told, month):
    promise = CommitmentTraits(by=("KEN",), contact=None, due=(None, None), told=told, words=WORDS)
    assert {key.split("|")[-1] for key in of_commitments.ties_of(promise)} == {month}
    assert of_commitments.likeness_of(promise) is None


def test_alike_without_a_common_key_stays_open():
    first = drawn_sketch(TOLD, "1")
    second = replace(drawn_sketch(TOLD, "2"), ties=("another",))
    assert pairing_of(compare_contacts, first, second) == left_open("found by no common key")


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        pytest.param({}, {"who": ["KEN Otieno", "KEN Barasa"]}, "other people of one party took part", id="one_party"),
        pytest.param({}, {"who": ["UGA Okello", "RWA Gasana"]}, "other parties took part", id="no_party"),
        pytest.param({"on": "2025-03-03"}, {"on": "2025-03-04"}, "1 day lie between them", id="next_day"),
        pytest.param({"on": "2025-02-01/2025-03-02"}, {}, "1 day lie between them", id="the_day_after_a_month"),
    ],
)
def test_other_company_or_days_are_other_contacts(first, second, words):
    assert compare_contacts(contact(**first), contact(**second)).words == words


def test_three_parties_of_four_are_company_enough():
    three = ["KEN", "TZA", "UGA"]
    found = compare_contacts(contact(who=[*three, "RWA"]), contact(who=[*three, "BDI"]))
    assert found.answer is not Answer.APART


def test_the_same_finding_in_two_documents_needs_no_reason():
    here = drawn_sketch(TOLD, "1")
    (found,) = group(Kind.CONTACT, [here, replace(here, document="elsewhere")], NO_RULINGS)
    assert (found.members, found.reasons) == (("contact-1",), ())


def test_number_of_a_round_counts_where_the_words_of_the_contact_touch_it():
    text = "The third round ended. They met in Oslo."
    met = told(text).finding
    beside = replace(met.evidence[0], start=23, quote=text[23:])
    assert _round(met, text) == 3
    assert _round(replace(met, evidence=(beside,)), text) is None
