"""The JSON Schema (2020-12) of the record, as it ships with the package."""

from importlib.resources import files

SCHEMA = "communique-1.json"


def schema_text() -> str:
    """Return the schema as JSON."""
    return files("communique.views.schema").joinpath(SCHEMA).read_text(encoding="utf-8")
