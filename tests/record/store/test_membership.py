"""Why documents belong to a negotiation."""

from communique.record import open_record
from communique.record.store.membership import Why
from communique.views.negotiating import negotiation_of
from tests.record.store.stage import Told, add, findings_of


def test_reason_and_last_word_of_persons_are_told(database):
    documents = [Told(), Told(who=(2, 3), words=1), Told(who=(0, 1), words=2)]
    inside, outside, third = (findings_of(told).document.id for told in documents)
    north = negotiation_of("North", ["SWE", "NOR"], [], None, None)
    with open_record(database) as record:
        add(record, documents)
        record.set_negotiation(north)
        record.assign(outside, "North", "ida", "the same quay")
        record.assign(third, "North", "ida", "a mistake", belongs=False)
        why = record.memberships.why(north.id, [inside, outside, third])
        assert why[outside] == Why(by="ida", reason="the same quay")
        assert (why[inside].by, third in why) == ("communique", False)
        assert record.memberships.taken_out(north.id) == {third: Why(by="ida", reason="a mistake")}
        record.assign(third, "North", "jon", "")
        assert record.memberships.taken_out(north.id) == {}
