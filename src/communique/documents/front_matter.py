"""Splits off the front matter block of a text: lines of `name: value` between two lines of three dashes."""

import re

from communique.documents.sources import field_names

BLOCK = re.compile(r"---[ \t]*\n(?P<lines>(?:(?!---[ \t]*$).*\n)*?)---[ \t]*(?:\n|\Z)", re.MULTILINE)
FIELD = re.compile(r"(?P<name>[A-Za-z_][\w-]*):(?:[ \t]+(?P<value>.*))?")
GOES_ON = re.compile(r"(?:[ \t]+(?:- +)?|- +)(?P<value>.*)")  # a further line, or an item of a list
MAX_LINES = 100


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return what the block says (by field of Origin) and the text below it; a text without a block stays as it is."""
    match = BLOCK.match(text)
    if match is None or match["lines"].count("\n") > MAX_LINES:
        return {}, text
    said = _fields(match["lines"])
    if said is None:
        return {}, text
    names = field_names()
    known = {names[name]: value for name, value in said.items() if name in names and value}
    return known, text[match.end() :].lstrip("\n")


def _fields(lines: str) -> dict[str, str] | None:
    """Return the fields of the block; None where it is no such block but text between two rules."""
    said: dict[str, list[str]] = {}
    name = None
    for line in lines.splitlines():
        field, more = FIELD.fullmatch(line.rstrip()), GOES_ON.fullmatch(line.rstrip())
        if field:
            name = field["name"].lower()
            said[name] = [_bare(field["value"] or "")]
        elif more and name:
            said[name].append(_bare(more["value"]))
        elif line.strip() and not line.startswith("#"):
            return None
    return {key: ", ".join(value for value in values if value) for key, values in said.items()}


def _bare(value: str) -> str:
    """Return a value without the quotation marks around it, or the marks of a block of lines."""
    value = value.strip()
    if value in {">", "|", ">-", "|-"}:
        return ""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
