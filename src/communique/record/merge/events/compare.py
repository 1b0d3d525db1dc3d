"""Says whether two reports tell of one act."""

from communique.record.merge.contacts.compare import compare_contacts
from communique.record.merge.days import gap
from communique.record.merge.pairing import Pairing, apart, left_open, same
from communique.record.merge.positions.compare import compare_positions
from communique.record.merge.statements.compare import compare_statements
from communique.record.merge.traits import ContactTraits, EventTraits, PositionTraits, StatementTraits


def compare_events(first: EventTraits, second: EventTraits) -> Pairing:
    """Return whether two events are one, and why."""
    if (first.act, first.actor, first.recipient) != (second.act, second.actor, second.recipient):
        return apart("another act, or between others")
    match first.origin, second.origin:
        case (ContactTraits() as mine, ContactTraits() as theirs):
            return compare_contacts(mine, theirs)
        case (StatementTraits() as mine, StatementTraits() as theirs):
            return compare_statements(mine, theirs)
        case (PositionTraits() as mine, PositionTraits() as theirs):
            return compare_positions(mine, theirs)
        case (None, None):
            return _by_day(first, second)
    return apart("told in another way")


def _by_day(first: EventTraits, second: EventTraits) -> Pairing:
    if first.status != second.status or gap((first.earliest, first.latest), (second.earliest, second.latest)):
        return apart("not of the same status or the same days")
    if first.place and second.place and first.place != second.place:
        return left_open("another place")
    if first.recipient is None:
        return left_open("nothing says to whom")
    return same(1, "the same act of the same sides on the same day")
