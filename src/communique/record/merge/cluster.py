"""Parts a neighbourhood into clusters: the strongest ties first, never against what keeps two apart.

No step depends on the order of the input. What could join either of two that cannot be one joins neither; what could
join either of two that a person parted stays with the first in line: who splits off one report keeps the rest together.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import combinations

from communique.record.merge.pairing import Answer, Pairing

Edge = tuple[int, int]
Tie = tuple[Edge, Pairing]


@dataclass(slots=True)
class Clusters:
    """Nodes by number; a cluster is called by its first node."""

    home: list[int]  # of each node
    members: dict[int, list[int]]
    walls: dict[int, set[int]]  # of each cluster, those it may not be one with
    clashes: dict[int, set[int]]  # ... of these, those it cannot be one with
    taken: list[Tie] = field(default_factory=list)  # the ties that joined

    def unite(self, first: int, second: int) -> None:
        """Make one cluster of two."""
        keep, gone = sorted((first, second))
        if keep == gone:
            return
        for node in self.members[gone]:
            self.home[node] = keep
        self.members[keep] += self.members.pop(gone)
        for between in (self.walls, self.clashes):
            for beyond in between.pop(gone):
                between[beyond].discard(gone)
                if beyond != keep:
                    between[beyond].add(keep)
                    between[keep].add(beyond)

    def bar(self, first: int, second: int) -> None:
        """Put up a wall between two clusters; within one there is none."""
        if first != second:
            self.walls[first].add(second)
            self.walls[second].add(first)

    def clash(self, first: int, second: int) -> None:
        """Put up a wall between two clusters that cannot be one."""
        if first != second:
            self.bar(first, second)
            self.clashes[first].add(second)
            self.clashes[second].add(first)

    def homes(self, edge: Edge) -> Edge:
        """Return the clusters that two nodes stand in."""
        return self.home[edge[0]], self.home[edge[1]]

    def may_join(self, first: int, second: int) -> bool:
        """Tell whether two clusters are not one yet, and no wall is between them."""
        return first != second and second not in self.walls[first]


def cluster(
    count: int,
    compare: Callable[[int, int], Pairing],
    near: Iterable[Edge],
    *,
    bound: Iterable[Edge] = (),
    barred: Iterable[Edge] = (),
) -> Clusters:
    """Return the clusters of so many nodes.

    Args:
        compare: What is thought of two nodes, the lower number first.
        near: The pairs that may be the same, each once; no others are.
        bound: Pairs that a person joined; nothing parts them.
        barred: Pairs that a person parted; nothing joins them.
    """
    nodes = range(count)
    clusters = Clusters(
        home=list(nodes),
        members={node: [node] for node in nodes},
        walls={node: set() for node in nodes},
        clashes={node: set() for node in nodes},
    )
    joined = list(bound)
    for edge in joined:
        clusters.unite(*clusters.homes(edge))
    for edge in barred:
        clusters.bar(*clusters.homes(edge))
    levels = _levels(compare, near)
    _put_up_walls(clusters, compare, [*joined, *(edge for ties in levels for edge, _ in ties)])
    for ties in levels:
        _settle(clusters, ties)
    return clusters


def _levels(compare: Callable[[int, int], Pairing], near: Iterable[Edge]) -> list[list[Tie]]:
    """Return all ties by strength, the strongest first."""
    levels: dict[int, list[Tie]] = {}
    for edge in near:
        pairing = compare(*edge)
        if pairing.answer is Answer.SAME:
            levels.setdefault(pairing.strength, []).append((edge, pairing))
    return [levels[strength] for strength in sorted(levels, reverse=True)]


def _put_up_walls(clusters: Clusters, compare: Callable[[int, int], Pairing], edges: Iterable[Edge]) -> None:
    """Put up the walls between nodes that cannot be one, as far as these edges could ever bring them together."""
    for part in _parts(edges):
        for edge in combinations(part, 2):
            first, second = clusters.homes(edge)
            if second not in clusters.clashes[first] and compare(*edge).answer is Answer.APART:
                clusters.clash(first, second)


def _parts(edges: Iterable[Edge]) -> list[list[int]]:
    """Return the nodes that edges connect, each part in order."""
    found: dict[int, list[int]] = {}  # by every node, the part it stands in
    for first, second in edges:
        one, other = found.setdefault(first, [first]), found.setdefault(second, [second])
        if one is not other:
            small, large = sorted((one, other), key=len)
            large += small
            found.update(dict.fromkeys(small, large))
    return [sorted(part) for part in {id(part): part for part in found.values()}.values()]


def _settle(clusters: Clusters, ties: list[Tie]) -> None:
    """Join what ties of one strength join, except clusters that stand between two which cannot be one."""
    torn = _torn(clusters, [edge for edge, _ in ties])
    unsettled = {node for home in torn for node in clusters.members[home]}
    for edge, pairing in ties:
        if unsettled.isdisjoint(edge) and clusters.may_join(*clusters.homes(edge)):
            clusters.unite(*clusters.homes(edge))
            clusters.taken.append((edge, pairing))


def _torn(clusters: Clusters, edges: list[Edge]) -> set[int]:
    """Return the clusters that these ties would join to two which cannot be one."""
    beside: dict[int, set[int]] = {}
    for edge in edges:
        first, second = clusters.homes(edge)
        if clusters.may_join(first, second):
            beside.setdefault(first, set()).add(second)
            beside.setdefault(second, set()).add(first)
    return {home for home, others in beside.items() if any(clusters.clashes[other] & others for other in others)}
