"""Sorts the findings of a neighbourhood into things: which reports tell of one and the same."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from communique.domain.judgement import PROGRAM, Reason, Verdict
from communique.record.merge.cluster import Clusters, Edge, cluster
from communique.record.merge.compare import COMPARISONS
from communique.record.merge.kinds import Kind
from communique.record.merge.pairing import Answer, Pairing, left_open, same
from communique.record.merge.rulings import Rulings, pair_of
from communique.record.merge.sketch import Sketch
from communique.record.merge.traits import ActorTraits, EventTraits

IDENTICAL = 10  # the strongest tie
Node = list[Sketch]  # sketches that say the same, in line; they stand together


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The findings that are one thing."""

    id: str  # of the first member; of actors, of the one best known
    members: tuple[str, ...]  # by day of publication, document, finding
    reasons: tuple[Reason, ...]


def group(kind: Kind, sketches: Collection[Sketch], rulings: Rulings) -> tuple[Group, ...]:
    """Return the partition of a closed neighbourhood; the order of the sketches does not matter.

    A neighbourhood is closed over `ties` and `rulings.partners`. A vague sketch stands in it only where a ruling names
    a partner, or among its like that nothing took in: then over `likeness`.
    """
    compare = COMPARISONS[kind]
    nodes = _nodes(sketches, rulings, lambda first, second: pairing_of(compare, first, second))
    bound, barred = _ruled(nodes, rulings)
    clusters = cluster(
        len(nodes),
        lambda first, second: pairing_of(compare, nodes[first][0], nodes[second][0]),
        _near(nodes),
        bound=bound,
        barred=barred,
    )
    found = (_group(nodes, clusters, home, rulings) for home in clusters.members)
    return tuple(sorted(found, key=lambda each: each.id))


def pairing_of(compare: Callable[..., Pairing], first: Sketch, second: Sketch) -> Pairing:
    """Return what the program thinks of two sketches; vague ones are one where their likeness is."""
    if first.finding == second.finding:
        return same(IDENTICAL, "the same identifier")
    if first.is_vague or second.is_vague:
        if first.likeness is not None and first.likeness == second.likeness:
            return same(0, "equally vague, told alike in one week")
        return left_open("too vague")
    pairing = compare(first.traits, second.traits)
    if pairing.answer is Answer.SAME and set(first.ties).isdisjoint(second.ties):
        return left_open("found by no common key")  # else a neighbourhood could not be grouped alone
    return pairing


def _near(nodes: Sequence[Node]) -> list[Edge]:
    """Return the pairs of nodes that share a key: those that `pairing_of` may find to be the same."""
    at: dict[str, list[int]] = {}
    for number, (first, *_) in enumerate(nodes):
        for key in {*first.ties, first.finding, *((first.likeness,) if first.likeness else ())}:
            at.setdefault(key, []).append(number)
    return sorted({edge for numbers in at.values() for edge in combinations(numbers, 2)})


def is_bound(sketch: Sketch, rulings: Rulings) -> bool:
    """Tell whether a ruling names a partner: then even a vague sketch is grouped, not attached."""
    return any(rulings.partners(name) for name in names_of(sketch))


def names_of(sketch: Sketch) -> tuple[str, ...]:
    """Return the ids by which rulings may name a sketch: its own, and that of what it derives from."""
    return (sketch.finding, sketch.under) if sketch.under else (sketch.finding,)


def _nodes(sketches: Collection[Sketch], rulings: Rulings, pairing: Callable[[Sketch, Sketch], Pairing]) -> list[Node]:
    """Return the sketches in line, those that say the same in one node unless a ruling names them."""
    nodes: dict[object, Node] = {}
    for sketch in sorted(sketches, key=lambda each: each.place_in_line):
        alone = any(rulings.names(name) for name in names_of(sketch))
        key = (sketch.finding, sketch.document) if alone else (sketch.traits, sketch.likeness, sketch.is_vague)
        if key in nodes and pairing(nodes[key][0], sketch).answer is not Answer.SAME:
            key = (sketch.finding, sketch.document)
        nodes.setdefault(key, []).append(sketch)
    return list(nodes.values())


def _ruled(nodes: Sequence[Node], rulings: Rulings) -> tuple[list[Edge], list[Edge]]:
    """Return the pairs of nodes that rulings bind, and those they bar."""
    named = {(name, _part(node[0], name)): at for at, node in enumerate(nodes) for name in names_of(node[0])}

    def edges(of: Mapping[str, frozenset[str]]) -> list[Edge]:
        found = ((at, named.get((other, part))) for (name, part), at in named.items() for other in of.get(name, ()))
        return sorted({(at, to) for at, to in found if to is not None and at != to})

    return edges(rulings.bound), edges(rulings.barred)


def _part(sketch: Sketch, name: str) -> object:
    """Return which of several events of one finding a sketch is: a ruling on that finding binds like with like."""
    if name == sketch.finding or not isinstance(sketch.traits, EventTraits):
        return None
    return (sketch.traits.act, sketch.traits.actor, sketch.traits.recipient)


def _group(nodes: Sequence[Node], clusters: Clusters, home: int, rulings: Rulings) -> Group:
    within = sorted(clusters.members[home])
    members = sorted((sketch for at in within for sketch in nodes[at]), key=lambda each: each.place_in_line)
    taken = [tie for tie in clusters.taken if clusters.home[tie[0][0]] == home]
    found = [
        *_of_equals([nodes[at] for at in within]),
        *(_reason(nodes[a][0], nodes[b][0], pairing.words) for (a, b), pairing in taken),
        *_of_rulings(members, rulings),
    ]
    between = {reason for reason in found if reason.about[0] != reason.about[1]}
    unique = sorted(between, key=lambda reason: (reason.about, reason.words))
    first = min(members, key=_standing)
    return Group(
        id=first.finding, members=tuple(dict.fromkeys(each.finding for each in members)), reasons=tuple(unique)
    )


def _standing(sketch: Sketch) -> tuple[object, ...]:
    """Return what the first of a group is chosen by: of actors one with an identifier, never by a day."""
    if isinstance(sketch.traits, ActorTraits):
        return (sketch.traits.wikidata is None, sketch.finding)
    return sketch.place_in_line


def _of_equals(nodes: Sequence[Node]) -> Iterator[Reason]:
    for node in nodes:
        for first, second in pairwise(node):
            if first.finding != second.finding:
                yield _reason(first, second, "both tell the same in all that is compared")


def _of_rulings(members: Sequence[Sketch], rulings: Rulings) -> Iterator[Reason]:
    """Yield why persons put members together, or kept others away."""
    names = {name for sketch in members for name in names_of(sketch)}
    for name in names:
        for judgement in rulings.on_pairs.get(name, ()):
            if judgement.verdict is Verdict.DIFFERENT or names.issuperset(judgement.about):
                about = pair_of(*judgement.about)
                yield Reason(about=about, verdict=judgement.verdict, words=judgement.reason, by=judgement.by)


def _reason(first: Sketch, second: Sketch, words: str) -> Reason:
    return Reason(about=pair_of(first.finding, second.finding), verdict=Verdict.SAME, words=words, by=PROGRAM)
