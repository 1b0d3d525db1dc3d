"""What an archive says of itself while it is made."""

from io import StringIO
from threading import Event

import pytest
from rich.console import Console

from communique.archive import Standing
from communique.views import archiving
from communique.views.archiving import Teller, duration_of


class Halfway:
    """A course that knows when it was asked for the second time: then its first answer is told."""

    def __init__(self):
        self.asked, self.is_told = 0, Event()

    def standing(self) -> Standing:
        self.asked += 1
        if self.asked > 1:
            self.is_told.set()
        return Standing(documents=7, failures=0, share=0.5, rate=None, seconds_left=None)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch):
    monkeypatch.setattr(archiving, "PLAIN", 0.01)
    monkeypatch.setattr(archiving, "MOVING", 0.01)


@pytest.mark.parametrize("is_terminal", [True, False])
def test_how_far_it_is_is_told_until_it_ends(is_terminal):
    page, course = StringIO(), Halfway()
    teller = Teller(Console(file=page, force_terminal=is_terminal, width=80))
    with teller.watch(course):
        assert course.is_told.wait(20)
    assert ("communique: 50%, 7 documents ...\n" in page.getvalue()) is not is_terminal
    assert not teller.is_broken_off


def test_a_reading_that_breaks_off_is_known_to_have():
    teller = Teller(Console(file=StringIO(), force_terminal=False))
    with pytest.raises(KeyboardInterrupt), teller.watch(Halfway()):
        raise KeyboardInterrupt
    assert teller.is_broken_off


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(59.9, "59 s"), (60, "1 min 0 s"), (3_599, "59 min 59 s"), (3_600, "1 h 0 min"), (86_400, "1 d 0 h")],
)
def test_a_time_is_told_in_its_two_largest_units(seconds, words):
    assert duration_of(seconds) == words
