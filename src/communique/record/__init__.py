"""Joins what was read from many documents into one record, and keeps it."""

from typing import TYPE_CHECKING

from communique.record.gather import gather

if TYPE_CHECKING:
    from communique.record.store import (
        Account,
        Accounts,
        Added,
        Assignment,
        Counts,
        Extent,
        Face,
        Finds,
        Forgetting,
        Forgotten,
        Hit,
        Lately,
        Outlet,
        Outline,
        Relation,
        Relative,
        Role,
        SavedSearch,
        Session,
        Sought,
        Store,
        Token,
        ToldHere,
        Wanted,
        open_record,
        upgrade,
    )

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
    "gather",
    "open_record",
    "upgrade",
]


def __getattr__(name: str) -> object:
    """Load the store with the first of its names: whoever reads one article needs no database."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from communique.record import store  # noqa: PLC0415

    return getattr(store, name)
