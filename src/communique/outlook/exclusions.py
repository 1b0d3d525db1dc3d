"""Which things wanted cannot come true together: the exclusions of issues.toml."""

import re
from collections.abc import Collection, Iterator
from functools import cache

import msgspec

from communique.rulebook import load_rules

PARTY = "{party}"


class Exclusion(msgspec.Struct, frozen=True):
    """Two objects that cannot both come true, in the form of issues.toml."""

    one: str
    other: str


class _Issues(msgspec.Struct, frozen=True):
    """What of issues.toml is needed here; the room of positions reads and checks the whole of it."""

    excludes: tuple[Exclusion, ...]


@cache
def load_exclusions() -> tuple[Exclusion, ...]:
    """Return the exclusions, the user's own too."""
    return load_rules("positions", "issues", _Issues).excludes


def excluded_pairs(objects: Collection[str], exclusions: Collection[Exclusion]) -> frozenset[frozenset[str]]:
    """Return the pairs among these objects that cannot both come true.

    >>> excluded_pairs({"a port of XAA", "no port of XAA", "a port of XBB"},
    ...                [Exclusion(one="a port of {party}", other="no port of {party}")]) == frozenset(
    ...     {frozenset({"a port of XAA", "no port of XAA"})})
    True
    """
    return frozenset(frozenset(pair) for pair in _pairs(objects, exclusions) if pair[0] != pair[1])


def _pairs(objects: Collection[str], exclusions: Collection[Exclusion]) -> Iterator[tuple[str, str]]:
    for exclusion in exclusions:
        for one in objects:
            found = _shape(exclusion.one).fullmatch(one)
            if found is None:
                continue
            party = found.groupdict().get("party")
            other = exclusion.other.replace(PARTY, party) if party else exclusion.other
            if other in objects and (party or PARTY not in exclusion.other):
                yield one, other


@cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(re.escape(name).replace(re.escape(PARTY), r"(?P<party>\S+)"))
