"""Clusters are joined along ties and held apart by walls, which outlive what they stood between."""

from communique.record.merge.cluster import Clusters, cluster
from communique.record.merge.pairing import apart, left_open


def clusters_of(count):
    nodes = range(count)
    return Clusters(
        home=list(nodes),
        members={node: [node] for node in nodes},
        walls={node: set() for node in nodes},
        clashes={node: set() for node in nodes},
    )


def test_walls_of_what_was_joined_stand_around_the_whole():
    found = clusters_of(3)
    found.clash(1, 2)
    found.unite(0, 1)
    assert (found.home, found.members) == ([0, 0, 2], {0: [0, 1], 2: [2]})
    assert not found.may_join(0, 2)
    assert (found.walls, found.clashes) == ({0: {2}, 2: {0}}, {0: {2}, 2: {0}})


def test_wall_between_two_that_are_joined_all_the_same_falls():
    found = clusters_of(2)
    found.clash(0, 1)
    found.unite(1, 0)
    assert (found.walls, found.clashes) == ({0: set()}, {0: set()})


def test_what_one_person_joined_no_wall_parts():
    found = cluster(2, lambda *_: left_open("nothing decides"), [], bound=[(0, 1)], barred=[(0, 1)])
    assert (found.members, found.walls) == ({0: [0, 1]}, {0: set()})


def test_what_cannot_be_one_clashes_even_beside_what_a_person_joined():
    found = cluster(3, lambda *_: apart("another day"), [], bound=[(0, 1), (1, 2)])
    assert found.members == {0: [0, 1, 2]}
