"""Which things wanted cannot come true together: the normal forms and the exclusions of issues.toml."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations_with_replacement, product

import msgspec

from communique.rulebook import load_rules

PARTY = "{party}"
OWNER = re.compile(r"\s\w+\s(?:the forces of )?\{party\}")  # what a normal form lacks where the text names no state


class Exclusion(msgspec.Struct, frozen=True):
    """Two objects that cannot both come true, in the form of issues.toml."""

    one: str
    other: str


class _Thing(msgspec.Struct, frozen=True):
    name: str


class _Issue(msgspec.Struct, frozen=True):
    object: tuple[_Thing, ...] = ()


class _Issues(msgspec.Struct, frozen=True):
    """What of issues.toml is needed here; the room of positions reads and checks the whole of it."""

    issue: tuple[_Issue, ...]
    excludes: tuple[Exclusion, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A thing wanted, taken apart."""

    form: str  # the normal form, with {party} where it has one
    party: str | None  # whose it is, where the form has a place for that; None: the text does not say
    is_whole: bool  # False: the form has a place for a party and the text names none


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two things that are one, or exclude one another."""

    one: str
    other: str
    is_certain: bool  # False: a text does not say whose it is
    is_exclusion: bool  # else they are one thing


@cache
def load_exclusions() -> tuple[Exclusion, ...]:
    """Return the exclusions, the user's own too."""
    return _issues().excludes


@cache
def _issues() -> _Issues:
    return load_rules("positions", "issues", _Issues)


@cache
def taken_apart(thing: str, exclusions: tuple[Exclusion, ...] = ()) -> Wanted:
    """Return the form of a thing wanted and whose it is.

    >>> taken_apart("NATO membership of XAA")
    Wanted(form='NATO membership of {party}', party='XAA', is_whole=True)
    >>> taken_apart("NATO membership")
    Wanted(form='NATO membership of {party}', party=None, is_whole=False)
    >>> taken_apart("ceasefire")
    Wanted(form='ceasefire', party=None, is_whole=True)
    """
    for form in _forms(exclusions):
        found = _shape(form).fullmatch(thing)
        if found is not None:
            return Wanted(form, found["party"], is_whole=True)
        if thing == OWNER.sub("", form):
            return Wanted(form, None, is_whole=False)
    return Wanted(thing, None, is_whole=True)


@cache
def _forms(exclusions: tuple[Exclusion, ...]) -> tuple[str, ...]:
    """Return the normal forms that have a place for a party, those of exclusions too."""
    named = [thing.name for issue in _issues().issue for thing in issue.object]
    excluded = [side for exclusion in exclusions for side in (exclusion.one, exclusion.other)]
    return tuple(dict.fromkeys(name for name in (*named, *excluded) if PARTY in name))


@cache
def _shape(form: str) -> re.Pattern[str]:
    return re.compile(re.escape(form).replace(re.escape(PARTY), r"(?P<party>\S+)"))


def clashes_among(things: Iterable[str], exclusions: tuple[Exclusion, ...]) -> Iterator[Clash]:
    """Yield how things stand to one another: each with itself, with others that may be the same, with those excluded.

    Where a text does not say whose a thing is, that is only possible, and no more.
    """
    forms: dict[str, list[str]] = {}
    for thing in sorted(set(things)):
        forms.setdefault(taken_apart(thing, exclusions).form, []).append(thing)
    for several in forms.values():
        yield from _clashing(combinations_with_replacement(several, 2), exclusions, is_exclusion=False)
    for exclusion in dict.fromkeys(exclusions):
        both = product(forms.get(exclusion.one, ()), forms.get(exclusion.other, ()))
        yield from _clashing((pair for pair in both if pair[0] != pair[1]), exclusions, is_exclusion=True)


def _clashing(
    pairs: Iterable[tuple[str, str]], exclusions: tuple[Exclusion, ...], *, is_exclusion: bool
) -> Iterator[Clash]:
    for one, other in pairs:
        first, second = taken_apart(one, exclusions), taken_apart(other, exclusions)
        is_of_any = PARTY not in first.form or PARTY not in second.form  # whose it is does not matter
        is_certain = is_of_any or (first.is_whole and second.is_whole)
        is_for_one = None in {first.party, second.party} or first.party == second.party
        if not is_certain or is_for_one:
            yield Clash(one=one, other=other, is_certain=is_certain, is_exclusion=is_exclusion)
