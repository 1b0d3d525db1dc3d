"""A rule is data, and anyone may write one: whatever its slots hold is read or left, never an error or a guess."""

from datetime import date, timedelta
from random import Random

import pytest

from communique.dates.grammar import load_grammar
from communique.dates.guards import GUARDS
from communique.dates.periods import Grain, period_at
from communique.dates.relative_days import UNKNOWN
from communique.dates.resolve import RESOLVERS
from communique.dates.scene import Case, Scene
from communique.dates.spans_of_time import ISO
from communique.domain.span import Span
from tests.dates.test_properties import page_of

TEXT = "They met last Friday in Oslo ."
WORDS = Span(9, 20)
NUMBERS = {  # slots that hold a number, and what may stand there
    "month": (1, 12), "mm": (1, 31), "day": (1, 31), "day2": (1, 31), "dd": (1, 31), "step": (1, 1), "saidday": (1, 31),
    "year": (1, 2999), "shortyear": (0, 99), "yshift": (-1, 1), "tyear": (-1, 1), "nth": (1, 31), "tens": (10, 2010),
    "weekday": (0, 6), "weekdays": (0, 6), "whichof": (-1, 5), "shift": (-1, 1), "shift2": (-1, 1), "wshift": (-1, 1),
    "count": (-1, 1), "hand": (0, 1), "deictic": (-1, 1), "towhich": (-1, 1), "quarterth": (1, 5), "quarterth2": (1, 4),
    "number": (1, 400), "number2": (1, 90), "some": (1, 3), "sign": (-1, 1), "span": (-1, 1), "century": (0, 40),
    "anyyear": (1, 3000), "halfth": (1, 2), "every": (1, 2), "hour": (0, 30), "minute": (0, 59), "half": (1, 1),
}  # fmt: skip
CHOSEN = {
    "season": [3, 6, 9, 12],
    "unit": sorted(UNKNOWN), "units": sorted(set(ISO) - {"generation"}), "units2": ["month", "minute", "hour"],
    "daypart": ["MO", "EV"], "daypart2": ["AF"], "clockword": ["T12:00"], "ampm": ["AM", "PM"], "hhmm": ["1430"],
    "rest": ["BEFORE", "AFTER", "WITHIN"], "mod": ["START", "END"], "holiday": ["12-25", "easter -2", "election", ""],
    "era": ["BC"], "adverb": ["P1D"], "weekword": ["week"], "zone": ["Z"], "approx": ["APPROX", "EXACT"],
}  # fmt: skip
CHOICES = {name: range(low, high + 1) for name, (low, high) in NUMBERS.items()} | CHOSEN


def scene_of(published: date | None, *, narrative: bool = False) -> Scene:
    return Scene(page_of(TEXT, published), load_grammar("en"), narrative)


@pytest.mark.parametrize("name", sorted(RESOLVERS))
def test_without_slots_and_a_day_of_publication_nothing_is_placed(name):
    found = RESOLVERS[name](Case(slots={}, span=WORDS, scene=scene_of(None)))
    assert found is None or (found.when is None and found.told is None)


def any_scene(chance: Random) -> Scene:
    """Return a scene with or without a day of publication, in which a time was told or none."""
    today, told = (chance.choice([None, date(1900, 1, 1) + timedelta(chance.randrange(70_000))]) for _ in range(2))
    scene = scene_of(today, narrative=chance.random() < 0.5)
    if told:
        scene.told = scene.story = period_at(chance.choice(list(Grain)), told)
        scene.told_day = period_at(Grain.DAY, told) if chance.random() < 0.5 else None
        scene.told_quarter = scene.told_fiscal = period_at(Grain.QUARTER, told)
        scene.told_year = told.year
    return scene


@pytest.mark.parametrize("name", sorted(RESOLVERS))
def test_whatever_the_slots_hold_is_read_or_left(name):
    chance = Random(name)  # noqa: S311
    for _ in range(150):
        kept = chance.sample(sorted(CHOICES), chance.randint(1, len(CHOICES)))
        slots = {slot: chance.choice(CHOICES[slot]) for slot in kept}
        found = RESOLVERS[name](Case(slots=slots, span=WORDS, scene=any_scene(chance)))
        when = found.when if found else None
        assert when is None or when.earliest is None or when.latest is None or when.earliest <= when.latest


@pytest.mark.parametrize("name", sorted(GUARDS))
@pytest.mark.parametrize("text", ["", TEXT])
def test_a_guard_answers_of_words_that_are_no_tokens(name, text):
    scene = Scene(page_of(text, None), load_grammar("en"), is_narrative=False)
    assert GUARDS[name](Case(slots={}, span=Span(0, 0), scene=scene)) in {True, False}
