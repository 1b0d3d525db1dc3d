"""Joins what was read from many documents into one record, and keeps it."""

from communique.record.gather import gather
from communique.record.store import Added, Hit, Store, Wanted, open_record

__all__ = ["Added", "Hit", "Store", "Wanted", "gather", "open_record"]
