"""The outlook of a record, as of a day."""

import itertools
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from communique.domain.contact import ContactMode, ContactStatus
from communique.domain.ids import negotiation_id
from communique.domain.negotiation import Negotiation
from communique.errors import UnknownError
from communique.outlook.ground import Answer
from communique.outlook.look import Request, look
from communique.outlook.play import Stage
from communique.outlook.promises import NOT_IN_PERSON
from communique.outlook.questions import CONTACT, GROUND, PLAY, PROMISES
from communique.record import open_record
from tests.record.store.stage import START, Told, add

PAIR = ("NOR", "SWE")
HISTORY = (
    Told(day=0, published=0, outlet=1),
    Told(day=40, published=41, outlet=2, words=1),
    Told(day=70, published=71, outlet=3, mode=ContactMode.CALL),
    Told(day=95, published=90, outlet=4, status=ContactStatus.SCHEDULED),
    Told(day=None, published=96, outlet=5, status=ContactStatus.ANNOUNCED, words=2),
)


@pytest.fixture
def record(tmp_path):
    with open_record(tmp_path / "record.db") as opened:
        add(opened, HISTORY)
        yield opened


def after(days):
    return START + timedelta(days=days)


def test_the_state_of_play_of_a_pair(record):
    play = look(record, Request(pair=PAIR)).pairs[0].play
    assert [(one.day, one.age_days, one.is_day_said) for one in play.last] == [(after(70), 26, True)]
    assert (play.contacts, play.climb.stage) == (3, Stage.LEADERS)
    assert (play.pace.recent, play.pace.before, play.pace.before_days) == (1, 2, 67)
    assert not play.pace.is_unusual


@pytest.mark.parametrize(
    ("day", "stage"),
    [(0, Stage.LEADERS), (89, Stage.LEADERS), (130, Stage.CALLS), (165, Stage.SIGNALS), (400, Stage.SILENCE)],
)
def test_the_stage_falls_as_time_passes(record, day, stage):
    assert look(record, Request(pair=PAIR, as_of=after(day))).pairs[0].play.climb.stage is stage


def test_a_record_that_begins_lately_gives_no_chance_and_no_pace(record):
    found = look(record, Request(pair=PAIR, as_of=after(45))).pairs[0]
    assert (found.chances, found.features, found.play.pace) == ((), None, None)
    assert "begins less than 90 days before" in found.unsaid
    assert "begins less than 60 days before" in found.play.pace_unsaid


def test_the_chance_of_contact_names_what_it_was_reckoned_from(record):
    found = look(record, Request(pair=PAIR)).pairs[0]
    assert (found.features.meetings_90, found.features.days_since_meeting, found.features.meeting_days) == (1, 56, 2)
    assert (found.features.consultations_30, found.features.intents_30, found.features.observed_days) == (1, 2, 97)
    assert [chance.days for chance in found.chances] == [30, 60, 90]
    assert any("pairs of states in general" in limit for limit in found.limits)


def test_a_pair_the_record_tells_nothing_of_gets_a_sentence(record):
    found = look(record, Request(pair=("DNK", "NOR"))).pairs[0]
    assert found.chances == ()
    assert "nothing between them in 90 days" in found.unsaid
    assert found.play.climb.stage is Stage.SILENCE


def test_what_is_no_state_gets_no_chance(record):
    assert "pairs of states" in look(record, Request(pair=("NOR", "actor-1"))).pairs[0].unsaid


def test_an_announcement_is_shown_beside_the_reference(tmp_path):
    with open_record(tmp_path / "plans.db") as record:
        add(record, [Told(day=60, published=1, status=ContactStatus.SCHEDULED)])
        promises = look(record, Request(as_of=after(11))).promises
    assert (promises.open, promises.announced) == (1, 1)
    announced = promises.announcements[0]
    assert (announced.age_days, announced.week, announced.reference.weeks) == (10, 2, (2, 2))


def test_a_call_has_no_reference(tmp_path):
    with open_record(tmp_path / "calls.db") as record:
        add(record, [Told(day=20, published=1, status=ContactStatus.SCHEDULED, mode=ContactMode.CALL)])
        assert look(record, Request()).promises.announcements[0].unsaid == NOT_IN_PERSON


def test_what_a_negotiation_is_about_narrows_the_outlook(record):
    record.set_negotiation(
        Negotiation(id=negotiation_id("The sound"), name="The sound", parties=PAIR, issues=(), starts=None, ends=None)
    )
    found = look(record, Request(negotiation="the sound"))
    assert (found.parties, [pair.pair for pair in found.pairs], found.together) == (PAIR, [PAIR], None)
    with pytest.raises(UnknownError, match="The sound"):
        look(record, Request(negotiation="the strait"))


def test_without_a_negotiation_the_busiest_pairs_are_told(record):
    assert [pair.pair for pair in look(record, Request()).pairs] == [PAIR]


def test_only_what_was_asked_for_is_looked_up(record):
    found = look(record, Request(parts=frozenset({GROUND})))
    assert (found.pairs, found.changes, found.promises) == ((), None, None)
    assert [ground.answer for ground in found.ground.grounds] == [Answer.UNTOLD]
    assert look(record, Request(parts=frozenset({PROMISES}))).ground is None
    assert look(record, Request(pair=PAIR, parts=frozenset({PLAY}))).pairs[0].chances == ()
    assert look(record, Request(pair=PAIR, parts=frozenset({CONTACT}))).pairs[0].chances


def test_an_empty_record_has_no_day_to_look_from(tmp_path):
    with open_record(tmp_path / "empty.db") as record:
        with pytest.raises(UnknownError, match="a day to look from"):
            look(record, Request())
        assert look(record, Request(as_of=date(2031, 1, 1))).pairs == ()


told = st.builds(
    Told,
    who=st.sampled_from([(0, 1), (1, 0), (0, 2), (2, 3), (4, 1)]),
    day=st.none() | st.integers(-5, 160),
    width=st.integers(0, 3),
    published=st.integers(0, 150),
    status=st.sampled_from(list(ContactStatus)),
    mode=st.sampled_from(list(ContactMode)),
    words=st.integers(0, 2),
    outlet=st.integers(0, 6),
)


def outlook_of(documents, **asked):
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "record.db") as record:
        add(record, documents)
        return look(record, Request(**asked))


def test_a_later_report_of_a_meeting_is_unknown_before_it(record):
    asked = Request(as_of=after(97))
    before = look(record, asked)
    add(record, [Told(day=120, published=121, outlet=6), Told(day=118, published=119, mode=ContactMode.CALL)])
    assert look(record, asked) == before
    assert look(record, Request()) != before


@pytest.mark.slow
@settings(max_examples=3, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
@given(st.lists(told, min_size=2, max_size=5))
def test_the_order_of_adding_does_not_matter(documents):
    first = outlook_of(documents)
    for shuffled in itertools.islice(itertools.permutations(documents), 1, 4):
        assert outlook_of(shuffled) == first
