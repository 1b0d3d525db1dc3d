"""How a party worded a position over time, and what each wording did with it."""

from datetime import UTC, date, datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.domain.ids import JudgementId
from communique.domain.judgement import Judgement, Verdict
from communique.record.history import as_ruled, history_of
from communique.record.history.likeness import _like, is_alike
from communique.record.merge import rulings_of
from tests.record.history.stage import history, moves, thread, wording


def test_wordings_stand_in_time_with_first_and_last_day_and_their_sources():
    found = thread(
        wording("2025-05-02", "demand: a full truce"),
        wording("2025-04-01", "demand: a truce"),
        wording("2025-05-03", "demand: a full truce", origin="document-0000"),
    )
    assert moves(found) == ["2025-04-01 first", "2025-05-02 reworded", "2025-05-03 repeated"]
    assert (str(found.first_said), str(found.last_said), found.times, found.sources) == (
        "2025-04-01",
        "2025-05-03",
        3,
        3,
    )


def test_hardened_and_softened_name_their_rule_and_the_words():
    found = thread(
        wording("2025-04-01", "demand: a truce"),
        wording("2025-05-01", "demand red line: a truce, nothing less"),
        wording("2025-06-01", "demand flexible: a truce some day"),
    )
    assert moves(found) == ["2025-04-01 first", "2025-05-01 hardened", "2025-06-01 softened"]
    assert [step.rule for step in found.steps] == [None, "hardened.firmness", "hardened.firmness"]
    assert found.steps[1].why == (
        "put more firmly: demand (stated) “a truce”, then demand (red line) “a truce, nothing less”"
    )


def test_report_without_insists_takes_nothing_back():
    found = thread(
        wording("2025-04-01", "demand firm"),
        wording("2025-04-11", "demand"),
        wording("2025-04-21", "demand firm"),
        wording("2025-04-30", "demand red line"),
    )
    assert moves(found) == ["2025-04-01 first", "2025-04-11 repeated", "2025-04-21 repeated", "2025-04-30 hardened"]


def test_reports_of_one_day_that_differ_are_no_move():
    found = thread(wording("2025-04-01", "demand"), wording("2025-04-01", "demand firm"))
    assert moves(found) == ["2025-04-01 first", "2025-04-01 repeated"]


def test_same_words_on_one_day_are_one_step_with_all_who_told_it():
    one, other = wording("2025-04-01", "demand"), wording("2025-04-01", "demand", published="2025-04-02")
    (step,) = thread(other, one).steps
    assert (step.wording, step.told_by) == (one, (other,))


def test_reprint_on_another_day_is_no_repetition():
    one = wording("2025-04-01", "demand")
    found = thread(one, wording("2025-04-02", "demand", origin=one.origin))
    assert (moves(found), found.times, found.sources) == (["2025-04-01 first"], 2, 1)


def test_word_diff_is_against_the_words_right_before():
    found = thread(
        wording("2025-04-01", "demand: a full truce at sea"),
        wording("2025-04-09", "demand: a truce at sea and on land"),
    )
    assert [(piece.edit.value, piece.words) for piece in found.steps[1].diff] == [
        ("same", "a"), ("removed", "full"), ("same", "truce at sea"), ("added", "and on land"),
    ]  # fmt: skip


def test_nothing_published_later_is_told():
    words = [wording("2025-04-01", "demand"), wording("2025-05-01", "demand red line")]
    assert moves(thread(*words, as_of="2025-04-30")) == ["2025-04-01 first"]
    assert history(*words, as_of="2025-03-31").threads == ()
    assert moves(thread(wording("2025-04-01", "demand", published="2025-04-09"), as_of="2025-04-09"))


def test_objects_are_threads_of_their_own():
    found = history(
        wording("2025-04-01", "demand", thing="ceasefire at sea"), wording("2025-04-02", "rejection", thing="ceasefire")
    )
    assert [len(each.steps) for each in found.threads] == [1, 1]


def test_words_without_a_normal_form_are_one_thread_where_most_are_shared():
    alike = [wording("2025-04-01", "demand: quiet along the whole coast", thing=None),
             wording("2025-04-08", "demand: quiet along the coast", thing=None)]  # fmt: skip
    other = wording("2025-04-09", "demand: new talks about fish", thing=None)
    found = history(*alike, other)
    assert sorted(len(each.steps) for each in found.threads) == [1, 2]
    merged = history(*alike, other, groups={other.position: alike[0].position})
    assert [len(each.steps) for each in merged.threads] == [3]


SAID = [wording("2025-01-01", "demand"), wording("2025-01-09", "demand")]


def others(*days, **changes):
    return [wording(day, "demand", issue="trade", thing="trade", **changes) for day in days]


