import json
from io import BytesIO

import pytest
from jsonschema import Draft202012Validator

from communique.domain.event import EventType
from communique.views.export.permitted import permitted
from communique.views.export.plover import QUAD_OF, write
from tests.views.export.stage import MET, OPEN, VOWED, holdings

# "JSON Data Fields" of the PLOVER manual: no third-party reader of these records exists, so its table is held here.
ACTOR = {"type": "object", "properties": {"code": {"type": "string"}, "sector": {"type": "string"}}}
RECORD = {
    "type": "object",
    "required": ["id", "date", "enddate", "source", "event"],
    "properties": {
        "id": {"type": "string"},
        "date": {"type": ["string", "null"], "pattern": r"^\d{4}-\d\d-\d\d$"},
        "enddate": {"type": ["string", "null"], "pattern": r"^\d{4}-\d\d-\d\d$"},
        "source": {"type": "array", "items": ACTOR, "minItems": 1},
        "target": {"type": "array", "items": ACTOR},
        "event": {"enum": [kind.value for kind in EventType]},
        "eventLoc": {"type": "object", "required": ["name"]},
        "quadCode": {"enum": [1, 2, 3, 4]},
        "mode": {"type": "array", "items": {"type": "string"}},
        "context": {"type": "array", "items": {"type": "string"}},
        "url": {"type": "string"},
        "language": {"type": "string", "maxLength": 2},
        "textInfo": {"type": "object", "required": ["start", "end"]},
    },
}


@pytest.fixture(scope="module")
def records():
    page = BytesIO()
    write(permitted(holdings()), page)
    return {record["id"]: record for record in map(json.loads, page.getvalue().splitlines())}


def test_every_record_has_the_fields_of_the_manual(records):
    for record in records.values():
        Draft202012Validator(RECORD).validate(record)


def test_who_did_what_to_whom_when_and_where(records):
    met = records[MET.id]
    assert [(side["code"], side["sector"], side["actorText"]) for side in met["source"] + met["target"]] == [
        ("AUT", "GOV", "Anna Berg"),
        ("OMN", "GOV", "Omar Said"),
    ]
    assert (met["event"], met["quadCode"], met["date"], met["eventLoc"]) == (
        "CONSULT", 1, "2025-04-11", {"name": "Vienna", "cc3": "AUT"},
    )  # fmt: skip
    assert (met["eventText"], met["url"]) == ("Anna Berg met Omar Said", OPEN.citation.url)


def test_what_is_announced_lies_in_the_future_and_a_closed_source_gives_no_words(records):
    vowed = records[VOWED.id]
    assert "future" in vowed["context"]
    assert "eventText" not in vowed
    assert (vowed["textInfo"]["start"], vowed["date"]) == (VOWED.evidence[0].start, None)


def test_every_type_has_its_quad():
    assert set(QUAD_OF) == set(EventType)
