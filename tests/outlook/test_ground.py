"""Which declared red lines cannot both hold."""

from datetime import timedelta
from itertools import combinations, product
from random import Random

import pytest

from communique.domain.position import Firmness, Polarity
from communique.outlook.exclusions import Exclusion, excluded_pairs, load_exclusions
from communique.outlook.ground import Answer, collisions, ground_of, grounds
from tests.outlook.conftest import DAY, declared

FOR, AGAINST = Polarity.FOR, Polarity.AGAINST
DOMAINS = 2000


def answer(*positions, exclusions=()):
    return ground_of("energy", positions, exclusions).answer


def test_for_and_against_one_thing_is_no_common_ground():
    ground = ground_of("energy", [declared("a", "XAA", "the dam"), declared("b", "XBB", "the dam", AGAINST)], ())
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
    ground = ground_of("energy", [declared("a", "XAA", "d"), declared("b", "XBB", "d", AGAINST, Firmness.FIRM)], ())
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
    objects = {"neutrality of XAA", "NATO membership of XAA", "NATO membership of XBB"}
    assert excluded_pairs(objects, load_exclusions()) == {frozenset({"neutrality of XAA", "NATO membership of XAA"})}


# --- against brute force ---


def domain(seed):
    """Return a small domain: red lines of two to four parties on up to five things, and what excludes what."""
    random = Random(seed)  # noqa: S311  nothing to keep secret
    things = [f"thing {number}" for number in range(random.randint(1, 5))]
    pairs = [pair for pair in combinations(things, 2) if random.random() < 0.25]
    parties = [f"X{letter}" for letter in "ABCD"[: random.randint(1, 4)]]
    slots = random.sample(list(product(parties, things)), min(random.randint(0, 7), len(parties) * len(things)))
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
    return things, pairs, positions


def can_hold(things, pairs, positions):
    """Try every world, in which each thing comes true or does not."""
    for world in product([True, False], repeat=len(things)):
        true = dict(zip(things, world, strict=True))
        is_allowed = not any(true[one] and true[other] for one, other in pairs)
        if is_allowed and all(true[one.object] is (one.polarity is FOR) for one in positions):
            return True
    return False


def minimal_sets(things, pairs, positions):
    found = []
    for size in range(1, len(positions) + 1):
        for some in combinations(positions, size):
            names = {one.position for one in some}
            if not any(smaller <= names for smaller in found) and not can_hold(things, pairs, some):
                found.append(names)
    return found


def by_brute_force(things, pairs, positions):
    known = [one for one in positions if one.is_tellable]
    parties = {one.position: one.party for one in positions}
    minimal = minimal_sets(things, pairs, known)
    if any(len({parties[name] for name in names}) > 1 for names in minimal):
        return Answer.NONE, minimal
    is_whole = len(known) == len(positions) and len(set(parties.values())) > 1
    return (Answer.GROUND if is_whole and not minimal else Answer.UNTOLD), minimal


def disagreements(seeds):
    wrong = 0
    for seed in seeds:
        things, pairs, positions = domain(seed)
        exclusions = [Exclusion(one=one, other=other) for one, other in pairs]
        expected, minimal = by_brute_force(things, pairs, positions)
        found = [{pair.one.position, pair.other.position} for pair in collisions(positions, exclusions)]
        is_same = sorted(map(sorted, found)) == sorted(map(sorted, minimal))
        wrong += not (is_same and answer(*positions, exclusions=exclusions) is expected)
    return wrong


@pytest.mark.slow
def test_answers_and_smallest_sets_are_those_of_brute_force():
    assert disagreements(range(DOMAINS)) == 0


def test_the_order_of_positions_does_not_matter():
    for seed in range(50):
        _, pairs, positions = domain(seed)
        rule = [Exclusion(one=one, other=other) for one, other in pairs]
        assert ground_of("energy", positions, rule) == ground_of("energy", positions[::-1], rule)
