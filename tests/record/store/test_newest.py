"""What was told last comes first, whatever day it is about."""

from communique.record import Wanted, open_record
from tests.record.store.stage import Told, add, findings_of

EARLY, LATE, UNDATED = Told(day=30, published=1), Told(day=2, published=9), Told(day=5, published=None, words=1)


def test_last_told_comes_first_and_without_a_day_last(database):
    with open_record(database) as record:
        add(record, [EARLY, LATE, UNDATED])
        names = [findings_of(told).contacts[0].id for told in (LATE, EARLY, UNDATED)]
        assert [merged.thing.id for merged in record.newest.of("contact", Wanted())] == names
        assert [merged.thing.id for merged in record.newest.of("contact", Wanted(limit=1, status="held"))] == names[:1]
        assert not record.newest.of("contact", Wanted(status="denied"))
