"""Tells which outlet publishes at an address, or is named by an input; kept in `rules/outlets.toml`."""

from collections.abc import Iterator
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from communique.rulebook import load_rules


class Outlet(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A row of `rules/outlets.toml`."""

    name: str
    sites: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    rights: Literal["full", "quotes", "metadata"] | None = None


class Outlets(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """All outlets."""

    outlet: tuple[Outlet, ...]


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return all outlets."""
    return load_rules("documents", "outlets", Outlets).outlet


def outlet_of(source: str | None, url: str | None) -> Outlet | None:
    """Return the outlet that an input names, else the one that publishes at its address."""
    if source:
        return _by_name().get(source.casefold())
    return next((_by_site()[host] for host in _hosts(url) if host in _by_site()), None)


def _hosts(url: str | None) -> Iterator[str]:
    """Yield the host of an address, then the domains it lies in."""
    try:
        parts = (urlsplit(url or "").hostname or "").split(".")
    except ValueError:  # an address that is none
        return
    for start in range(len(parts) - 1):
        yield ".".join(parts[start:])


@cache
def _by_name() -> dict[str, Outlet]:
    return {name.casefold(): outlet for outlet in outlets() for name in (outlet.name, *outlet.also)}


@cache
def _by_site() -> dict[str, Outlet]:
    return {site.casefold(): outlet for outlet in outlets() for site in outlet.sites}
