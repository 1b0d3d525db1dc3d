"""Knows names of places and reads where a contact took place."""

from functools import cache

import msgspec

from communique.rulebook import load_rules


class Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of `rules/places.toml` and `rules/sites.toml`."""

    states: dict[str, list[str]]


@cache
def countries() -> dict[str, str]:
    """Return the state a place lies in (ISO 3166-1 alpha-3), by the place's name in lower case."""
    found: dict[str, str] = {}
    for name in ("places", "sites"):
        for code, names in load_rules("contacts", name, Places).states.items():
            found.update((place.lower(), code) for place in names)
    return found


@cache
def _states() -> frozenset[str]:
    return frozenset(names[0].lower() for names in load_rules("contacts", "places", Places).states.values())


def country_of(name: str) -> str | None:
    """Return the state a place lies in; None where we do not know it."""
    return countries().get(name.lower())


def is_city(name: str) -> bool:
    """Tell whether a name is that of a town or a site we know, and not that of a state."""
    lower = name.lower()
    return lower in countries() and lower not in _states()
