import re
import tomllib
from pathlib import Path

import msgspec
import pytest

import communique
from communique.domain.record import Record

GLOSSARY = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")
SCHEMA = msgspec.json.schema(Record)["$defs"]
ISSUES = Path(communique.__file__).parent / "positions" / "rules" / "issues.toml"
CLOSED = {name: form["enum"] for name, form in SCHEMA.items() if "enum" in form}


@pytest.mark.parametrize("name", sorted(CLOSED))
def test_every_value_of_the_record_is_explained(name):
    missing = [value for value in CLOSED[name] if not re.search(rf"\b{re.escape(value)}\b", GLOSSARY)]
    assert missing == []


@pytest.mark.parametrize("name", sorted(set(SCHEMA) - set(CLOSED)))
def test_every_field_of_the_record_is_explained(name):
    missing = [field for field in SCHEMA[name]["properties"] if not re.search(rf"\b{re.escape(field)}\b", GLOSSARY)]
    assert missing == []


def test_every_issue_is_named():
    issues = [issue["name"] for issue in tomllib.loads(ISSUES.read_text(encoding="utf-8"))["issue"]]
    assert [name for name in issues if not re.search(rf"\b{name}\b", GLOSSARY)] == []
