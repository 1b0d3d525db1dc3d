"""Which declared red lines cannot both hold."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations, product
from random import Random

import pytest

from communique.domain.position import Firmness, Polarity
from communique.outlook.exclusions import PARTY, Clash, Exclusion, clashes_among, load_exclusions
from communique.outlook.ground import Answer, collisions, grounds
from tests.outlook.conftest import DAY, declared

FOR, AGAINST = Polarity.FOR, Polarity.AGAINST
DOMAINS = 2000


def ground_of(positions, exclusions=None):
    (ground,) = grounds(positions, exclusions)  # all are on one issue
    return ground


def answer(*positions, exclusions=()):
    return ground_of(positions, exclusions).answer if positions else Answer.UNTOLD


def test_for_and_against_one_thing_is_no_common_ground():
    ground = ground_of([declared("a", "XAA", "the dam"), declared("b", "XBB", "the dam", AGAINST)], ())
    assert ground.answer is Answer.NONE
    assert [{pair.one.position, pair.other.position} for pair in ground.collisions] == [{"a", "b"}]


def test_two_things_that_exclude_one_another_collide_for_one_party_alone():
    rule = [Exclusion(one="a fleet of {party}", other="disarmament of {party}")]
    fleet, other = declared("a", "XAA", "a fleet of XAA"), declared("b", "XBB", "disarmament of XBB")
    assert answer(fleet, declared("b", "XBB", "disarmament of XAA"), exclusions=rule) is Answer.NONE
    assert answer(fleet, other, exclusions=rule) is Answer.GROUND


def test_what_both_refuse_does_not_collide():
    rule = [Exclusion(one="the dam", other="the lake")]
    both = declared("a", "XAA", "the dam", AGAINST), declared("b", "XBB", "the lake", AGAINST)
    assert answer(*both, exclusions=rule) is Answer.GROUND


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(declared("b", "XBB", None, None), id="names no known thing"),
        pytest.param(declared("b", "XBB", "the dam", AGAINST, is_conditional=True), id="under a condition"),
        pytest.param(declared("b", "XBB", "the dam", AGAINST, Firmness.FIRM), id="firm is no red line"),
        pytest.param(declared("b", "XAA", "the lake"), id="one party alone"),
    ],
)
def test_what_cannot_be_told(other):
    assert answer(declared("a", "XAA", "the dam"), other) is Answer.UNTOLD


def test_a_red_line_nobody_understands_does_not_undo_a_collision():
    unknown = declared("c", "XCC", None, None)
    assert answer(declared("a", "XAA", "d"), declared("b", "XBB", "d", AGAINST), unknown) is Answer.NONE


def test_firm_positions_that_collide_stand_apart_and_may_move():
    ground = ground_of([declared("a", "XAA", "d"), declared("b", "XBB", "d", AGAINST, Firmness.FIRM)], ())
    assert (len(ground.collisions), len(ground.apart)) == (0, 1)


@pytest.mark.parametrize(
    ("later", "stands"),
    [
        (declared("z", "XAA", "d", FOR, Firmness.STATED, said=DAY + timedelta(1)), True),
        (declared("z", "XAA", "d", FOR, Firmness.FLEXIBLE, said=DAY + timedelta(1)), False),
        (declared("z", "XAA", "d", AGAINST, Firmness.STATED, said=DAY + timedelta(1)), False),
    ],
)
def test_a_red_line_stands_until_it_is_taken_back(later, stands):
    positions = declared("a", "XAA", "d"), declared("b", "XBB", "d", AGAINST), later
    assert (answer(*positions) is Answer.NONE) is stands


def test_a_party_at_odds_with_itself_is_no_answer():
    rule = [Exclusion(one="d", other="e")]
    assert answer(declared("a", "XAA", "d"), declared("b", "XAA", "e"), exclusions=rule) is Answer.UNTOLD


def test_a_collision_across_issues_counts_on_both():
    rule = [Exclusion(one="d", other="e")]
    positions = declared("a", "XAA", "d", issue="trade"), declared("b", "XBB", "e", issue="energy")
    assert {ground.issue: ground.answer for ground in grounds(positions, rule)} == {
        "energy": Answer.NONE,
        "trade": Answer.NONE,
    }


def test_the_exclusions_of_the_issues_are_known():
    things = {"neutrality of XAA", "NATO membership of XAA", "NATO membership of XBB"}
    found = [clash for clash in clashes_among(things, load_exclusions()) if clash.is_exclusion]
    assert found == [Clash(one="neutrality of XAA", other="NATO membership of XAA", is_certain=True, is_exclusion=True)]


def test_where_the_words_do_not_say_whose_a_thing_is_nothing_can_be_told():
    positions = declared("a", "XAA", "enrichment by XAA"), declared("b", "XBB", "enrichment", AGAINST)
    ground = ground_of(positions)
    assert (ground.answer, ground.collisions, len(ground.perhaps)) == (Answer.UNTOLD, (), 1)
    assert collisions(positions) == ()


# --- against brute force ---

FORMS = ("a fort of {party}", "a garden of {party}", "a road of {party}")
OWNERS = ("XAA", "XBB")


def domain(seed):
    """Return a small domain: red lines of parties on things, whose owner the words may leave open, and exclusions."""
    random = Random(seed)  # noqa: S311  nothing to keep secret
    things = [form.format(party=owner) for form in FORMS for owner in OWNERS] + ["peace", "a lake"]
    things += [form.removesuffix(" of {party}") for form in FORMS] if random.random() < 0.4 else []
    things = random.sample(things, random.randint(1, min(5, len(things))))
    forms = [*FORMS, "peace", "a lake", "what nobody wants"]
    rules = [Exclusion(one=one, other=other) for one, other in combinations(forms, 2) if random.random() < 0.3]
    rules += [Exclusion(one=form, other="what nobody wants") for form in FORMS]  # so that the forms are known
    parties = [f"X{letter}" for letter in "ABCD"[: random.randint(1, 4)]]
    slots = random.sample(list(product(parties, things)), min(random.randint(0, 6), len(parties) * len(things)))
    positions = [
        declared(
            f"p{number}",
            party,
            None if random.random() < 0.06 else thing,
            random.choice([FOR, FOR, AGAINST]),
            is_conditional=random.random() < 0.05,
        )
        for number, (party, thing) in enumerate(slots)
    ]
    random.shuffle(positions)
    return rules, positions


def readings(positions):
    """Yield what the words may mean: a thing without an owner is that of either party, or of a third."""
    open_ones = [f"{thing} of {{party}}" in FORMS for thing in (one.object for one in positions)]
    for owners in product((*OWNERS, "XZZ"), repeat=sum(open_ones)):
        remaining = iter(owners)
        yield [
            replace(one, object=f"{one.object} of {next(remaining)}") if is_open else one
            for one, is_open in zip(positions, open_ones, strict=True)
        ]


def forbidden(rules, things):
    """Return the pairs of things that cannot both come true."""
    return {
        frozenset((one, other))
        for rule in rules
        for owner in (*OWNERS, "XZZ")
        for other_owner in (*OWNERS, "XZZ")
        if owner == other_owner or not (PARTY in rule.one and PARTY in rule.other)
        for one, other in [(rule.one.format(party=owner), rule.other.format(party=other_owner))]
        if {one, other} <= things
    }


def can_hold(rules, positions):
    """Try every world, in which each thing comes true or does not."""
    things = sorted({one.object for one in positions})
    pairs = forbidden(rules, set(things))
    for world in product([True, False], repeat=len(things)):
        true = {thing for thing, comes in zip(things, world, strict=True) if comes}
        if not any(pair <= true for pair in pairs) and all(
            (one.object in true) is (one.polarity is FOR) for one in positions
        ):
            return True
    return False


def minimal_sets(rules, positions):
    """Return the smallest sets of positions that cannot hold, whatever their words may mean."""
    found = []
    for size in range(1, len(positions) + 1):
        for some in combinations(positions, size):
            names = {one.position for one in some}
            if any(smaller <= names for smaller in found):
                continue
            if not any(can_hold(rules, reading) for reading in readings(some)):
                found.append(names)
    return found


def by_brute_force(rules, positions):
    known = [one for one in positions if one.is_tellable]
    parties = {one.position: one.party for one in positions}
    minimal = minimal_sets(rules, known)
    if any(len({parties[name] for name in names}) > 1 for names in minimal):
        return Answer.NONE, minimal
    is_whole = len(known) == len(positions) and len(set(parties.values())) > 1
    always = all(can_hold(rules, reading) for reading in readings(known))
    return (Answer.GROUND if is_whole and always else Answer.UNTOLD), minimal


def disagreements(seeds):
    wrong = 0
    for seed in seeds:
        rules, positions = domain(seed)
        expected, minimal = by_brute_force(rules, positions)
        found = [{pair.one.position, pair.other.position} for pair in collisions(positions, rules)]
        is_same = sorted(map(sorted, found)) == sorted(map(sorted, minimal))
        wrong += not (is_same and answer(*positions, exclusions=rules) is expected)
    return wrong


@pytest.mark.slow
def test_answers_and_smallest_sets_are_those_of_brute_force():
    assert disagreements(range(DOMAINS)) == 0


def test_the_order_of_positions_does_not_matter():
    for seed in range(50):
        rules, positions = domain(seed)
        assert grounds(positions, rules) == grounds(positions[::-1], rules)
