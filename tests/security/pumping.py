"""Finds every regular expression of ours with how it is used, and makes texts on which each may take long."""

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from re import _constants as kinds
from re import _parser as parser

import communique

POOL = "aA0 \n.-'\"<>()[]{}/:,;_|=&%#@!?*+$\\\t1bBzZéЖ…—’“\u00a0"
EVERYWHERE = ["a", "A", "0", " ", "\n", "Aa ", "a.", "'", "-", "<", "a,"]  # repeated, for every expression
SEARCHING = {"search", "finditer", "findall", "sub", "subn", "split"}
MANY = 50  # repetitions that count as without end
CATEGORIES = {
    "DIGIT": str.isdigit,
    "SPACE": str.isspace,
    "WORD": lambda one: one.isalnum() or one == "_",
}


@dataclass(frozen=True)
class Expression:
    pattern: re.Pattern
    module: str
    line: int

    @property
    def place(self) -> str:
        return f"{self.module}:{self.line}"


@contextmanager
def noting() -> Iterator[dict[tuple[object, int], Expression]]:
    """Note every expression that our own code compiles meanwhile."""
    found: dict[tuple[object, int], Expression] = {}
    compiling = re._compile

    def spy(pattern, flags):
        compiled = compiling(pattern, flags)
        frame = sys._getframe(1)
        while frame and frame.f_globals.get("__name__", "").split(".")[0] in {"re", "functools"}:
            frame = frame.f_back
        name = frame.f_globals.get("__name__", "") if frame else ""
        if name.startswith("communique"):
            found.setdefault((compiled.pattern, compiled.flags), Expression(compiled, name, frame.f_lineno))
        return compiled

    re._compile = spy
    try:
        yield found
    finally:
        re._compile = compiling


def import_all() -> None:
    """Import every module of ours; their constants are compiled with it."""
    for module in pkgutil.walk_packages(communique.__path__, "communique."):
        if ".migrations" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def searched_constants() -> tuple[dict[tuple[str, int], str], set[str]]:
    """Return the names of constants by module and line, and the names of those that search from every place."""
    root = Path(communique.__file__).parent
    names: dict[tuple[str, int], str] = {}
    searching: set[str] = set()
    for path in root.rglob("*.py"):
        module = ".".join(["communique", *path.relative_to(root).with_suffix("").parts]).removesuffix(".__init__")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                for line in range(node.lineno, (node.end_lineno or node.lineno) + 1):
                    names[module, line] = node.targets[0].id
            if isinstance(node, ast.Attribute) and node.attr in SEARCHING and isinstance(node.value, ast.Name):
                searching.add(f"{module}.{node.value.id}")
    return names, searching


def hostile(expression: re.Pattern) -> list[tuple[str, str]]:
    """Return beginnings, each with what is to be repeated behind it."""
    source = expression.pattern
    flags = expression.flags
    if isinstance(source, bytes):
        source, flags = source.decode("latin-1"), flags & ~re.UNICODE
    pumps: list[tuple[str, str]] = []
    _sample(parser.parse(source, flags), pumps, "")
    return list(dict.fromkeys([*pumps, *(("", repeated) for repeated in EVERYWHERE)]))


def _sample(tree, pumps: list[tuple[str, str]], before: str) -> str:
    """Return words that a part of an expression fits, and note what repeats in it."""
    out = ""
    for kind, value in tree:
        out += _one(kind, value, pumps, before + out)
    return out


def _one(kind, value, pumps: list[tuple[str, str]], before: str) -> str:
    if kind in {kinds.LITERAL, kinds.NOT_LITERAL, kinds.IN, kinds.ANY}:
        return _character(kind, value)
    if kind in {kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT}:
        least, most, part = value
        words = _sample(part, pumps, before)
        if words and (most is kinds.MAXREPEAT or most > MANY):
            pumps.append((before, words))
        return words * max(least, 1 if most else 0)
    if kind is kinds.BRANCH:
        return max(_sample(part, pumps, before) for part in value[1])
    if kind in {kinds.SUBPATTERN, kinds.ATOMIC_GROUP}:
        return _sample(value[-1] if kind is kinds.SUBPATTERN else value, pumps, before)
    if kind in {kinds.ASSERT, kinds.ASSERT_NOT}:
        _sample(value[1], pumps, before)
    return ""


def _character(kind, value) -> str:
    if kind is kinds.IN:
        return _member(value)
    if kind is kinds.LITERAL:
        return chr(value)
    return "b" if value == ord("a") else "a"


def _member(items) -> str:
    """Return a character of a class."""
    is_negated = items[0][0] is kinds.NEGATE
    return next((one for one in POOL if any(_fits(one, *item) for item in items) != is_negated), _first(items))


def _first(items) -> str:
    kind, value = items[0]
    return chr(value) if kind is kinds.LITERAL else chr(value[0]) if kind is kinds.RANGE else "a"


def _fits(one: str, kind, value) -> bool:
    if kind is kinds.LITERAL:
        return ord(one) == value
    if kind is kinds.RANGE:
        return value[0] <= ord(one) <= value[1]
    if kind is kinds.CATEGORY:
        name = str(value).removeprefix("CATEGORY_").replace("UNI_", "")
        return CATEGORIES[name.removeprefix("NOT_")](one) != name.startswith("NOT_")
    return False
