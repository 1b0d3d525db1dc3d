"""Whatever is added, judged, undone and read again, in whatever order: the record is what follows from all of it."""

import shutil
import tempfile
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from communique.domain.contact import ContactMode, ContactStatus
from communique.domain.ids import negotiation_id
from communique.domain.judgement import Verdict
from communique.domain.negotiation import Negotiation
from communique.record import Wanted, open_record
from tests.record.store.stage import BY, LATER, Told, add, findings_of, judgement, state_of

RUNS = 30  # of each of two machines; with the drills 1,000 in all
MANY = 235
STEPS = 5
NUMBERS = count()
STATUSES = (ContactStatus.HELD, ContactStatus.SCHEDULED, ContactStatus.ANNOUNCED, ContactStatus.POSTPONED)
TOLD = st.builds(
    Told,
    who=st.sampled_from([(0, 1), (1, 0), (4, 1), (2, 1), (3, 0)]),
    day=st.one_of(st.none(), st.integers(0, 4)),
    width=st.sampled_from([0, 0, 0, 3]),
    published=st.one_of(st.none(), st.integers(0, 6)),
    status=st.sampled_from(STATUSES),
    mode=st.sampled_from([ContactMode.MEETING, ContactMode.TALKS]),
    words=st.integers(0, 2),
    url=st.sampled_from([None, None, 1]),
    outlet=st.integers(0, 1),
)
NORTH = Negotiation(id=negotiation_id("North"), name="North", parties=("NOR", "SWE"), issues=(), starts=None, ends=None)


@pytest.fixture(scope="module", autouse=True)
def _home():
    """An empty record that every run begins with a copy of."""
    shared = Path("/dev/shm")  # noqa: S108  memory, where there is some: nothing here must survive
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None) as folder:
        Machine.home = Path(folder)
        with open_record(Machine.home / "empty.db"):
            pass
        yield


class Machine(RuleBasedStateMachine):
    """A person and a program at work on one record."""

    home: Path

    @initialize(first=st.lists(TOLD, min_size=2, max_size=4))
    def begin(self, first):
        self.path = Machine.home / f"record-{next(NUMBERS)}.db"
        shutil.copy(Machine.home / "empty.db", self.path)
        self.stack = ExitStack()
        self.record = self.stack.enter_context(open_record(self.path))
        self.told, self.log, self.names = list(first), [], []
        add(self.record, first)
        self._look()

    def _look(self):
        with self.record._asked(Wanted()) as (connection, _, _):
            found = connection.exec_driver_sql("SELECT DISTINCT finding FROM members ORDER BY finding")
            self.names = [row[0] for row in found]

    @rule(more=st.lists(TOLD, min_size=1, max_size=3))
    def add(self, more):
        add(self.record, more)
        self.told += more
        self._look()

    @rule()
    def add_again(self):
        before = state_of(self.record)
        add(self.record, reversed(self.told))
        assert state_of(self.record) == before

    @rule(number=st.integers(0, 99))
    def read_again_with_new_rules(self, number):
        one = self.told[number % len(self.told)]
        add(self.record, [one], by=LATER, thinner=True)
        self._look()

    @rule(verdict=st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]), data=st.data())
    def judge_a_pair(self, verdict, data):
        kind = data.draw(st.sampled_from(["contact", "position", "actor", "event", "commitment", "statement"]))
        names = [name for name in self.names if name.startswith(kind)]
        if len(names) > 1:
            pair = data.draw(st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True))
            self._judge(verdict, sorted(pair))

    @rule(verdict=st.sampled_from([Verdict.ACCEPTED, Verdict.REJECTED]), data=st.data())
    def judge_one(self, verdict, data):
        self._judge(verdict, [data.draw(st.sampled_from(self.names))])

    @rule(data=st.data())
    def correct(self, data):
        contacts = [name for name in self.names if name.startswith("contact")]
        status = data.draw(st.sampled_from(STATUSES))
        self._judge(Verdict.CORRECTED, [data.draw(st.sampled_from(contacts))], field="status", value=f'"{status}"')

    def _judge(self, verdict, about, **said):
        line = judgement(verdict, about, len(self.log), **said)
        assert self.record.judge(line)
        assert not self.record.judge(line)
        self.log.append(line)

    @precondition(lambda self: self.log)
    @rule(number=st.integers(0, 99))
    def undo(self, number):
        self._judge(Verdict.UNDONE, [self.log[number % len(self.log)].id])

    @rule(data=st.data(), verdict=st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]))
    def split_undoes_merge(self, data, verdict):
        names = [name for name in self.names if name.startswith("contact")]
        if len(names) > 1:
            before = derived(state_of(self.record))
            self._judge(
                verdict, sorted(data.draw(st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True)))
            )
            self._judge(Verdict.UNDONE, [self.log[-1].id])
            assert derived(state_of(self.record)) == before

    @rule()
    def follow(self):
        self.record.set_negotiation(NORTH)

    def teardown(self):
        if not hasattr(self, "stack"):
            return
        with self.stack:
            state = state_of(self.record)
            assert not list(self.record.check())
            self._judgements_of_persons_stand()
            self.record.rebuild()
            assert state_of(self.record) == state
        self.path.unlink()

    def _judgements_of_persons_stand(self):
        """What a person rejected or corrected last, and nobody undid, is shown so."""
        undone = {name for line in self.log if line.verdict is Verdict.UNDONE for name in line.about}
        if (
            undone
            or not self.log
            or self.log[-1].verdict is not Verdict.REJECTED
            or self.log[-1].about[0] not in self.names
        ):
            return
        assert self.log[-1].about[0] not in {one.thing.id for one in self.record.contacts(Wanted(limit=None))}


def derived(state):
    return {name: rows for name, rows in state.items() if name != "judgements"}


class Replay(Machine):
    """The same, with the log replayed at the end on a record made in another order."""

    def teardown(self):
        if hasattr(self, "stack") and self.told and not any(self.record.negotiations()):
            fresh = Machine.home / "replayed.db"
            shutil.copy(Machine.home / "empty.db", fresh)
            with open_record(fresh) as other:
                for findings, by in list(
                    self.record.readings([one.id for one in self.record.documents(Wanted(limit=None))])
                )[::-1]:
                    list(other.add([findings], by))
                for line in reversed(self.record.judgements()):
                    other.judge(line)
                skipped = {"citations", "readings", "findings"}  # older readings and citations stay where they are
                mine, others = (derived(state_of(record)) for record in (self.record, other))
                assert {name: mine[name] for name in mine if name not in skipped} == {
                    name: others[name] for name in others if name not in skipped
                }
            fresh.unlink()
        super().teardown()


def case_of(machine, runs, *marks):
    case = type(machine.__name__, (machine,), {}).TestCase
    case.settings = settings(
        max_examples=runs, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
    )
    for mark in (pytest.mark.slow, *(marks or (pytest.mark.timeout(900),))):
        case = mark(case)
    return case


TestFew = case_of(Machine, RUNS)
TestFewReplayed = case_of(Replay, RUNS)
LONG = (pytest.mark.drill, pytest.mark.timeout(1800))
TestDrillFirst = case_of(Machine, MANY, *LONG)
TestDrillSecond = case_of(Machine, MANY, *LONG)
TestDrillReplayed = case_of(Replay, MANY, *LONG)
TestDrillReplayedAgain = case_of(Replay, MANY, *LONG)


def test_reading_by_the_same_rules_is_known(tmp_path):
    read = findings_of(Told())
    with open_record(tmp_path / "record.db") as record:
        add(record, [Told()])
        assert record.knows(read.document, BY)
        assert not record.knows(read.document, LATER)
