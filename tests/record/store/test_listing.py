"""What a thing, as it read on some day, must be to be listed."""

from datetime import timedelta

import pytest

from communique.domain.judgement import Verdict
from communique.domain.merged import Merged, Report
from communique.record import Wanted
from communique.record.store.listing import fits
from tests.record.store.stage import START, Told, findings_of

FOUND = findings_of(Told(day=5, width=2, published=9))
(CONTACT,) = FOUND.contacts


def merged(review=None):
    cited = FOUND.document.citation
    report = Report(
        finding=CONTACT.id,
        document=cited.id,
        published=cited.published,
        source=cited.source,
        origin=cited.id,
    )
    return Merged(thing=CONTACT, reports=(report,), reasons=(), review=review)


def day(number):
    return START + timedelta(days=number)


@pytest.mark.parametrize(
    ("wanted", "fitting"),
    [
        ({}, True),
        ({"status": "held", "level": "leader", "mode": "meeting"}, True),
        ({"status": "denied"}, False),
        ({"level": "minister"}, False),
        ({"mode": "call"}, False),
        ({"stance": "demand"}, False),
        ({"issue": "borders"}, False),
        ({"since": day(7)}, True),
        ({"since": day(8)}, False),
        ({"until": day(5)}, True),
        ({"until": day(4)}, False),
        ({"since": day(1), "until": day(9)}, True),
    ],
)
def test_each_thing_asked_for_must_fit(wanted, fitting):
    assert fits(merged(), Wanted(**wanted)) is fitting


@pytest.mark.parametrize(
    ("review", "unreviewed", "fitting"),
    [
        (None, True, True),
        (None, False, True),
        (Verdict.ACCEPTED, True, False),
        (Verdict.ACCEPTED, False, True),
        (Verdict.REJECTED, False, False),
    ],
)
def test_what_persons_looked_at(review, unreviewed, fitting):
    assert fits(merged(review), Wanted(unreviewed=unreviewed)) is fitting
