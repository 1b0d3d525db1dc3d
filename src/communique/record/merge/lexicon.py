"""The rules of merging, read once."""

import re
from functools import cache

import msgspec

from communique.domain.contact import ContactLevel, ContactMode, ContactStatus
from communique.rulebook import load_rules

ROOM = "record/merge"


class Days(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Spans of time, in days."""

    anchored: int
    vague: int
    told: int
    news: int
    past: int
    ahead: int


class Apart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two levels that cannot be one."""

    levels: tuple[ContactLevel, ContactLevel]


class Rounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a round is numbered."""

    pattern: str
    matches: list[str]
    rejects: list[str]
    numbers: dict[str, int]

    def compiled(self) -> re.Pattern[str]:
        """Return the pattern with its number words."""
        return re.compile(self.pattern.format(words="|".join(self.numbers)), re.IGNORECASE)


class ContactRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of `rules/contacts.toml`."""

    families: dict[str, list[ContactMode]]
    fates: dict[str, list[ContactStatus]]
    days: Days
    apart: list[Apart]
    rounds: Rounds


class Within(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of `rules/places.toml`."""

    within: dict[str, str]


class States(msgspec.Struct, frozen=True):
    """The names of states, as the list of places has them."""

    states: dict[str, list[str]]


class WordingLimits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers by which wordings are compared."""

    contained: int
    partial: int
    similar: float
    contents: int
    anonymous: int
    days: int
    keys: int


class WordingRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of `rules/wordings.toml`."""

    empty: frozenset[str]
    contrary: frozenset[str]
    alike: dict[str, str]
    limits: WordingLimits


class Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a name that are no name."""

    titles: frozenset[str]
    particles: frozenset[str]
    generations: frozenset[str]


class NameLimits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How like two names must be, of 100."""

    surname: int
    given: int


class NameRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of `rules/names.toml`."""

    letters: dict[str, str]
    marks: Marks
    limits: NameLimits


class CopyRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of `rules/copies.toml`."""

    shingle: int
    size: int
    rows: int
    keys: int
    head: int
    similar: float
    contained: float
    short: int
    similar_short: float
    shortest: int


@cache
def contact_rules() -> ContactRules:
    """Return how contacts are compared."""
    return load_rules(ROOM, "contacts", ContactRules)


@cache
def round_pattern() -> re.Pattern[str]:
    """Return what finds the number of a round."""
    return contact_rules().rounds.compiled()


@cache
def family_of(mode: ContactMode) -> str:
    """Return the family a mode belongs to."""
    return next(name for name, modes in contact_rules().families.items() if mode in modes)


@cache
def fate_of(status: ContactStatus) -> str:
    """Return whether something of that status happened, is ahead, or is off."""
    return next(name for name, statuses in contact_rules().fates.items() if status in statuses)


@cache
def levels_apart() -> frozenset[frozenset[ContactLevel]]:
    """Return the pairs of levels that cannot be one contact."""
    return frozenset(frozenset(row.levels) for row in contact_rules().apart)


@cache
def wording_rules() -> WordingRules:
    """Return how wordings are compared."""
    return load_rules(ROOM, "wordings", WordingRules)


@cache
def name_rules() -> NameRules:
    """Return how names are compared."""
    return load_rules(ROOM, "names", NameRules)


@cache
def copy_rules() -> CopyRules:
    """Return how texts are compared."""
    return load_rules(ROOM, "copies", CopyRules)


@cache
def wider_places() -> dict[str, str]:
    """Return the place that another lies in, by its folded name."""
    return load_rules(ROOM, "places", Within).within


@cache
def names_of_states() -> frozenset[str]:
    """Return the folded names of all states."""
    return frozenset(names[0].lower() for names in load_rules("contacts", "places", States).states.values())
