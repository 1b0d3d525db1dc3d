"""Keeps a record in a SQLite file or on a PostgreSQL server."""

from communique.record.store.added import Added
from communique.record.store.opening import open_record
from communique.record.store.search import Hit
from communique.record.store.store import Store
from communique.record.store.wanted import Wanted

__all__ = ["Added", "Hit", "Store", "Wanted", "open_record"]
