"""Makes the schema from the classes: `python -m communique.views.schema.generate` rewrites the shipped file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from communique.domain.record import Record
from communique.views.schema import SCHEMA

HEAD = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:communique:schema:communique-1",
    "title": "communique/1",
}
SHA256 = "^[0-9a-f]{64}$"
LEAST = {"start": 0, "end": 0, "characters": 1}
WORDS = "Null means that the text does not say. More on each field: docs/glossary.md."
SILENCE = "Null: the text does not say."


def make_schema() -> dict[str, Any]:
    """Return the schema of a record: every field is there, none is unknown, null where the text does not say."""
    made = msgspec.json.schema(Record)
    meanings = _meanings()
    definitions = {name: _closed(made["$defs"][name], meanings.get(name, {})) for name in sorted(made["$defs"])}
    about = f"{definitions['Record']['description']} {WORDS}"
    return {**HEAD, "description": about, "$ref": made["$ref"], "$defs": definitions}


def _meanings() -> dict[str, dict[str, str]]:
    """Return what each field means, by class and field."""
    return msgspec.toml.decode(Path(__file__).with_name("fields.toml").read_bytes(), type=dict[str, dict[str, str]])


def _closed(definition: dict[str, Any], meanings: Mapping[str, str]) -> dict[str, Any]:
    """Return a definition that demands all its fields, explained and in the order in which they are written.

    It allows no others.
    """
    if definition.get("type") != "object":
        return definition
    properties = definition["properties"]
    if "default" in properties.get("format", {}):  # msgspec puts it last, since our class gives it a value
        properties = {"format": {"const": properties["format"]["default"]}} | {
            name: form for name, form in properties.items() if name != "format"
        }
    if "sha256" in properties:
        properties["sha256"]["pattern"] = SHA256
    for name, least in LEAST.items():
        if name in properties:
            properties[name]["minimum"] = least
    properties = {name: _explained(form, meanings[name]) for name, form in properties.items()}
    return {**definition, "properties": properties, "required": list(properties), "additionalProperties": False}


def _explained(form: dict[str, Any], meaning: str) -> dict[str, Any]:
    may_be_null = {"type": "null"} in form.get("anyOf", ())
    return {"description": f"{meaning} {SILENCE}" if may_be_null and "Null" not in meaning else meaning, **form}


def schema_json() -> str:
    """Return the schema as it is shipped."""
    return msgspec.json.format(msgspec.json.encode(make_schema()), indent=2).decode() + "\n"


if __name__ == "__main__":
    Path(__file__).with_name(SCHEMA).write_text(schema_json(), encoding="utf-8")
