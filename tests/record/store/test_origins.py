"""What is no source of its own: near-copies, later texts at one address, and what persons say of it."""

from datetime import timedelta

import pytest

from communique.domain.document import Origin, make_document
from communique.domain.findings import Findings
from communique.domain.judgement import Verdict
from communique.record import open_record
from communique.record.store.beside import Relation
from tests.record.store.stage import BY, START, judgement

WIRE = (
    "The ministers of the two river states met on the old ferry at noon and agreed that the locks would be opened for "
    "grain barges before the end of the month, as the harbour master had asked in spring, while the question of fees "
    "was left to a round of experts who are to gather in the town hall of the smaller port next week. "
) * 2


def told(text, day, url=None):
    origin = Origin(published=START + timedelta(days=day), source=f"Outlet {day}", url=url, language="en")
    return Findings(document=make_document(text, origin))


FIRST = told(WIRE, 1)
COPY = told(WIRE.replace("at noon", "at dusk"), 2)
OTHER = told("The weather held, and nobody spoke of anything else for the rest of that long day on the river.", 3)
THIRD = told(WIRE.replace("in spring", "in autumn"), 4)


@pytest.fixture
def record(tmp_path):
    with open_record(str(tmp_path / "record.db")) as opened:
        yield opened


def around(record, one):
    return [(relative.citation.id, relative.relation) for relative in record.glimpses.relatives(one.document.id)]


def ids(*found):
    return {one.document.id for one in found}


@pytest.mark.parametrize(
    "batches",
    [[[FIRST, COPY, OTHER]], [[FIRST, OTHER], [COPY]], [[COPY], [OTHER], [FIRST]]],
    ids=["one", "two", "three"],
)
def test_near_copies_are_one_source_however_they_come(record, batches):
    for batch in batches:
        list(record.add(batch, BY))
    assert [name for name, _ in around(record, FIRST)] == [COPY.document.id]
    assert [name for name, _ in around(record, COPY)] == [FIRST.document.id]
    assert around(record, OTHER) == []


def test_three_copies_stand_together(record):
    for one in (THIRD, FIRST, COPY):
        list(record.add([one], BY))
    assert {name for name, _ in around(record, FIRST)} == ids(COPY, THIRD)
    assert {name for name, _ in around(record, THIRD)} == ids(FIRST, COPY)


def test_persons_part_copies_and_join_others(record):
    list(record.add([FIRST, COPY, OTHER], BY))
    record.judge(judgement(Verdict.DIFFERENT, [FIRST.document.id, COPY.document.id], 1))
    assert around(record, FIRST) == around(record, COPY) == []
    record.judge(judgement(Verdict.SAME, [FIRST.document.id, OTHER.document.id], 2))
    assert {name for name, _ in around(record, FIRST)} == ids(OTHER)
    assert {name for name, _ in around(record, OTHER)} == ids(FIRST)


def test_later_texts_at_one_address_are_versions(record):
    page = "https://www.ledger.example/talks/?utm_source=x"
    early = told("The talks begin on Monday.", 1, page)
    late = told("The talks will not begin on Monday.", 2, "https://ledger.example/talks#top")
    elsewhere = told("The talks began.", 3, "https://ledger.example/other")
    list(record.add([late, elsewhere], BY))
    list(record.add([early], BY))
    assert record.show(late.document.id).version_of == early.document.id
    assert record.show(early.document.id).version_of is None
    assert dict(around(record, early)) == {late.document.id: Relation.LATER}
    assert dict(around(record, late)) == {early.document.id: Relation.EARLIER}
    assert around(record, elsewhere) == []


def test_an_address_that_cannot_be_taken_apart_is_one_by_its_letters(record):
    odd = "https://ledger.example:port/talks"
    first, later = told(WIRE, 1, odd), told(OTHER.document.text, 2, odd)
    list(record.add([first, later], BY))
    assert around(record, later) == [(first.document.id, Relation.EARLIER)]


def test_a_document_that_is_not_there_has_no_relatives(record):
    assert around(record, FIRST) == []
