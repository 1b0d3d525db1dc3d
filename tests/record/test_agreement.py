"""How far reviewers agree: counted on what both judged, and not said of too few."""

from datetime import UTC, datetime, timedelta

import pytest

from communique.domain.judgement import PROGRAM, Judgement, Verdict
from communique.record.agreement import agreements, cohen

A, C, R, U = Verdict.ACCEPTED, Verdict.CORRECTED, Verdict.REJECTED, Verdict.UNDONE
NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)


def said(by, verdict, *about, at=0):
    name = f"judgement-{by}-{verdict}-{'-'.join(about)}-{at}"
    return Judgement(id=name, verdict=verdict, about=about, field=None, value=None, reason="", by=by,
                     at=NOON + timedelta(minutes=at))  # fmt: skip


def both(number, one=A, other=A, start=0):
    names = [f"contact-{start + each}" for each in range(number)]
    return [said("ida", one, name) for name in names] + [said("jon", other, name) for name in names]


def test_share_and_kappa_come_with_their_number_and_interval():
    log = both(20) + both(5, A, R, 20) + both(10, R, A, 25) + both(15, R, R, 35)
    (found,) = agreements(log)
    assert (found.one, found.other, found.both, found.same) == ("ida", "jon", 50, 35)
    assert (found.share.value, round(found.kappa.value, 3)) == (0.7, 0.4)
    assert found.share.low < 0.7 < found.share.high
    assert found.kappa.low < 0.4 < found.kappa.high
    assert found.words == "beyond what chance would give"


@pytest.mark.parametrize(("number", "words"), [
    (0, "no finding was judged by both"), (1, "1 finding was judged by both: too few"),
    (9, "9 findings were judged by both: too few"),
])  # fmt: skip
def test_of_too_few_findings_no_number_is_given(number, words):
    (found,) = agreements([*both(number), said("ida", A, "contact-x"), said("jon", A, "contact-y")])
    assert (found.share, found.kappa, found.both) == (None, None, number)
    assert found.words.startswith(words)


def test_one_verdict_throughout_has_no_kappa():
    (found,) = agreements(both(12))
    assert (found.share.value, found.kappa) == (1.0, None)
    assert "chance alone could explain it" in found.words


def test_as_often_apart_as_chance_would_have_it_is_said():
    (found,) = agreements(both(5) + both(5, A, R, 5) + both(5, R, A, 10) + both(5, R, R, 15))
    assert (round(found.kappa.value, 6), found.words) == (0, "no more than chance could give")


def test_last_word_counts_unless_it_was_undone_and_the_program_is_no_reviewer():
    late = said("ida", R, "contact-0", at=5)
    log = [
        *both(10),
        late,
        said("ida", U, late.id, at=6),
        said("ida", C, "contact-1", at=7),
        said(PROGRAM, A, "contact-0"),
    ]
    (found,) = agreements(log)
    assert (found.both, found.same) == (10, 9)
    assert found.verdicts[C, A] == 1


def test_two_reports_of_one_thing_are_one_and_words_on_many_count_each():
    names = [f"contact-{number}" for number in range(10)]
    log = [said("ida", A, *names), said("jon", A, "report-of-0", *names[1:])]
    (found,) = agreements(log, {"report-of-0": "contact-0"})
    assert found.both == 10


def test_kappa_of_no_overlap_in_verdicts_is_below_chance():
    assert cohen({(A, R): 6, (R, A): 6}).value == -1
