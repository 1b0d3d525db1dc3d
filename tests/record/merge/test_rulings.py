"""What persons ruled binds; the program never outranks them."""

from communique.domain.judgement import PROGRAM, Verdict
from communique.record.merge import Kind, rulings_of
from communique.record.merge.group import group
from tests.record.merge.drawn import judged
from tests.record.merge.pairs import drawn_sketch

SAME, DIFFERENT, UNDONE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNDONE


def test_same_binds_all_that_are_linked():
    rulings = rulings_of([judged(SAME, ("a", "b"), 1), judged(SAME, ("b", "c"), 2)])
    assert rulings.partners("a") == {"b", "c"}


def test_later_ruling_outranks_an_earlier():
    rulings = rulings_of([judged(DIFFERENT, ("a", "b"), 2), judged(SAME, ("a", "b"), 1)])
    assert rulings.partners("a") == frozenset()
    assert rulings.barred["a"] == {"b"}


def test_program_never_outranks_a_person():
    rulings = rulings_of([judged(DIFFERENT, ("a", "b"), 1), judged(SAME, ("a", "b"), 9, by=PROGRAM)])
    assert rulings.partners("a") == frozenset()


def test_program_cannot_undo_what_a_person_ruled():
    ruled = judged(SAME, ("a", "b"), 1)
    assert rulings_of([ruled, judged(UNDONE, (ruled.id,), 2, by=PROGRAM)]).partners("a") == {"b"}


def test_undone_ruling_no_longer_counts_until_that_is_undone_too():
    ruled = judged(SAME, ("a", "b"), 1)
    undone = judged(UNDONE, (ruled.id,), 2)
    assert rulings_of([ruled, undone]).partners("a") == frozenset()
    assert rulings_of([ruled, undone, judged(UNDONE, (undone.id,), 3)]).partners("a") == {"b"}


def test_ruling_that_contradicts_several_later_ones_has_no_force():
    log = [judged(DIFFERENT, ("a", "c"), 1), judged(SAME, ("a", "b"), 2), judged(SAME, ("b", "c"), 3)]
    assert rulings_of(log).partners("a") == {"b", "c"}
    again = [judged(SAME, ("a", "b"), 1), judged(SAME, ("b", "c"), 2), judged(DIFFERENT, ("a", "c"), 3)]
    assert rulings_of(again).partners("b") == {"c"}


def test_last_review_and_last_correction_of_each_field_stand():
    log = [
        judged(Verdict.REJECTED, ("a",), 1),
        judged(Verdict.CORRECTED, ("a",), 2, field="status", value='"held"'),
        judged(Verdict.CORRECTED, ("a",), 3, field="status", value='"denied"'),
        judged(Verdict.CORRECTED, ("a",), 4, field="place", value='"Nairobi"'),
    ]
    rulings = rulings_of(log)
    assert not rulings.is_rejected("a")
    assert [each.value for each in rulings.corrections["a"]] == ['"Nairobi"', '"denied"']


def test_the_same_ruled_twice_is_one_ruling_more_and_no_other_class():
    log = [judged(SAME, ("a", "b"), 1), judged(SAME, ("b", "a"), 2)]
    assert rulings_of(log).partners("b") == {"a"}


def test_corrections_of_what_stood_there_before_it_was_added_anew_are_gone():
    log = [
        judged(Verdict.CORRECTED, ("a",), 1, field="status", value='"held"'),
        judged(Verdict.ADDED, ("a",), 2),
        judged(Verdict.CORRECTED, ("a",), 3, field="level", value='"envoy"'),
    ]
    assert [one.field for one in rulings_of(log).corrections["a"]] == ["level"]


def test_ruling_on_a_report_that_is_not_here_is_no_reason():
    row = {"who": ["KEN Otieno", "TZA Mwakasege"], "mode": "talks", "level": "minister", "on": "2025-03-03"}
    rulings = rulings_of([judged(SAME, ("contact-1", "contact-9"), 1)])
    (found,) = group(Kind.CONTACT, [drawn_sketch(row, "1")], rulings)
    assert (found.members, found.reasons) == (("contact-1",), ())
