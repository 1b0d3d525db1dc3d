"""Remembers what the derived tables were made with."""

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
