"""Keeps a record in a SQLite file or on a PostgreSQL server."""

from communique.record.store.accounts import Account, Accounts, Role, Session, Token
from communique.record.store.added import Added
from communique.record.store.beside import Relation, Relative, ToldHere
from communique.record.store.counts import Counts, Outlet
from communique.record.store.forgetting import Forgetting, Forgotten
from communique.record.store.glance import Extent
from communique.record.store.latest import Lately
from communique.record.store.naming import Assignment
from communique.record.store.opening import open_record, upgrade
from communique.record.store.outlines import Face, Outline
from communique.record.store.saved import SavedSearch
from communique.record.store.search import Hit
from communique.record.store.seeking import Finds, Sought
from communique.record.store.store import Store
from communique.record.store.wanted import Wanted

__all__ = [
    "Account",
    "Accounts",
    "Added",
    "Assignment",
    "Counts",
    "Extent",
    "Face",
    "Finds",
    "Forgetting",
    "Forgotten",
    "Hit",
    "Lately",
    "Outlet",
    "Outline",
    "Relation",
    "Relative",
    "Role",
    "SavedSearch",
    "Session",
    "Sought",
    "Store",
    "Token",
    "ToldHere",
    "Wanted",
    "open_record",
    "upgrade",
]
