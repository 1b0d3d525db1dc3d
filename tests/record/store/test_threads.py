"""Many ask at once, while somebody writes: as the threads of a server do."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from communique.record import Wanted, open_record
from tests.record.store.stage import Told, add

ASKED, WRITTEN = 60, 6


@pytest.fixture
def record(database):
    with open_record(database) as opened:
        yield opened


def test_threads_ask_and_write_at_once(record):
    add(record, [Told(day=3), Told(who=(2, 3), day=5)])

    def ask(number):
        listed = record.contacts(Wanted(limit=None))
        return len(listed) >= 2 and record.show(listed[number % 2].thing.id) is not None

    def write(number):
        add(record, [Told(who=(0, 3), day=20 + 9 * number, words=number % 3)])
        return True

    with ThreadPoolExecutor(8) as threads:
        asked = [threads.submit(ask, number) for number in range(ASKED)]
        written = [threads.submit(write, number) for number in range(WRITTEN)]
        assert all(one.result() for one in (*asked, *written))
    assert len(record.documents()) == 2 + WRITTEN
