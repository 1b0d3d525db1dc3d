"""The record as it would be if it held only what was published by a day: in all its tables, on both databases."""

import os
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from communique.domain.contact import ContactMode, ContactStatus
from communique.domain.ids import negotiation_id
from communique.domain.judgement import Verdict
from communique.domain.negotiation import Negotiation
from communique.errors import RecordError
from communique.record import open_record
from tests.record.store.stage import LATER, START, Told, add, findings_of, judgement, state_of

READ = {"documents", "texts", "citations", "readings", "findings", "fingerprints", "fingerprint_keys"}
PAIR = Negotiation(id=negotiation_id("North"), name="North", parties=("NOR", "SWE"), issues=(), starts=None, ends=None)
MEETING = Told(day=3, published=3)
AGAIN = Told(day=3, published=8, outlet=1)  # the same meeting, told later
CALL = Told(who=(2, 1), day=5, published=5, mode=ContactMode.CALL)
told = st.builds(
    Told,
    who=st.sampled_from([(0, 1), (1, 0), (4, 1), (2, 1), (3, 0)]),
    day=st.none() | st.integers(0, 12),
    width=st.sampled_from([0, 0, 0, 3]),
    published=st.none() | st.integers(0, 12),
    status=st.sampled_from(list(ContactStatus)),
    mode=st.sampled_from([ContactMode.MEETING, ContactMode.TALKS, ContactMode.CALL]),
    words=st.integers(0, 2),
    url=st.sampled_from([None, None, 1, 2]),
    outlet=st.integers(0, 2),
)
ruled = st.tuples(st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, Verdict.REJECTED]), st.integers(0), st.integers(0))


def after(days):
    return START + timedelta(days=days)


def derived(record):
    """Return all that follows from what was read, and the judgements that count."""
    return {name: rows for name, rows in state_of(record).items() if name not in READ}


def names_in(documents, kind):
    return sorted({found.id for one in documents for found in getattr(findings_of(one), kind)})


def judgements_on(documents, drawn):
    """Return rulings on contacts or positions that these documents tell, as drawn."""
    for at, (verdict, first, second) in enumerate(drawn):
        names = names_in(documents, ("contacts", "positions")[first % 2])
        about = [names[first % len(names)], names[second % len(names)]][: 1 if verdict is Verdict.REJECTED else 2]
        if len(set(about)) == len(about):
            yield judgement(verdict, about, at)


def holds(documents, drawn, day):
    """Assert that looking back from a day shows the record that was never told more."""
    known = [one for one in documents if one.published is not None and one.published <= day]
    names = {name for kind in ("contacts", "positions") for name in names_in(known, kind)}
    with tempfile.TemporaryDirectory() as folder:
        whole, bare = (open_record(Path(folder) / name) for name in ("whole.db", "bare.db"))
        with whole as record, bare as expected:
            for opened, some in ((record, documents), (expected, known)):
                opened.set_negotiation(PAIR)
                add(opened, some)
            for one in judgements_on(documents, drawn):
                record.judge(one)
                if names.issuperset(one.about):
                    expected.judge(one)
            with record.known_by(after(day)) as then:
                assert derived(then) == derived(expected)


history = (st.lists(told, min_size=2, max_size=10), st.lists(ruled, max_size=4), st.integers(0, 12))


@pytest.mark.slow
@settings(max_examples=4, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
@given(*history)
def test_looking_back_shows_the_record_that_was_never_told_more(documents, drawn, day):
    holds(documents, drawn, day)


@pytest.mark.drill
@pytest.mark.timeout(3600)
@settings(max_examples=300 if os.environ.get("FULL") else 40, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(*history)
def test_looking_back_shows_the_record_that_was_never_told_more_at_length(documents, drawn, day):
    holds(documents, drawn, day)


def test_on_both_databases_and_the_record_stays_as_it_is(database, tmp_path):
    with open_record(database) as record, open_record(tmp_path / "bare.db") as expected:
        add(record, [MEETING, CALL, AGAIN, replace(AGAIN, published=None, outlet=2)])
        before = state_of(record)
        with record.known_by(after(6)) as then:
            add(expected, [MEETING, CALL])
            assert derived(then) == derived(expected)
        assert state_of(record) == before


def test_where_all_is_known_the_record_itself_is_asked(tmp_path):
    with open_record(tmp_path / "record.db") as record:
        add(record, [MEETING, CALL])
        for day in (None, after(5), after(90)):
            with record.known_by(day) as then:
                assert then is record
        with record.known_by(after(4)) as then, then.known_by(after(4)) as again:
            assert again is then


def test_what_has_no_day_is_known_on_no_day(tmp_path):
    with open_record(tmp_path / "record.db") as record:
        add(record, [MEETING, replace(CALL, published=None)])
        with record.known_by(after(90)) as then:
            assert [len(then.contacts()), len(record.contacts())] == [1, 2]


def test_a_judgement_counts_where_all_it_names_was_known(tmp_path):
    one, other = (findings_of(told).contacts[0].id for told in (MEETING, CALL))
    with open_record(tmp_path / "record.db") as record:
        add(record, [MEETING, CALL, AGAIN])
        record.judge(judgement(Verdict.REJECTED, [one]))
        record.judge(judgement(Verdict.SAME, [one, other]))
        with record.known_by(after(4)) as then:
            assert [(judged.verdict, judged.about) for judged in then.judgements()] == [(Verdict.REJECTED, (one,))]
            assert then.contacts() == ()


def test_what_is_added_or_read_again_meanwhile_is_seen(tmp_path):
    with open_record(tmp_path / "record.db") as record:
        add(record, [MEETING, AGAIN])
        with record.known_by(after(6)) as then:
            assert (len(then.contacts()), len(then.positions())) == (1, 1)
        add(record, [CALL])
        add(record, [MEETING], by=LATER, thinner=True)
        with record.known_by(after(6)) as then:
            assert (len(then.contacts()), len(then.positions())) == (2, 1)


def test_one_day_is_kept_and_several_are_asked_at_once(tmp_path):
    with open_record(tmp_path / "record.db") as record:
        add(record, [MEETING, CALL, AGAIN])
        with record.known_by(after(3)) as early, record.known_by(after(5)) as late, record.known_by(after(5)) as same:
            assert [len(one.contacts()) for one in (early, late, same)] == [1, 2, 2]
            assert late._engine is same._engine
        with pytest.raises(RecordError, match="ask again"):
            early.contacts()


def test_it_is_never_the_whole_record_that_answers_in_its_place(tmp_path):
    with open_record(tmp_path / "record.db") as record:
        add(record, [MEETING, CALL])
        with record.known_by(after(4)) as then:
            then._engine.dispose()
            with pytest.raises(RecordError, match="ask again"):
                then.contacts()


def test_a_ruling_on_what_was_promised_later_is_not_known_yet(tmp_path):
    plan = Told(day=20, published=8, status=ContactStatus.SCHEDULED, outlet=2)
    (promised,) = findings_of(plan).commitments
    with open_record(tmp_path / "record.db") as record:
        add(record, [MEETING, plan])
        record.judge(judgement(Verdict.ACCEPTED, [promised.id]))
        with record.known_by(after(4)) as then:
            assert (then.commitments(), then.judgements()) == ((), ())
        assert [one.review for one in record.commitments()] == [Verdict.ACCEPTED]


def test_before_the_first_text_nothing_is_known(tmp_path):
    with open_record(tmp_path / "record.db") as record:
        add(record, [MEETING, CALL])
        with record.known_by(after(-1)) as then:
            assert (then.documents(), then.contacts(), then.actors()) == ((), (), ())
