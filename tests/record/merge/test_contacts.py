"""Why two reports are taken for one contact, or kept apart; by which keys they are found."""

from datetime import date

import pytest

from communique.domain.judgement import Verdict
from communique.record.merge import NO_RULINGS, Kind, attach, group, rulings_of
from communique.record.merge.contacts.compare import compare_contacts
from communique.record.merge.pairing import Answer
from tests.record.merge.drawn import judged
from tests.record.merge.pairs import drawn_sketch

PLAIN = {"who": ["KEN Otieno", "TZA Mwakasege"], "mode": "talks", "level": "minister", "on": "2025-03-03"}
UNNAMED = {**PLAIN, "who": ["KEN", "TZA"], "level": "official"}


def sketch(number="1", **fields):
    return drawn_sketch({**PLAIN, **fields}, number)


def compared(first, second):
    return compare_contacts(drawn_sketch(first, "1").traits, drawn_sketch(second, "2").traits)


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({}, "the same people on both sides; the same day, 3 March 2025"),
        (UNNAMED, "the same parties; the same day, 3 March 2025"),
        ({"who": ["KEN Otieno", "TZA"]}, "1 of the same people, the same parties; the same day, 3 March 2025"),
    ],
)
def test_reason_says_what_is_the_same(other, words):
    pairing = compared(PLAIN, {**PLAIN, **other})
    assert (pairing.answer, pairing.words) == (Answer.SAME, words)


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"mode": "call", "at": "Kisumu KEN"}, None),
        ({"on": "2025-03-05"}, "2 days lie between them"),
        ({"who": ["KEN Otieno", "TZA Kikwete"]}, "other people took part"),
        ({"who": ["KEN Otieno", "UGA Okello"]}, "other parties took part"),
        ({"mode": "message"}, "one is a talks, the other a message"),
    ],
)
def test_reason_says_what_differs(other, words):
    pairing = compared(PLAIN, {**PLAIN, **other})
    assert pairing.words == words if words else pairing.answer is Answer.SAME


def test_keys_are_of_two_parties_and_a_day():
    """Else everything a party ever did would be one neighbourhood."""
    monday, later = sketch(), sketch(on="2025-03-10")
    assert set(monday.ties).isdisjoint(later.ties)
    assert monday.ties == ("KEN+TZA|2025-03-03", "Mwakasege+Otieno|2025-03-03")


def test_people_of_an_untold_party_are_the_same_people():
    untold = sketch(who=["KEN Otieno", "Mwakasege Mwakasege"])
    assert compare_contacts(untold.traits, sketch().traits).answer is Answer.SAME
    assert set(untold.ties) & set(sketch().ties)
    assert compare_contacts(untold.traits, sketch(who=["KEN Otieno", "TZA Kikwete"]).traits).answer is Answer.APART


def test_no_chain_of_days_runs_over_a_weeks_end():
    summit = {"mode": "summit", "level": "leader", "at": "Nairobi KEN"}
    saturday, sunday, monday = (sketch(on=f"2025-03-0{day}", **summit) for day in (1, 2, 3))
    assert set(saturday.ties) & set(sunday.ties)
    assert set(sunday.ties).isdisjoint(monday.ties)


def test_report_that_fits_two_contacts_alike_joins_neither():
    first = sketch("1", who=["KEN Otieno", "TZA Mwakasege"])
    second = sketch("2", who=["KEN Barasa", "TZA Kikwete"])
    groups = group(Kind.CONTACT, [first, second, drawn_sketch(UNNAMED, "3")], NO_RULINGS)
    assert [each.members for each in groups] == [("contact-1",), ("contact-2",), ("contact-3",)]


def test_splitting_off_one_report_keeps_the_rest_together():
    reports = [sketch(str(number), told=f"2025-03-0{number}", at="Nairobi KEN") for number in (4, 5, 6, 7)]
    for other in ("contact-5", "contact-7"):
        rulings = rulings_of([judged(Verdict.DIFFERENT, ("contact-4", other))])
        groups = group(Kind.CONTACT, reports, rulings)
        assert sorted(len(each.members) for each in groups) == [1, 3]
        assert (other,) in [each.members for each in groups]
        assert all("seen" in {reason.words for reason in each.reasons} for each in groups)


def test_vague_report_is_attached_to_the_only_contact_that_fits():
    vague = sketch("9", on="2025-03-01/2025-03-31")
    near, far = sketch("1"), sketch("2", who=["KEN Barasa", "TZA Kikwete"], on="2025-03-20")
    found = attach(vague, [("contact-1", (near,)), ("contact-2", (far,))], NO_RULINGS)
    assert found.group == "contact-1"
    assert found.reason.words.endswith("no other fits as well")


def test_vague_report_that_fits_two_stays_alone():
    vague = sketch("9", on="2025-03-01/2025-03-31")
    twice = [("contact-1", (sketch("1"),)), ("contact-2", (sketch("2", on="2025-03-20"),))]
    assert attach(vague, twice, NO_RULINGS) is None


def test_vague_report_is_kept_from_where_a_person_took_it():
    vague = sketch("9", on="2025-03-01/2025-03-31")
    rulings = rulings_of([judged(Verdict.DIFFERENT, ("contact-1", "contact-9"))])
    assert attach(vague, [("contact-1", (sketch("1"),))], rulings) is None


def test_two_vague_reports_that_a_person_parted_are_not_attached_to_one():
    both = [sketch(number, on="2025-03-01/2025-03-31") for number in ("8", "9")]
    rulings = rulings_of([judged(Verdict.DIFFERENT, ("contact-8", "contact-9"))])
    near = [("contact-1", (sketch("1"),))]
    assert [attach(vague, near, rulings) is not None for vague in both] == [True, False]


def test_day_by_day_neighbourhood_of_many_reports_is_settled_quickly():
    wires = [drawn_sketch({**PLAIN, "told": str(date(2025, 3, 4))}, f"{number:04d}") for number in range(2000)]
    (found,) = group(Kind.CONTACT, wires, NO_RULINGS)
    assert len(found.members) == 2000
