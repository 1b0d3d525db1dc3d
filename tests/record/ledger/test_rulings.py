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
