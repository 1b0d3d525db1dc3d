"""A search counts what it finds by kind, outlet, year, party and negotiation; a facet leaves its own choice aside."""

from dataclasses import replace
from datetime import timedelta

import pytest

from communique.domain.judgement import Verdict
from communique.record import Finds, Sought, open_record
from communique.views.negotiating import negotiation_of
from tests.record.store.stage import START, Told, add, judgement

NORTH = negotiation_of("The north", ("NOR", "SWE"), (), None, None)
TRUCE = Sought(words="truce")


@pytest.fixture
def record(database):
    with open_record(database) as opened:
        opened.set_negotiation(NORTH)
        told = [Told(day=day, published=day, outlet=day % 2, words=0) for day in (0, 5)]
        add(opened, [*told, Told(who=(2, 3), day=400, published=400, outlet=1), Told(day=9, published=9, words=1)])
        yield opened


def test_texts_and_statements_are_found_with_their_counts(record):
    finds = record.seek(TRUCE)
    assert dict(finds.facets["kind"]) == {"document": 3, "statement": 3}
    assert finds.total == 6
    assert {hit.kind for hit in finds.hits} == {"document", "statement"}
    assert all("[truce]" in hit.snippet for hit in finds.hits)


def test_facets_count_documents_by_outlet_year_party_and_negotiation(record):
    facets = record.seek(TRUCE).facets
    assert dict(facets["outlet"]) == {"Outlet 0": 1, "Outlet 1": 2}
    assert dict(facets["year"]) == {"2025": 2, "2026": 1}
    assert dict(facets["party"]) == {"SWE": 2, "NOR": 2, "DNK": 1}
    assert dict(facets["negotiation"]) == {NORTH.id: 2}


@pytest.mark.parametrize(
    ("choice", "documents"),
    [
        ({"outlet": "Outlet 1"}, 2),
        ({"year": 2026}, 1),
        ({"party": "DNK"}, 1),
        ({"negotiation": NORTH.id}, 2),
        ({"since": START + timedelta(days=5)}, 2),
        ({"until": START + timedelta(days=5)}, 2),
        ({"outlet": "Outlet 1", "year": 2025}, 1),
        ({"outlet": "Nobody's"}, 0),
    ],
)
def test_a_choice_narrows_the_documents(record, choice, documents):
    finds = record.seek(replace(TRUCE, kind="document", **choice))
    assert finds.total == documents == len(finds.hits)


def test_a_facet_leaves_its_own_choice_aside_and_keeps_the_others(record):
    facets = record.seek(replace(TRUCE, outlet="Outlet 0")).facets
    assert dict(facets["outlet"]) == {"Outlet 0": 1, "Outlet 1": 2}
    assert dict(facets["year"]) == {"2025": 1}


@pytest.mark.parametrize(
    ("choice", "statements"),
    [({"outlet": "Outlet 1"}, 2), ({"year": 2026}, 1), ({"party": "DNK"}, 1), ({"negotiation": NORTH.id}, 2)],
)
def test_a_choice_narrows_the_statements(record, choice, statements):
    finds = record.seek(replace(TRUCE, kind="statement", **choice))
    assert finds.total == statements
    assert all(number for values in finds.facets.values() for _, number in values)


def test_actors_are_found_by_name_and_narrowed(record):
    of_denmark = record.seek(Sought(words="moe", kind="actor", party="DNK"))
    assert {hit.title for hit in of_denmark.hits} == {"Cy Moe", "Di Moe"}
    assert record.seek(Sought(words="moe", kind="actor", party="SWE")).total == 0
    assert record.seek(Sought(words="vell", kind="actor", negotiation=NORTH.id)).total == 1
    assert record.seek(Sought(words="vell", kind="actor", outlet="Outlet 0")).total == 1


def test_an_actor_narrows_to_the_texts_that_name_it(record):
    (ada,) = record.seek(Sought(words="ada", kind="actor")).hits
    assert record.seek(replace(TRUCE, kind="document", party=ada.id)).total == 2


def test_pages_follow_one_another_without_a_gap(record):
    whole = [hit.id for hit in record.seek(TRUCE).hits]
    pages = [hit.id for skip in (0, 2, 4) for hit in record.seek(replace(TRUCE, limit=2, skip=skip)).hits]
    assert pages == whole


def test_rejected_statements_are_not_found(record):
    statement = next(hit.id for hit in record.seek(replace(TRUCE, kind="statement")).hits)
    record.judge(judgement(Verdict.REJECTED, [statement]))
    assert statement not in [hit.id for hit in record.seek(TRUCE).hits]


def test_signs_alone_find_nothing(record):
    assert record.seek(Sought(words="“ – ”")) == Finds()