def test_silent_for_long_while_the_party_spoke_of_other_things_is_dropped():
    found = thread(*SAID, *others("2025-01-20", "2025-02-01", "2025-03-01"))
    assert moves(found)[-1] == "2025-03-10 dropped"
    assert found.steps[-1].rule == "silence.dropped"
    assert found.steps[-1].why.startswith("not said for 60 days, while 3 other texts")
    assert moves(thread(*SAID, *others("2025-01-20", "2025-02-01", "2025-04-01")))[-1] == "2025-04-01 dropped"


@pytest.mark.parametrize(
    ("said", "rest", "as_of"),
    [
        pytest.param(SAID, others("2025-01-20", "2025-02-01"), "2026-01-01", id="the party was hardly reported"),
        pytest.param(SAID, others("2025-01-20", "2025-02-01", "2025-03-01"), "2025-03-09", id="not long enough"),
        pytest.param(SAID[:1], others("2025-01-20", "2025-02-01", "2025-03-01"), "2026-01-01", id="said but once"),
        pytest.param(SAID, others(*["2025-02-01"] * 3, origin="one"), "2026-01-01", id="one text, three times"),
        pytest.param(SAID, others(*["2025-02-01"] * 3, party="SDV"), "2026-01-01", id="of another party"),
    ],
)
def test_other_silences_drop_nothing(said, rest, as_of):
    assert not any("dropped" in move for move in moves(thread(*said, *rest, as_of=as_of)))


def test_what_was_dropped_can_be_taken_up_again():
    again = wording("2025-06-01", "demand")
    found = thread(*SAID, again, *others("2025-01-20", "2025-02-01", "2025-03-01"))
    assert moves(found)[2:] == ["2025-03-10 dropped", "2025-06-01 repeated"]


def judged(verdict, about, field=None, value=None):
    judgement = Judgement(
        id=JudgementId("judgement-1"), verdict=verdict, about=(about,), field=field, value=value, reason="I read it",
        by="ada", at=datetime(2025, 9, 1, tzinfo=UTC),
    )  # fmt: skip
    return rulings_of([judgement])


def test_position_that_persons_rejected_or_corrected_is_as_they_see_it():
    one, other = wording("2025-04-01", "demand"), wording("2025-05-01", "demand red line")
    rejected = as_ruled([one, other], {}, judged(Verdict.REJECTED, one.position))
    assert moves(thread(*rejected)) == ["2025-05-01 first"]
    softer = as_ruled([one, other], {}, judged(Verdict.CORRECTED, other.position, "firmness", '"stated"'))
    assert moves(thread(*softer)) == ["2025-04-01 first", "2025-05-01 repeated"]
    elsewhere = as_ruled([one, other], {}, judged(Verdict.CORRECTED, other.position, "issue", '"trade"'))
    assert moves(thread(*elsewhere)) == ["2025-04-01 first"]


def test_correction_of_one_report_holds_for_all_of_the_position():
    one, other = wording("2025-04-01", "demand"), wording("2025-05-01", "demand red line")
    softer = judged(Verdict.CORRECTED, one.position, "firmness", '"firm"')
    found = thread(*as_ruled([one, other], {other.position: one.position}, softer))
    assert [step.wording.firmness.value for step in found.steps] == ["firm", "firm"]


WORDINGS = st.lists(
    st.builds(
        wording,
        st.sampled_from([None, "2025-01-01", "2025-02-01", "2025-03-01", "2025-08-01"]),
        st.sampled_from(["demand", "demand firm: a full truce", "against rejection", "for offer if", "offer: quiet"]),
        thing=st.sampled_from(["ceasefire", None]),
        issue=st.sampled_from(["ceasefire", "trade"]),
        origin=st.sampled_from([None, "document-x"]),
    ),
    max_size=12,
)


@given(WORDINGS, st.randoms(use_true_random=False), st.dates(date(2025, 1, 1), date(2025, 12, 31)))
def test_order_changes_nothing(wordings, random, as_of):
    before = history_of("NRL", "ceasefire", wordings, as_of=as_of)
    shuffled = [*wordings]
    random.shuffle(shuffled)
    assert history_of("NRL", "ceasefire", shuffled, as_of=as_of) == before


@given(WORDINGS)
def test_every_wording_on_the_issue_is_told_once(wordings):
    found = history_of("NRL", "ceasefire", wordings, as_of=date(2026, 1, 1))
    told = [
        one.position for each in found.threads for step in each.steps if step.wording
        for one in (step.wording, *step.told_by)
    ]  # fmt: skip
    assert sorted(told) == sorted(one.position for one in wordings if one.issue == "ceasefire")


CONTENTS = st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=6), unique=True, max_size=12)


@given(CONTENTS)
def test_looking_up_by_rare_words_finds_every_like_pair(contents):
    found = {frozenset(pair) for pair in _like(contents)}
    like = {frozenset(pair) for pair in combinations(contents, 2) if is_alike(*pair)}
    assert found == like
