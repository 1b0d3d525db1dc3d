"""Keeps a record in a SQLite file or on a PostgreSQL server."""

from communique.record.store.accounts import Account, Accounts, Role, Session, Token
from communique.record.store.added import Added
from communique.record.store.glance import Extent
from communique.record.store.naming import Assignment
from communique.record.store.opening import open_record, upgrade
from communique.record.store.saved import SavedSearch
from communique.record.store.search import Hit
from communique.record.store.store import Store
from communique.record.store.wanted import Wanted

__all__ = [
    "Account",
    "Accounts",
    "Added",
    "Assignment",
    "Extent",
    "Hit",
    "Role",
    "SavedSearch",
    "Session",
    "Store",
    "Token",
    "Wanted",
    "open_record",
    "upgrade",
]
