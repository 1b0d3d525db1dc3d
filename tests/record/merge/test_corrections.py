"""Persons correct a thing by field, accept it or reject it."""

from datetime import date

import pytest

from communique.domain.actor import Actor, ActorKind
from communique.domain.contact import ContactStatus
from communique.domain.judgement import Verdict
from communique.errors import RecordError
from communique.record.merge import apply, corrected, left_in, rulings_of
from tests.record.merge.drawn import judged
from tests.record.merge.stage import ADA, BO, CY, joined, on, told


def ruled(merged, *log):
    return apply(rulings_of(log), merged)


def test_corrections_are_applied_by_field_with_a_reason():
    merged = joined(told("one"))
    about = (merged.thing.id,)
    status = judged(Verdict.CORRECTED, about, 1, field="status", value='"postponed"')
    place = judged(Verdict.CORRECTED, about, 2, field="place", value='"Mombasa"')
    found = ruled(merged, status, place)
    assert (found.thing.status, found.thing.place.name) == (ContactStatus.POSTPONED, "Mombasa")
    assert found.review is Verdict.CORRECTED
    assert [reason.words for reason in found.reasons] == ["status: seen", "place: seen"]


def test_correction_of_any_report_holds_for_the_thing():
    first, second = told("one"), told("two", date(2025, 3, 9))
    found = ruled(
        joined(first, second), judged(Verdict.CORRECTED, (second.finding.id,), 1, field="level", value='"envoy"')
    )
    assert found.thing.level == "envoy"


def test_accepted_after_corrected_keeps_the_correction():
    merged = joined(told("one"))
    about = (merged.thing.id,)
    log = [judged(Verdict.CORRECTED, about, 1, field="when", value='"2025-03-05"'), judged(Verdict.ACCEPTED, about, 2)]
    found = ruled(merged, *log)
    assert (found.review, found.thing.when.earliest) == (Verdict.ACCEPTED, date(2025, 3, 5))


def test_rejected_thing_is_left_out_until_it_is_accepted():
    merged = joined(told("one"))
    no, yes = judged(Verdict.REJECTED, (merged.thing.id,), 1), judged(Verdict.ACCEPTED, (merged.thing.id,), 2)
    assert ruled(merged, no) is None
    assert ruled(merged, no, yes).review is Verdict.ACCEPTED


def test_rejected_report_does_not_reject_the_thing():
    first, second = told("one"), told("two", date(2025, 3, 9))
    rulings = rulings_of([judged(Verdict.REJECTED, (second.finding.id,), 1)])
    assert left_in([first, second], rulings) == [first]
    assert apply(rulings, joined(first, second)).review is None


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ('"2025-03-05"', (date(2025, 3, 5), date(2025, 3, 5))),
        ('"2024-02"', (date(2024, 2, 1), date(2024, 2, 29))),
        ('"2025"', (date(2025, 1, 1), date(2025, 12, 31))),
        ('"2025-03-05/2025-03-07"', (date(2025, 3, 5), date(2025, 3, 7))),
    ],
)
def test_day_may_be_given_in_short(value, bounds):
    when = corrected(told("one").finding, "when", value).when
    assert (when.earliest, when.latest) == bounds


def test_people_may_be_given_by_their_ids():
    found = corrected(told("one", when=on(date(2025, 3, 5))).finding, "participants", f'["{ADA}", "{CY}"]')
    assert [named.actor for named in found.participants] == [ADA, CY]
    assert corrected(found, "told_by", f'"{BO}"').told_by.actor == BO
    assert corrected(found, "when", "null").when is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", '"done"'),
        ("when", '"next week"'),
        ("when", '"2025-02-30"'),
        ("duration", '"two hours"'),
        ("duration", '"P"'),
        ("colour", '"red"'),
        ("evidence", "[]"),
        ("place", "{"),
    ],
)
def test_what_does_not_fit_is_refused(field, value):
    with pytest.raises(RecordError):
        corrected(told("one").finding, field, value)


def test_length_of_a_correction_quotes_no_words():
    duration = corrected(told("one").finding, "duration", '"PT2H30M"').duration
    assert (duration.value, duration.evidence) == ("PT2H30M", None)


def test_unknown_word_is_answered_with_the_known_ones():
    with pytest.raises(RecordError, match='format: expected one of direct, indirect, found "sideways"'):
        corrected(told("one").finding, "format", '"sideways"')


def test_corrected_value_is_no_difference_any_more():
    merged = joined(told("one", when=on(date(2025, 3, 5))), told("two", when=on(date(2025, 3, 7))))
    (variant,) = merged.thing.variants
    assert corrected(merged.thing, "when", f'"{variant.value}"').variants == ()


def test_thing_is_added_where_all_its_reports_are():
    first, second = told("one"), told("two", date(2025, 3, 9))
    merged = joined(first, second)
    added = [judged(Verdict.ADDED, (each.finding.id,), at) for at, each in enumerate((first, second), 1)]
    assert ruled(merged, added[0]).review is None
    assert ruled(merged, *added).review is Verdict.ADDED


def test_what_is_no_contact_is_corrected_alike():
    actor = Actor(
        id=ADA, name="Ada Otieno", kind=ActorKind.PERSON, party=None, roles=(), wikidata=None, mentions=(), rule="test"
    )
    assert corrected(actor, "party", '"KEN"').party == "KEN"
