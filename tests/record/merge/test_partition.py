from datetime import date

import pytest

from communique.domain.judgement import Verdict
from communique.record.merge import NO_RULINGS, Kind, neighbourhoods, partition, rulings_of
from tests.record.merge.drawn import judged
from tests.record.merge.pairs import drawn_sketch

PLAIN = {"who": ["KEN Otieno", "TZA Mwakasege"], "mode": "talks", "level": "minister", "on": "2025-03-03"}
MONTH = "2025-03-01/2025-03-31"


def sketch(number, **fields):
    return drawn_sketch({**PLAIN, **fields}, number)


def members(sketches, rulings=NO_RULINGS):
    return [group.members for group in partition(Kind.CONTACT, sketches, rulings)]


ANCHORED = sketch("2", told="2025-03-04")
LATER = sketch("3", told="2025-03-05")
BEFORE = sketch("1", on=MONTH, told="2025-03-02")
AFTER = sketch("9", on=MONTH, told="2025-03-31")
OTHERS = sketch("5", who=["UGA Okello", "RWA Gasana"], told="2025-03-04")


def test_the_vague_stand_in_line_with_those_they_belong_to():
    groups = partition(Kind.CONTACT, [AFTER, OTHERS, LATER, BEFORE, ANCHORED], NO_RULINGS)
    assert [(group.id, group.members) for group in groups] == [
        ("contact-2", ("contact-1", "contact-2", "contact-3", "contact-9")),
        ("contact-5", ("contact-5",)),
    ]
    reasons = groups[0].reasons
    assert [reason.about for reason in reasons] == [
        ("contact-1", "contact-2"), ("contact-2", "contact-3"), ("contact-2", "contact-9"),
    ]  # fmt: skip
    assert [reason.words.endswith("; no other fits as well") for reason in reasons] == [True, False, True]


def test_the_vague_that_nothing_takes_in_are_grouped_with_their_like():
    alike = [sketch(number, on=MONTH, told="2025-03-04") for number in ("6", "7")]
    assert members([*alike, OTHERS]) == [("contact-5",), ("contact-6", "contact-7")]
    assert members([BEFORE]) == [("contact-1",)]


def test_a_ruling_settles_the_vague():
    rulings = rulings_of([judged(Verdict.SAME, ("contact-5", "contact-9"))])
    assert members([ANCHORED, OTHERS, AFTER], rulings) == [("contact-2",), ("contact-5", "contact-9")]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_neighbourhood_is_closed_over_ties_and_rulings(order):
    far = sketch("8", on="2025-03-20", told="2025-03-21")
    bound = rulings_of([judged(Verdict.SAME, ("contact-3", "contact-8"))])
    three = [ANCHORED, LATER, far]
    parts = list(neighbourhoods([three[at] for at in order], bound))
    assert [{each.finding for each in part} for part in parts] == [{"contact-2", "contact-3", "contact-8"}]
    apart = sorted(sorted(each.finding for each in part) for part in neighbourhoods(three, NO_RULINGS))
    assert apart == [["contact-2", "contact-3"], ["contact-8"]]


def test_reports_without_a_day_stand_last():
    assert sketch("4").place_in_line[0] == date.max
