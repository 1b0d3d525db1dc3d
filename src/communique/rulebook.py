"""Loads rule files and checks that they have the form their room expects."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TypeVar

import msgspec

from communique.errors import RuleError

T = TypeVar("T")


def load_rules(room: str, name: str, form: type[T]) -> T:
    """Return `<room>/rules/<name>.toml` as the room's own form.

    Raises:
        RuleError: The file is missing, is no TOML, or has a field its form does not know.
    """
    where = f"{room}/rules/{name}.toml"
    try:
        raw = files("communique").joinpath(where).read_bytes()
    except FileNotFoundError as error:
        raise RuleError(f"{where}: expected a rule file, found none") from error
    try:
        return msgspec.toml.decode(raw, type=form)
    except msgspec.MsgspecError as error:
        raise RuleError(f"{where}: {error}") from error


@cache
def rules_hash() -> str:
    """Return a hash over all rule files, the same on every machine."""
    total = sha256()
    root = files("communique")
    rooms = sorted(room.name for room in root.iterdir() if room.is_dir())
    for room in rooms:
        rules = root.joinpath(room, "rules")
        if rules.is_dir():
            for rule_file in sorted(rules.iterdir(), key=lambda entry: entry.name):
                total.update(f"{room}/{rule_file.name}\n".encode())
                total.update(rule_file.read_bytes().replace(b"\r\n", b"\n"))
    return total.hexdigest()[:16]
