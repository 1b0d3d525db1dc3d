"""Loads rule files, ours and the user's own, and checks that they have the form their room expects."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

import msgspec

from communique.errors import RuleError

T = TypeVar("T")

EXTENDED = {  # the rule file of ours that a file of the user's extends, by the name of theirs
    "roster.toml": ("actors", "roster"),
    "organisations.toml": ("actors", "organisations"),
    "issues.toml": ("positions", "issues"),
    "outlets.toml": ("documents", "outlets"),
}
KEYS = ("id", "name")  # what tells a row from others: a row of the user's with that of one of ours replaces it
TIMES = (datetime, date, time)  # what TOML itself knows
_own: dict[tuple[str, str], Path] = {}
_loaded: set[tuple[str, str]] = set()


def add_rules(folder: Path) -> tuple[Path, ...]:
    """Take the user's own rule files in a folder to ours, from now on; return those that are there.

    To be called once, before anything is read: the rooms load their rules a single time.

    Raises:
        RuleError: Rules that a file of the folder extends were loaded before.
    """
    found = {ours: folder / name for name, ours in EXTENDED.items() if (folder / name).is_file()}
    late = sorted("/".join(ours) for ours in found if ours in _loaded and _own.get(ours) != found[ours])
    if late:
        raise RuleError(f"{folder}: expected to be named before any rule is loaded, found {', '.join(late)} loaded")
    _own.update(found)
    rules_hash.cache_clear()
    return tuple(found.values())


def load_rules(room: str, name: str, form: type[T]) -> T:
    """Return `<room>/rules/<name>.toml` as the room's own form, with the rows of the user's own file.

    Raises:
        RuleError: The file is missing, is no TOML, or has a field its form does not know.
    """
    where = f"{room}/rules/{name}.toml"
    try:
        raw = files("communique").joinpath(where).read_bytes()
    except FileNotFoundError as error:
        raise RuleError(f"{where}: expected a rule file, found none") from error
    _loaded.add((room, name))
    own = _own.get((room, name))
    return _formed(_joined(_tables(raw, where), own, form), form, where) if own else _decoded(raw, form, where)


def _decoded(raw: bytes, form: type[T], where: str) -> T:
    try:
        return msgspec.toml.decode(raw, type=form)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise RuleError(f"{where}: {error}") from error


def _formed(tables: Mapping[str, object], form: type[T], where: str) -> T:
    try:
        return msgspec.convert(tables, form, builtin_types=TIMES, str_keys=True)
    except msgspec.MsgspecError as error:
        raise RuleError(f"{where}: {error}") from error


def _tables(raw: bytes, where: str) -> dict[str, object]:
    return _decoded(raw, dict[str, object], where)


def _joined(ours: dict[str, object], own: Path, form: type[T]) -> dict[str, object]:
    """Return our tables with the user's, whose form is checked on its own so that an error names their file."""
    try:
        theirs = _tables(own.read_bytes(), str(own))
    except OSError as error:
        raise RuleError(f"{own}: expected a file that can be read, found: {error.strerror or error}") from error
    bare = {key: [] if isinstance(value, list) else value for key, value in ours.items()}
    _formed({**bare, **theirs}, form, str(own))
    return {**ours, **{key: _both(ours.get(key), value) for key, value in theirs.items()}}


def _both(ours: object, theirs: object) -> object:
    """Return two lists as one, a row of theirs in place of ours with its key; of anything else theirs."""
    if not isinstance(ours, list) or not isinstance(theirs, list):
        return theirs
    replaced = {_key(row) for row in theirs}
    return [row for row in ours if _key(row) not in replaced] + theirs


def _key(row: object) -> object:
    if not isinstance(row, dict):
        return row
    return next((row[key] for key in KEYS if key in row), str(row))


@cache
def rules_hash() -> str:
    """Return a hash over all rule files, the user's own too; the same on every machine."""
    total = sha256()
    for room, rules in sorted(_rule_folders(files("communique"), ""), key=itemgetter(0)):
        for rule_file in sorted(rules.iterdir(), key=lambda entry: entry.name):
            total.update(f"{room}/{rule_file.name}\n".encode())
            total.update(rule_file.read_bytes().replace(b"\r\n", b"\n"))
    for (room, name), own in sorted(_own.items()):
        total.update(f"own {room}/{name}.toml\n".encode())
        total.update(own.read_bytes().replace(b"\r\n", b"\n"))
    return total.hexdigest()[:16]


def _rule_folders(folder: Traversable, room: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.name == "rules" and entry.is_dir():
            yield room, entry
        elif not entry.name.startswith("_") and entry.is_dir():
            yield from _rule_folders(entry, f"{room}/{entry.name}".lstrip("/"))
