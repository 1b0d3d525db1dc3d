"""Documents page by page, and whatever has an id."""

from dataclasses import replace
from datetime import timedelta

import pytest

from communique.domain.findings import Findings
from communique.domain.judgement import Verdict
from communique.domain.position import Firmness
from communique.errors import RecordError, UnknownError
from communique.record import Wanted, open_record
from communique.record.store.counts import Counts, Outlet
from communique.views.negotiating import negotiation_of
from tests.record.store.stage import BY, START, Told, add, findings_of, judgement

TOLD = [
    Told(day=1, published=2, outlet=1),
    Told(day=2, published=2, outlet=1, words=1),
    Told(who=(2, 3), day=3, published=5, outlet=2, words=2),
    Told(who=(1, 3), day=4, published=None, outlet=3),
]
FOUND = [findings_of(one) for one in TOLD]
IN_ORDER = [
    found.document.id
    for found in sorted(FOUND[:2], key=lambda found: found.document.id) + FOUND[2:]
]  # fmt: skip
NORTH = negotiation_of("North", ["SWE", "NOR"], [], None, None)


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with open_record(str(tmp_path_factory.mktemp("looking") / "record.db")) as opened:
        add(opened, TOLD)
        opened.set_negotiation(NORTH)
        opened.judge(judgement(Verdict.ACCEPTED, [FOUND[0].contacts[0].id]))
        yield opened


def ids(cited):
    return [citation.id for citation in cited]


def test_documents_stand_by_day_and_id_and_without_a_day_last(record):
    assert ids(record.documents(Wanted(newest_first=False, limit=None))) == IN_ORDER
    assert ids(record.documents(Wanted(limit=None))) == IN_ORDER[::-1]
    assert ids(record.documents(Wanted(limit=3))) == IN_ORDER[:0:-1]


@pytest.mark.parametrize("newest_first", [True, False])
def test_each_page_goes_on_where_the_one_before_ended(record, newest_first):
    seen, after = [], None
    while page := ids(record.documents(Wanted(newest_first=newest_first, limit=1, after=after))):
        seen += page
        after = record.cursor(page[-1]) if len(seen) % 2 else page[-1]
    assert seen == (IN_ORDER[::-1] if newest_first else IN_ORDER)


def test_only_documents_go_on_after_documents(record):
    with pytest.raises(UnknownError, match=r"^expected the id of a document to go on after, found '7~actor-0f'$"):
        record.documents(Wanted(after="7~actor-0f"))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        pytest.param({"outlet": "Outlet 2"}, [2], id="outlet"),
        pytest.param({"since": START + timedelta(days=5)}, [2], id="since"),
        pytest.param({"until": START + timedelta(days=2)}, [0, 1, 3], id="until"),
        pytest.param({"as_of": START + timedelta(days=4)}, [0, 1, 3], id="as_of"),
        pytest.param({"text": "sanctions"}, [2], id="text"),
        pytest.param({"negotiation": "North"}, [0, 1], id="negotiation"),
    ],
)
def test_documents_are_narrowed(record, wanted, found):
    assert set(ids(record.documents(Wanted(**wanted)))) == {FOUND[at].document.id for at in found}


def test_whatever_has_an_id_is_shown_by_its_beginning(record):
    first = FOUND[0]
    assert record.show(first.document.id[:-1]).id == first.document.id
    assert record.show(NORTH.id[:-1]) == NORTH
    (ruling,) = record.judgements()
    assert record.show(ruling.id[:-1]) == ruling
    assert record.show(first.contacts[0].id[:-1]).thing.id == first.contacts[0].id
    actor = record.show(first.actors[0].id)
    assert (actor.thing.name, len(actor.thing.mentions)) == ("Ada Vell", 2)
    assert record.text(first.document.id[:-1]) == first.document.text


def test_what_nothing_or_several_have_is_said(record):
    with pytest.raises(UnknownError) as nothing:
        record.show("contact-x")
    assert str(nothing.value) == "expected the id of something in the record, found 'contact-x', which nothing has"
    with pytest.raises(RecordError) as several:
        record.show("document-")
    names = ", ".join(sorted(IN_ORDER))
    assert str(several.value) == f"expected one id, found several that begin with 'document-': {names}"


def test_documents_of_a_thing_stand_by_day(record):
    actors = {actor.name: actor.id for found in FOUND for actor in found.actors}
    assert ids(record.documents_of(actors["Bo Lund"])) == [*IN_ORDER[:2], FOUND[3].document.id]
    assert ids(record.documents_of(actors["Di Moe"])) == IN_ORDER[2:]
    assert ids(record.documents_of(FOUND[2].contacts[0].id)) == [FOUND[2].document.id]
    assert ids(record.places_of(FOUND[0].document.id)) == [FOUND[0].document.id]
    assert record.latest() == START + timedelta(days=5)


def test_how_much_there_is(record):
    counts = record.glimpses.counts(None)
    assert (counts.documents, counts.outlets) == (4, 3)
    assert (counts.first, counts.last) == (START + timedelta(days=2), START + timedelta(days=5))
    assert (counts.things["contact"], counts.reviewed, counts.unreviewed("contact")) == (4, {"contact": 1}, 3)
    assert (counts.unreviewed("event"), counts.unreviewed("nothing")) == (counts.things["event"], 0)
    assert Counts().unreviewed("contact") == 0
    within = record.glimpses.counts(NORTH.id)
    assert (within.documents, within.outlets, within.things["contact"], within.reviewed) == (2, 1, 2, {"contact": 1})


def test_red_lines_are_told_the_last_first(record, tmp_path):
    def firm(told: Told) -> Findings:
        found = findings_of(told)
        return replace(
            found, positions=tuple(replace(one, firmness=Firmness.RED_LINE) for one in found.positions)
        )  # fmt: skip

    early, late = firm(Told(published=1)), firm(Told(published=9, words=1))
    with open_record(str(tmp_path / "red.db")) as red:
        list(red.add([early, late, findings_of(Told(published=5, words=2))], BY))
        told = [merged.thing.id for merged in red.glimpses.red_lines(Wanted(limit=None))]
        assert told == [late.positions[0].id, early.positions[0].id]
        assert [merged.thing.id for merged in red.glimpses.red_lines(Wanted(limit=1))] == told[:1]
    assert list(record.glimpses.red_lines(Wanted())) == []


def test_outlets_are_told_the_most_first(record):
    day = START + timedelta(days=2)
    first = Outlet(source="Outlet 1", documents=2, first=day, last=day)
    told = list(record.glimpses.outlets(Wanted(limit=None)))
    assert [outlet.source for outlet in told] == ["Outlet 1", "Outlet 2", "Outlet 3"]
    assert told[0] == first
    assert list(record.glimpses.outlets(Wanted(limit=1))) == [first]
    assert [outlet.source for outlet in record.glimpses.outlets(Wanted(as_of=day))] == ["Outlet 1", "Outlet 3"]
    assert list(record.glimpses.outlets(Wanted(negotiation="North"))) == [first]
