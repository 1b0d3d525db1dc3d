"""Holds what names a state, a sector, a context, and the CAMEO root of each type."""

from dataclasses import dataclass
from functools import cache
from typing import Self
from unicodedata import combining, normalize

import msgspec

from communique.domain.ids import ActorId, actor_id
from communique.rulebook import load_rules

OPENING = 4  # letters by which most words are told from names
CONTESTED = frozenset({"Crimea"})  # what is done there is done to nobody we could name


class StateRow(msgspec.Struct, frozen=True):
    """The names of a state; other columns of the list are not needed here."""

    id: str
    name: str
    wikidata: str | None = None
    also: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None


class StateFile(msgspec.Struct, frozen=True):
    """The list of states that the actors are read with."""

    state: tuple[StateRow, ...]


class PlaceFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of towns and sites that contacts are placed with."""

    states: dict[str, tuple[str, ...]]


class Waters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words that make the name of a state part of another name."""

    before: frozenset[str]
    behind: frozenset[str]


class SectorFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of `rules/sectors.toml`."""

    sectors: dict[str, tuple[str, ...]]
    linking: frozenset[str]
    waters: Waters


class ContextFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of `rules/contexts.toml`."""

    contexts: dict[str, tuple[str, ...]]


@cache
def states() -> dict[str, StateRow]:
    """Return the states by name, other name, demonym and capital, in lower case."""
    found: dict[str, StateRow] = {}
    rows = load_rules("actors", "states", StateFile).state
    for row in rows:
        for name in (row.name, *row.also, *row.demonyms):
            found.setdefault(name.lower(), row)
    for row in rows:
        if row.capital:
            found.setdefault(row.capital.lower(), row)
    return found


@cache
def states_by_actor() -> dict[ActorId, StateRow]:
    """Return the states by the id of each as an actor."""
    found: dict[ActorId, StateRow] = {}
    for row in dict.fromkeys(states().values()):
        found.setdefault(actor_id(row.wikidata or row.id), row)
    return found


@cache
def towns() -> dict[str, StateRow]:
    """Return the states that towns and sites lie in, by the name in lower case, spelt with and without accents."""
    rows = {row.id: row for row in load_rules("actors", "states", StateFile).state}
    found: dict[str, StateRow] = {}
    for name in ("places", "sites"):
        for code, names in load_rules("contacts", name, PlaceFile).states.items():
            for town in names if code in rows else ():
                if town in CONTESTED:
                    continue
                found.setdefault(town.lower(), rows[code])
                found.setdefault(_plain(town.lower()), rows[code])
    return found


def _plain(name: str) -> str:
    return "".join(letter for letter in normalize("NFD", name) if not combining(letter)).replace("’", "'")


@dataclass(frozen=True, slots=True)
class Names:
    """States by names; what begins otherwise than a name, or is longer than all that begin so, needs no look-up."""

    rows: dict[str, StateRow]
    longest: dict[str, int]  # characters, by the opening, which may be as short as a first word

    @classmethod
    def of(cls, rows: dict[str, StateRow]) -> Self:
        """Return the names with their openings."""
        longest: dict[str, int] = {}
        for name in rows:
            for letters in range(1, OPENING + 1):
                opening = name[:letters]
                longest[opening] = max(len(name), longest.get(opening, 0))
        return cls(rows, longest)


@cache
def names_of_states() -> Names:
    """Return the names of states, peoples and capitals."""
    return Names.of(states())


@cache
def names_of_towns() -> Names:
    """Return the names of towns and sites."""
    return Names.of(towns())


@cache
def demonyms() -> frozenset[str]:
    """Return the adjectives and nouns for the people of a state, in lower case."""
    return frozenset(name.lower() for row in states().values() for name in row.demonyms)


@cache
def sectors() -> dict[str, str]:
    """Return the sector of each word; the first sector of the file keeps a word."""
    found: dict[str, str] = {}
    for sector, words in load_rules("events", "sectors", SectorFile).sectors.items():
        for word in words:
            found.setdefault(word, sector)
    return found


@cache
def linking() -> frozenset[str]:
    """Return the participles that only say whose somebody is."""
    return load_rules("events", "sectors", SectorFile).linking


@cache
def waters() -> Waters:
    """Return the words that make the name of a state part of another name ("Sea" of Japan)."""
    return load_rules("events", "sectors", SectorFile).waters


@cache
def sector_order() -> dict[str, int]:
    """Return the place of each sector in the file: the first wins."""
    return {sector: place for place, sector in enumerate(load_rules("events", "sectors", SectorFile).sectors)}


@cache
def contexts() -> dict[str, tuple[str, ...]]:
    """Return the contexts that a word says."""
    found: dict[str, list[str]] = {}
    for context, words in load_rules("events", "contexts", ContextFile).contexts.items():
        for word in words:
            found.setdefault(word, []).append(context)
    return {word: tuple(names) for word, names in found.items()}
