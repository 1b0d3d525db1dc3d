"""Whatever a record holds is shown by its id: in words with its evidence, and whole as JSON."""

import json

import pytest

from communique.domain.judgement import Verdict
from communique.errors import RecordError
from communique.record import open_record
from communique.views.paper import Paper
from communique.views.showing import shown_json, write_shown
from communique.views.whom import with_ids
from tests.views.export import stage


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """A record of each kind of thing."""
    with open_record(tmp_path_factory.mktemp("shown") / "record.db", create=True) as opened:
        list(opened.add(stage.READINGS, stage.PRODUCED_BY))
        opened.set_negotiation(stage.TALKS)
        opened.assign(stage.OPEN.id, stage.TALKS.id, "ida", "the same quay")
        opened.judge(stage.ACCEPTED)
        yield opened


def shown(record, name: str) -> str:
    paper = Paper(200, is_terminal=False)
    write_shown(record, name, paper)
    return paper.text()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param(stage.SAID.id, ("Omar Said", "person, acts for OMN, Q1", "from the text"), id="actor"),
        pytest.param(stage.OFF.id, ("cancelled", "Anna Berg", "A call set for 20 April"), id="contact"),
        pytest.param(stage.VOW.id, ("Omar Said", stage.KEPT_BACK), id="statement"),
        pytest.param(stage.DEMAND.id, ("Anna Berg", '"all border posts" <reopen>'), id="position"),
        pytest.param(stage.CREWS.id, ("What became of it", "free the crews by 1 June"), id="commitment"),
        pytest.param(stage.OPEN.id, ("Ida Holm, North Quay", "rights: none given", "in: Quay talks"), id="document"),
        pytest.param(stage.TALKS.id, ("parties: AUT, OMN", "issues: all", "days: all", "Documents ("), id="talks"),
        pytest.param(stage.ACCEPTED.id, ("ida", "checked with both offices", stage.HELD.id), id="judgement"),
    ],
)
def test_a_thing_is_shown_with_its_words(record, name, told):
    page = shown(record, name)
    assert [words for words in told if words not in page] == []


def test_an_event_names_its_sides_its_code_and_what_it_comes_from(record):
    event = next(one for one in record.events() if one.thing.cameo == "04")
    page = shown(record, event.thing.id)
    assert page.startswith("CONSULT: Anna Berg (AUT) → Omar Said (OMN)")
    assert "CAMEO 04, held, visit, diplomatic" in page
    assert f"from {event.thing.of}" in page


@pytest.mark.parametrize(
    ("name", "beside"),
    [(stage.OPEN.id, {"places"}), (stage.OFF.id, {"documents", "judgements"}), (stage.TALKS.id, set())],
)
def test_as_json_a_thing_stands_with_what_belongs_to_it(record, name, beside):
    assert beside <= json.loads(shown_json(record, name)).keys()


def test_a_judgement_stands_with_what_it_is_about(record):
    assert Verdict.ACCEPTED.value in shown(record, stage.HELD.id)


def test_whoever_is_named_in_a_correction_is_found_by_name_or_id(record):
    assert json.loads(with_ids(record, "participants", '"Anna Berg, Omar Said (OMN)"')) == [
        stage.BERG.id,
        stage.SAID.id,
    ]
    assert json.loads(with_ids(record, "speaker", f'"{stage.SAID.id}"')) == stage.SAID.id
    assert json.loads(with_ids(record, "issue", '"Anna Berg"')) == "Anna Berg"
    assert with_ids(record, "told_by", "null") == "null"
    assert with_ids(record, "by", "null") == "null"


@pytest.mark.parametrize("named", ["Nobody Known", "Omar Said (AUT)", "doc-1"])
def test_whom_nobody_knows_is_said(record, named):
    with pytest.raises(RecordError, match="expected the name or the id of somebody"):
        with_ids(record, "speaker", json.dumps(named))
