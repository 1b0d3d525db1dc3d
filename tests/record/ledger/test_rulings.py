"""What persons ruled outranks what the ledger would say."""

from datetime import UTC, date, datetime

import pytest

from communique.domain.ids import JudgementId
from communique.domain.judgement import Judgement, Verdict
from communique.record.ledger import life_of
from communique.record.merge import rulings_of
from tests.record.ledger.stage import report, told

ONE = report("2025-03-01", "scheduled", "2025-03-10")
OTHER = report("2025-03-02", "scheduled", "2025-03-10")
LATER = report("2025-03-02", "scheduled", "2025-04-20")


def ruled(verdict, *findings, reports):
    judgement = Judgement(
        id=JudgementId("judgement-1"), verdict=verdict, about=findings, field=None, value=None, reason="I asked them",
        by="ada", at=datetime(2025, 3, 3, tzinfo=UTC),
    )  # fmt: skip
    return life_of(told(*reports), {}, as_of=date(2025, 3, 3), rulings=rulings_of([judgement]))


@pytest.mark.parametrize("kind", ["commitments", "contacts"])
def test_tellings_ruled_different_are_two_lines(kind):
    names = [getattr(findings, kind)[0].id for findings in (ONE, OTHER)]
    assert len(life_of(told(ONE, OTHER), {}, as_of=date(2025, 3, 3))) == 1
    assert len(ruled(Verdict.DIFFERENT, *names, reports=(ONE, OTHER))) == 2


def test_tellings_ruled_same_are_one_line_whatever_their_days():
    names = [findings.commitments[0].id for findings in (ONE, LATER)]
    assert len(life_of(told(ONE, LATER), {}, as_of=date(2025, 3, 3))) == 2
    assert len(ruled(Verdict.SAME, *names, reports=(ONE, LATER))) == 1


def test_rejected_telling_is_left_out():
    (line,) = ruled(Verdict.REJECTED, ONE.contacts[0].id, reports=(ONE, OTHER))
    assert [report.document for report in line.commitment.reports] == [OTHER.document.id]
    assert ruled(Verdict.REJECTED, ONE.commitments[0].id, reports=(ONE,)) == ()


HELD = report("2025-03-11", "held", "2025-03-10")


def corrected(field, value, about, *reports, groups=None):
    judgement = Judgement(
        id=JudgementId("judgement-1"), verdict=Verdict.CORRECTED, about=(about,), field=field, value=value,
        reason="I asked them", by="ada", at=datetime(2025, 3, 12, tzinfo=UTC),
    )  # fmt: skip
    return life_of(told(*reports), groups or {}, as_of=date(2025, 3, 12), rulings=rulings_of([judgement]))


def status_and_day(lines):
    (line,) = lines
    return line.commitment.thing.status.value, line.commitment.thing.due and line.commitment.thing.due.edtf


def test_meeting_that_persons_say_was_not_held_fulfils_nothing():
    assert status_and_day(life_of(told(ONE, HELD), {}, as_of=date(2025, 3, 12))) == ("fulfilled", "2025-03-10")
    held = HELD.contacts[0].id
    assert status_and_day(corrected("status", '"cancelled"', held, ONE, HELD)) == ("withdrawn", "2025-03-10")
    assert status_and_day(ruled(Verdict.REJECTED, held, reports=(ONE, HELD))) == ("open", "2025-03-10")


def test_correction_of_one_report_holds_for_all_of_the_contact():
    again = report("2025-03-11", "held", "2025-03-10")
    groups = {again.contacts[0].id: HELD.contacts[0].id}
    lines = corrected("status", '"denied"', again.contacts[0].id, ONE, HELD, again, groups=groups)
    assert status_and_day(lines)[0] != "fulfilled"


def test_corrected_day_is_due():
    lines = corrected("when", '"2025-03-20"', ONE.contacts[0].id, ONE)
    assert status_and_day(lines) == ("open", "2025-03-20")


def test_plan_that_persons_know_was_held_fulfils_what_was_told_before():
    first = report("2025-02-01", "announced")
    assert status_and_day(corrected("status", '"held"', ONE.contacts[0].id, first, ONE))[0] == "fulfilled"
