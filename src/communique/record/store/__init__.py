"""Keeps a record in a SQLite file or on a PostgreSQL server."""

from communique.record.store.added import Added
from communique.record.store.glance import Extent
from communique.record.store.naming import Assignment
from communique.record.store.opening import open_record, upgrade
from communique.record.store.search import Hit
from communique.record.store.store import Store
from communique.record.store.wanted import Wanted

__all__ = ["Added", "Assignment", "Extent", "Hit", "Store", "Wanted", "open_record", "upgrade"]
