"""Remembers what the derived tables were made with."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from sqlalchemy import Connection, select

from communique.record.store import schema
from communique.record.store.rows import put_over

AS_OF = "as_of"  # the day the ledger speaks from: the latest day of publication
MERGING = "merging"  # hash of the rules of merging


def standing(connection: Connection, name: str) -> str | None:
    """Return what is remembered under a name; None where nothing is."""
    table = schema.standings.c
    value = connection.execute(select(table.value).where(table.name == name)).scalar()
    return str(value) if value else None


def put_standing(connection: Connection, name: str, value: str) -> None:
    """Remember it."""
    put_over(connection, schema.standings, [{"name": name, "value": value}])


@cache
def merging_hash() -> str:
    """Return a hash over the rules by which documents are merged, and the version of the program."""
    total = sha256(version("communique").encode())
    for name, content in sorted(_rules_in(files("communique").joinpath("record"), "record")):
        total.update(f"{name}\n".encode())
        total.update(content.replace(b"\r\n", b"\n"))
    return total.hexdigest()[:16]


def _rules_in(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            found += _rules_in(entry, path)
        elif entry.name.endswith(".toml"):
            found.append((path, entry.read_bytes()))
    return found
