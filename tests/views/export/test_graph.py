from dataclasses import replace
from io import BytesIO

import networkx as nx
import pytest

from communique.domain.evidence import Named
from communique.views.export import gexf, graphml
from communique.views.export.graph import ties_of
from tests.views.export.stage import BERG, HELD, HELD_TOO, OPEN, SAID, holdings, merged, person

UNDATED = replace(HELD_TOO, when=None)
COLLEAGUE = person("Eva Lind", "AUT")
THREE = replace(HELD, participants=(*HELD.participants, Named(actor=COLLEAGUE.id, evidence=None)))


def written(form, whole):
    page = BytesIO()
    form.write(whole, page)
    page.seek(0)
    return page


@pytest.fixture
def twice():
    return holdings(contacts=(merged(HELD, (HELD.id, OPEN)), merged(UNDATED, (UNDATED.id, OPEN))))


def test_networkx_reads_the_gexf_with_types_weights_and_spells(twice):
    graph = nx.read_gexf(written(gexf, twice))
    tie = graph.edges[BERG.id, SAID.id]
    assert (tie["contacts"], tie["weight"], tie["level"], tie["first"]) == (2, 2.0, "minister", "2025-04-11")
    assert tie["spells"] == [("2025-04-11", "2025-04-11")]
    assert graph.nodes[SAID.id] == {
        "label": "Omar Said", "kind": "person", "party": "OMN", "rank": "minister", "wikidata": "Q1",
    }  # fmt: skip
    assert graph.graph["mode"] == "dynamic"


def test_networkx_reads_the_graphml_with_types_and_weights(twice):
    graph = nx.read_graphml(written(graphml, twice))
    tie = graph.edges[BERG.id, SAID.id]
    assert (tie["weight"], tie["sources"], tie["modes"]) == (2, 2, "meeting")
    assert graph.nodes[BERG.id]["label"] == "Anna Berg"


def test_what_is_planned_or_cancelled_is_no_tie():
    (tie,) = ties_of(holdings())
    assert [merged.thing.id for merged in tie.contacts] == [HELD.id]


def test_two_of_one_side_did_not_meet_each_other():
    actors = {**holdings().actors, COLLEAGUE.id: merged(COLLEAGUE, (COLLEAGUE.id, OPEN))}
    ties = ties_of(holdings(actors=actors, contacts=(merged(THREE, (THREE.id, OPEN)),)))
    assert {frozenset(tie.pair) for tie in ties} == {frozenset({BERG.id, SAID.id}), frozenset({COLLEAGUE.id, SAID.id})}


def test_two_of_one_side_alone_did():
    actors = {**holdings().actors, COLLEAGUE.id: merged(COLLEAGUE, (COLLEAGUE.id, OPEN))}
    among = replace(THREE, participants=(THREE.participants[0], THREE.participants[2]))
    assert len(ties_of(holdings(actors=actors, contacts=(merged(among, (among.id, OPEN)),)))) == 1


def test_characters_that_xml_forbids_do_not_break_the_file():
    odd = replace(SAID, name='Omar\x00 <Said> & "co" \ud800')
    actors = {**holdings().actors, SAID.id: merged(odd, (odd.id, OPEN))}
    for form, read in ((gexf, nx.read_gexf), (graphml, nx.read_graphml)):
        graph = read(written(form, holdings(actors=actors)))
        assert graph.nodes[SAID.id]["label"] == 'Omar\ufffd <Said> & "co" \ufffd'
