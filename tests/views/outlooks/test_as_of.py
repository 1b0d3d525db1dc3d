"""The outlook of the examples as of a day is the one that a record would give that was never told more."""

import msgspec
import pytest

from communique.outlook.look import Request, look
from communique.record import Wanted, open_record
from communique.views.outlooks.sections import sections_of


def told(record, day, negotiation):
    """Return the outlook as of a day, and how it is told, as bytes."""
    with record.known_by(day) as known:
        outlook = look(known, Request(as_of=day, negotiation=negotiation))
        return msgspec.json.encode((outlook, sections_of(known, outlook)))


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.3, 0.7])
def test_the_examples_as_of_a_day(demonstrated, tmp_path, share):
    with (
        open_record(demonstrated[1] / "record.db", writable=False) as record,
        open_record(tmp_path / "bare.db") as bare,
    ):
        days = sorted(one.published for one in record.documents(Wanted(limit=None)))
        day = days[int(share * len(days))]
        for negotiation in record.negotiations():
            bare.set_negotiation(negotiation)
        known = [one.id for one in record.documents(Wanted(limit=None, as_of=day))]
        read = list(record.readings(known))
        list(bare.add([findings for findings, _ in read], read[0][1]))
        for negotiation in (None, *(one.id for one in record.negotiations())):
            assert told(record, day, negotiation) == told(bare, day, negotiation)
