import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

import communique
from communique.views.encoding import encode_line, encode_record
from communique.views.schema import schema_text
from communique.views.schema.generate import schema_json

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").iterdir())
FIELDS = Path(__file__).parents[2] / "src" / "communique" / "views" / "schema" / "fields.toml"
SCHEMA = json.loads(schema_text())
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def test_shipped_schema_is_that_of_the_classes():
    assert schema_text() == schema_json(), "run: python -m communique.views.schema.generate"


def test_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


def test_every_object_names_all_its_fields():
    for definition in SCHEMA["$defs"].values():
        if definition.get("type") == "object":
            assert definition["required"] == list(definition["properties"])
            assert definition["additionalProperties"] is False


def test_every_object_and_every_field_is_explained():
    for definition in SCHEMA["$defs"].values():
        assert definition["description"]
        assert all(form["description"].endswith(".") for form in definition.get("properties", {}).values())


def test_meanings_are_of_fields_that_exist():
    meanings = tomllib.loads(FIELDS.read_text())
    assert meanings.keys() == {name for name, form in SCHEMA["$defs"].items() if "properties" in form}
    assert all(set(meanings[name]) == set(SCHEMA["$defs"][name]["properties"]) for name in meanings)


def test_fields_are_written_in_the_order_of_the_schema():
    record = json.loads(encode_record(communique.read("Nobody met.")))
    assert list(record) == SCHEMA["$defs"]["Record"]["required"]


@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_record_of_an_example_keeps_to_the_schema(example):
    VALIDATOR.validate(json.loads(encode_line(communique.read(example))))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"format": "communique/2"}, id="another_format"),
        pytest.param({"as_of": "2025-02-30"}, id="no_such_day"),
        pytest.param({"opinion": "x"}, id="unknown_field"),
    ],
)
def test_schema_refuses_what_is_no_record(change):
    record = json.loads(encode_line(communique.read("Nobody met.", published="2025-04-12")))
    assert VALIDATOR.is_valid(record)
    assert not VALIDATOR.is_valid({**record, **change})
