"""Joins what was read from many documents into one record, and keeps it."""

from communique.record.gather import gather
from communique.record.store import Added, Assignment, Extent, Hit, Store, Wanted, open_record, upgrade

__all__ = ["Added", "Assignment", "Extent", "Hit", "Store", "Wanted", "gather", "open_record", "upgrade"]
