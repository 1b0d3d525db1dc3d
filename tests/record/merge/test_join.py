"""A contact is told from all its reports; where they differ both stand."""

from datetime import date
from itertools import permutations

import pytest

from communique.domain.contact import ContactFormat, ContactLevel, ContactMode, ContactStatus
from communique.domain.ids import FindingId
from tests.record.merge.stage import ADA, BO, CY, DAY, KENYA, TANZANIA, at, joined, lasting, on, told

LATER = date(2025, 3, 4)
LAST = date(2025, 3, 6)
HELD, DENIED, PLANNED = ContactStatus.HELD, ContactStatus.DENIED, ContactStatus.SCHEDULED
PUT_OFF = ContactStatus.POSTPONED


def variants(merged):
    return sorted((variant.field, variant.value) for variant in merged.thing.variants)


def test_order_of_reports_does_not_matter():
    reports = [
        told("one", place=at("Nairobi"), when=on(DAY)),
        told("two", LATER, status=DENIED, duration=lasting("PT2H")),
        told("three", LATER, participants=(KENYA, TANZANIA), when=on(LATER), duration=lasting("PT3H")),
    ]
    assert len({repr(joined(*order)) for order in permutations(reports)}) == 1


def test_first_report_gives_the_id_and_all_give_evidence():
    early, late = told("early"), told("late", LATER)
    merged = joined(late, early)
    assert merged.thing.id == early.finding.id
    assert [words.quote for words in merged.thing.evidence] == ["early", "late"]
    assert [report.finding for report in merged.reports] == [early.finding.id, late.finding.id]


def test_copies_count_as_one_source():
    wire = told("wire")
    merged = joined(wire, told("wire, cut", origin=wire.document.id), told("own words"))
    assert merged.sources == 2


def test_most_exact_day_holds_and_a_month_is_no_difference():
    merged = joined(told("one", when=on(date(2025, 3, 1), date(2025, 3, 31))), told("two", when=on(DAY)))
    assert merged.thing.when.edtf == "2025-03-03"
    assert variants(merged) == []


def test_other_day_stands_beside():
    merged = joined(told("one", when=on(DAY)), told("two", when=on(DAY)), told("three", when=on(LATER)))
    assert merged.thing.when.edtf == "2025-03-03"
    assert variants(merged) == [("when", "2025-03-04")]


def test_longer_of_two_durations_stands_beside():
    merged = joined(told("one", duration=lasting("PT2H")), told("two", LATER, duration=lasting("PT3H")))
    assert merged.thing.duration.value == "PT2H"
    assert variants(merged) == [("duration", "PT3H")]


def test_city_is_taken_before_its_country():
    merged = joined(told("one", place=at("Kenya")), told("two", LATER, place=at("Nairobi")))
    assert merged.thing.place.name == "Nairobi"
    assert variants(merged) == []


def test_people_stand_for_their_states():
    merged = joined(told("one", participants=(KENYA, TANZANIA)), told("two", LATER, participants=(ADA, BO)))
    assert [named.actor for named in merged.thing.participants] == [ADA, BO]
    assert variants(merged) == []


def test_state_beside_somebody_else_is_another_list():
    merged = joined(told("one", participants=(KENYA,)), told("two", LATER, participants=(ADA, BO)))
    assert variants(merged) == [("participants", "Kenya")]


def test_indirect_is_not_outvoted_by_reports_that_only_say_met():
    direct = (told(words, format=ContactFormat.DIRECT) for words in ("one", "two"))
    merged = joined(*direct, told("three", LATER, format=ContactFormat.INDIRECT))
    assert merged.thing.format is ContactFormat.INDIRECT
    assert variants(merged) == [("format", "direct")]


def test_longer_list_is_kept_and_the_shorter_shown():
    merged = joined(told("one"), told("two", LATER, participants=(ADA, BO, CY)))
    assert [named.actor for named in merged.thing.participants] == [ADA, BO, CY]
    assert variants(merged) == [("participants", "Ada Otieno, Bo Mwakasege")]


def test_other_ways_and_forms_stand_beside():
    merged = joined(
        told("one", mode=ContactMode.CALL, format=ContactFormat.DIRECT),
        told("two", mode=ContactMode.CALL, format=ContactFormat.DIRECT),
        told("three", mode=ContactMode.TALKS, format=ContactFormat.INDIRECT, level=ContactLevel.UNSPECIFIED),
    )
    assert (merged.thing.mode, merged.thing.level) == (ContactMode.CALL, ContactLevel.MINISTER)
    assert variants(merged) == [("format", "direct"), ("mode", "talks")]


def test_replacement_is_named_by_the_thing_it_became():
    other = FindingId("contact-other")
    merged = joined(told("one", status=PUT_OFF, replaced_by=other), homes={other: "contact-first"})
    assert merged.thing.replaced_by == "contact-first"


@pytest.mark.parametrize(
    ("reports", "status"),
    [
        pytest.param([(PLANNED, DAY), (HELD, LATER)], HELD, id="planned_then_held"),
        pytest.param([(HELD, DAY), (PLANNED, DAY)], HELD, id="plan_of_the_day_it_was_held"),
        pytest.param([(ContactStatus.POSSIBLE, DAY), (PLANNED, LATER)], PLANNED, id="firmer_later"),
        pytest.param([(PLANNED, DAY), (ContactStatus.POSSIBLE, LATER)], ContactStatus.POSSIBLE, id="weaker_later"),
        pytest.param([(ContactStatus.POSSIBLE, DAY), (PLANNED, DAY)], PLANNED, id="strongest_of_a_day"),
        pytest.param([(PLANNED, DAY), (PUT_OFF, LATER)], PUT_OFF, id="planned_then_put_off"),
        pytest.param([(PUT_OFF, DAY), (PLANNED, LATER)], PLANNED, id="put_off_then_planned_after_all"),
        pytest.param([(PUT_OFF, DAY), (HELD, LATER)], HELD, id="put_off_then_held_after_all"),
        pytest.param([(HELD, DAY), (HELD, DAY), (DENIED, LATER)], HELD, id="more_texts_tell_it"),
        pytest.param([(HELD, DAY), (DENIED, LATER), (DENIED, LATER)], DENIED, id="more_texts_deny_it"),
        pytest.param([(HELD, DAY), (DENIED, LATER)], DENIED, id="one_each_the_later"),
        pytest.param([(DENIED, DAY), (HELD, LATER)], HELD, id="denied_then_told"),
    ],
)
def test_status_is_what_was_told_last_and_most(reports, status):
    merged = joined(*(told(f"text {n}", day, status=each) for n, (each, day) in enumerate(reports)))
    assert merged.thing.status is status


def test_contradiction_is_kept_with_its_reason():
    merged = joined(told("one"), told("two", LATER), told("three", LATER, status=DENIED))
    assert variants(merged) == [("status", "denied")]
    assert "“held” as 2 independent texts tell it" in merged.reasons[-1].words


def test_copies_do_not_outvote():
    first = told("one", status=DENIED)
    held = told("two")
    merged = joined(first, told("three", LATER, status=DENIED), held, told("four", origin=held.origin))
    assert merged.thing.status is DENIED


def test_plan_told_after_its_day_says_nothing():
    merged = joined(told("one", when=on(LATER), status=PUT_OFF), told("two", LAST, when=on(LATER), status=PLANNED))
    assert merged.thing.status is PUT_OFF


def test_another_city_of_one_country_is_a_variant():
    reports = [told("one", place=at("Nairobi")), told("two", place=at("Nairobi")), told("three", place=at("Kisumu"))]
    assert variants(joined(*reports)) == [("place", "Kisumu")]
