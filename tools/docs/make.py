"""Writes the pages of the documentation that follow from the code: `python tools/docs/make.py`.

The codebook from the JSON Schema and values.toml, the drawing of the rooms from the import contracts, and the list of
decisions from their pages. A test holds each of them current.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from communique.views.schema import schema_text

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
VALUES = tomllib.loads((Path(__file__).parent / "values.toml").read_text(encoding="utf-8"))
ISSUES = ROOT / "src" / "communique" / "positions" / "rules" / "issues.toml"
SCHEMA: dict[str, Any] = json.loads(schema_text())["$defs"]

CODEBOOK = """# Codebook

Every field and every value of the record `communique/1`. `null` means "the text does not say", unless the field says
otherwise. Offsets count code points of the stored text, from 0; the end is excluded.

The examples say what a value means, with a near miss beside each. They are no promise that the program finds it in
every wording: [Quality and limits](quality.md) says how often it does. Four rules hold everywhere:

1. No evidence, no line. Each names the exact words it was read from.
2. What is hedged, denied, asked or supposed is never a fact: look at `status` and `certainty`.
3. A date is as exact as the text. "In June" stays June; nothing is moved to a day.
4. Whoever is not named stays open. A pronoun that nothing resolves leaves the person out.

Made by `tools/docs/make.py` from the JSON Schema (`communique schema`), so that no field is missing.
"""


def main() -> None:
    """Write the pages."""
    for path, text in pages():
        path.write_text(text, encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")


def pages() -> Iterator[tuple[Path, str]]:
    """Yield each page that is made, with its text."""
    yield DOCS / "codebook.md", codebook()
    yield DOCS / "architecture.svg", drawing()
    yield DOCS / "decisions" / "index.md", decisions()


def codebook() -> str:
    """Return the codebook as Markdown."""
    objects = [name for name, form in SCHEMA.items() if "properties" in form]
    first = [name for name in ("Record", "Contact", "Statement", "Position", "Commitment", "Event") if name in objects]
    parts = [CODEBOOK, "## Fields\n"]
    for name in [*first, *(name for name in objects if name not in first)]:
        parts.append(f"### {name}\n\n{_cell(SCHEMA[name]['description'])}\n\n| field | form | means |\n|---|---|---|")
        rows = (
            f"| {field} | {_form(form)} | {_cell(form['description'])} |"
            for field, form in SCHEMA[name]["properties"].items()
        )
        parts += [*rows, ""]
    parts.append("## Values\n")
    for name, form in SCHEMA.items():
        if "enum" in form:
            parts += [*_values(name, form), ""]
    return "\n".join([*parts, *_issues()])


def _values(name: str, form: dict[str, Any]) -> Iterator[str]:
    yield f"### {name}\n\n{_cell(form['description'])}\n\n| value | means | example | near miss |\n|---|---|---|---|"
    for value in form["enum"]:
        yield f"| {value} | {' | '.join(VALUES[name][value])} |"


def _issues() -> Iterator[str]:
    yield "### Issues\n\nThe values of `issue`. The last column looks alike and is something else, or no issue.\n"
    yield "| issue | for example | near miss |\n|---|---|---|"
    for issue in tomllib.loads(ISSUES.read_text(encoding="utf-8"))["issue"]:
        examples = ("; ".join(issue.get(key, [])[:2]) for key in ("matches", "rejects"))
        yield f"| {issue['name']} | {' | '.join(examples)} |"
    yield ""


def _form(form: dict[str, Any]) -> str:
    """Return what a field holds: a name of the codebook as a link, a plain type in words."""
    if "$ref" in form:
        name = form["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in form:
        return " or ".join(_form(one) for one in form["anyOf"])
    if form.get("type") == "array" and isinstance(form.get("items"), dict):
        return f"list of {_form(form['items'])}"
    return str(form.get("format") or form.get("type") or form.get("const") or "one of a list")


def _cell(words: str) -> str:
    return words.replace("\n", " ").replace("|", "\\|")


def decisions() -> str:
    """Return the list of decisions as Markdown."""
    lines = ["# Decisions\n", "What would puzzle a newcomer: context, choice, and what was given up.\n"]
    for path in sorted((DOCS / "decisions").glob("[0-9]*.md")):
        title = re.sub(r"^# (\d+\.? )?", "", path.read_text(encoding="utf-8").partition("\n")[0])
        lines.append(f"- {path.name[:4]} [{title}]({path.name})")
    return "\n".join([*lines, ""])


WIDTH, ROW, GAP, TOP = 760, 40, 14, 10


def drawing() -> str:
    """Return the rooms as an SVG: a row a layer of the contract, the upper may import the lower."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (layers,) = (one["layers"] for one in contracts["contracts"] if one["type"] == "layers")
    height = TOP * 2 + len(layers) * (ROW + GAP) - GAP
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
            'font-family="sans-serif" font-size="13" text-anchor="middle">'
        ),
        "<title>The rooms in layers; each may import the rows below it</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
    ]
    for number, layer in enumerate(layers):
        lines += _row(re.split(r"\s*[|:]\s*", layer), TOP + number * (ROW + GAP))
        if number:
            middle, foot = WIDTH // 2, TOP + number * (ROW + GAP)
            lines.append(f'<path d="M{middle} {foot - GAP}v{GAP - 4}m-4 -4l4 5l4 -5" fill="none" stroke="#444"/>')
    return "\n".join([*lines, "</svg>", ""])


def _row(rooms: list[str], top: int) -> Iterator[str]:
    width = (WIDTH - 20) / len(rooms)
    for place, room in enumerate(rooms):
        left = 10 + place * width
        yield (
            f'<rect x="{left + 3:.0f}" y="{top}" width="{width - 6:.0f}" height="{ROW}" rx="4" fill="#e8eaf6"'
            ' stroke="#3f51b5"/>'
        )
        yield f'<text x="{left + width / 2:.0f}" y="{top + ROW // 2 + 5}" fill="#111">{escape(room)}</text>'


if __name__ == "__main__":
    main()
