"""Looks up a rule by its id: what it must read and what it must not, in the words of its own file."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

PREFIX = "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule with its promises."""

    id: str
    file: str  # "contacts/rules/triggers.toml"
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


def rule_named(name: str) -> Rule | None:
    """Return the rule with this id, as findings name it ("contacts.meet" is `meet` of the room contacts); else None."""
    rules = _rules()
    room, _, rest = name.partition(PREFIX)
    return rules.get(name) or rules.get(f"{room}/{rest}")


@cache
def _rules() -> Mapping[str, Rule]:
    found: dict[str, Rule] = {}
    for room in sorted(files("communique").iterdir(), key=lambda entry: entry.name):
        folder = room / "rules"
        if folder.is_dir():
            for rule in _rules_in(room.name, folder):
                found.setdefault(rule.id, rule)
                found.setdefault(f"{room.name}/{rule.id}", rule)
    return found


def _rules_in(room: str, folder: Traversable) -> Iterator[Rule]:
    for path in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if path.name.endswith(".toml"):
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
            yield from (_rule(row, f"{room}/rules/{path.name}") for row in _rows(tables))


def _rows(node: object) -> Iterator[Mapping[str, Any]]:
    """Yield every row with an id, however deep."""
    if isinstance(node, list):
        for part in node:
            yield from _rows(part)
    elif isinstance(node, dict):
        if isinstance(node.get("id"), str):
            yield node
        for part in node.values():
            yield from _rows(part)


def _rule(row: Mapping[str, Any], file: str) -> Rule:
    matches, rejects = (tuple(map(_words, row.get(name, ()))) for name in ("matches", "rejects"))
    return Rule(id=row["id"], file=file, matches=matches, rejects=rejects)


def _words(example: object) -> str:
    """Return an example in one line; those of the history are pairs."""
    return " → ".join(map(str, example)) if isinstance(example, list) else str(example)
