"""What merging must keep whatever is told: no order, no batches, no ruling of a person lost."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.domain.judgement import PROGRAM, Verdict
from communique.record.merge import NO_RULINGS, Kind, group, neighbourhoods, partition, rulings_of
from communique.record.merge.contacts.compare import compare_contacts
from tests.record.merge.drawn import contact_sketches, contacts, judged, judgements, statement_sketches

MANY = settings(max_examples=3000, deadline=None)


def parts(groups):
    return {frozenset(each.members) for each in groups}


def kinds():
    return st.one_of(contact_sketches(), statement_sketches())


def kind_of(sketches):
    return sketches[0].kind if sketches else Kind.CONTACT


@MANY
@given(kinds(), st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order(sketches, shuffle):
    whole = partition(kind_of(sketches), sketches, NO_RULINGS)
    mixed = sketches.copy()
    shuffle.shuffle(mixed)
    assert partition(kind_of(sketches), mixed, NO_RULINGS) == whole


@MANY
@given(kinds())
def test_groups_are_a_partition(sketches):
    groups = partition(kind_of(sketches), sketches, NO_RULINGS)
    assert sorted(name for each in groups for name in each.members) == sorted(each.finding for each in sketches)
    assert all(each.id in each.members for each in groups)


@MANY
@given(kinds())
def test_a_neighbourhood_can_be_grouped_alone(sketches):
    """Only so can a store renew what is touched and leave the rest."""
    settled = [sketch for sketch in sketches if not sketch.is_vague]
    whole = group(kind_of(sketches), settled, NO_RULINGS)
    alone = [
        each for near in neighbourhoods(settled, NO_RULINGS) for each in group(kind_of(sketches), near, NO_RULINGS)
    ]
    assert sorted(alone, key=lambda each: each.id) == list(whole)


@MANY
@given(kinds())
def test_what_is_far_away_changes_nothing(sketches):
    settled = [sketch for sketch in sketches if not sketch.is_vague]
    near = list(neighbourhoods(settled, NO_RULINGS))
    for some in near:
        others = [sketch for other in near if other is not some for sketch in other]
        with_others = parts(group(kind_of(sketches), [*some, *others], NO_RULINGS))
        assert parts(group(kind_of(sketches), some, NO_RULINGS)) <= with_others


@MANY
@given(kinds(), st.data())
def test_rulings_of_persons_hold(sketches, data):
    names = [sketch.finding for sketch in sketches]
    log = data.draw(judgements(names)) if names else []
    rulings = rulings_of(log)
    home = {name: each.id for each in partition(kind_of(sketches), sketches, rulings) for name in each.members}
    for name in names:
        assert {home[other] for other in rulings.partners(name)} <= {home[name]}
        assert home[name] not in {home[other] for other in rulings.barred.get(name, ())}


@MANY
@given(kinds(), st.data())
def test_replaying_the_log_in_any_order_gives_the_same(sketches, data):
    names = [sketch.finding for sketch in sketches]
    log = data.draw(judgements(names)) if names else []
    again = random.Random(0).sample(log, len(log))  # noqa: S311  any order will do
    assert rulings_of(log) == rulings_of([*again, *log])


@MANY
@given(kinds(), st.data())
def test_undoing_all_gives_back_what_was(sketches, data):
    names = [sketch.finding for sketch in sketches]
    log = [each for each in data.draw(judgements(names)) if each.verdict is not Verdict.UNDONE] if names else []
    undone = [judged(Verdict.UNDONE, (each.id,), 59) for each in log]
    kind = kind_of(sketches)
    assert partition(kind, sketches, rulings_of([*log, *undone])) == partition(kind, sketches, NO_RULINGS)


@MANY
@given(kinds(), st.data())
def test_split_undoes_a_merge(sketches, data):
    """A later DIFFERENT parts what an earlier SAME joined, and the other way round."""
    names = sorted({sketch.finding for sketch in sketches})
    if len(names) < 2:
        return
    pair = tuple(data.draw(st.permutations(names))[:2])
    log = [judged(Verdict.SAME, pair, 1), judged(Verdict.DIFFERENT, pair, 2), judged(Verdict.SAME, pair, 3, by=PROGRAM)]
    kind = kind_of(sketches)
    joined = parts(partition(kind, sketches, rulings_of(log[:1])))
    split = parts(partition(kind, sketches, rulings_of(log)))
    assert any(set(pair) <= part for part in joined)
    assert not any(set(pair) <= part for part in split)


@MANY
@given(kinds())
def test_every_join_has_a_reason_in_words(sketches):
    for each in partition(kind_of(sketches), sketches, NO_RULINGS):
        told = {name for reason in each.reasons for name in reason.about if reason.words}
        assert len(each.members) == 1 or told >= set(each.members)


@MANY
@given(contacts(), contacts())
def test_two_reports_are_compared_in_either_order(first, second):
    there, back = compare_contacts(first, second), compare_contacts(second, first)
    assert (there.answer, there.strength) == (back.answer, back.strength)
