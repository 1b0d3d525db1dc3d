"""The words for actors in a language beside English: its states, offices and bodies, from `rules/<language>.toml`."""

from functools import cache
from typing import Literal

import msgspec

from communique.actors.forms import State as KnownState
from communique.actors.forms import States
from communique.domain.actor import Rank
from communique.rulebook import load_rules


class State(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A state and the words for it, each in its dictionary form."""

    id: str
    names: list[str]
    adjectives: list[str]
    capitals: list[str]
    seats: list[str]


class RoleWords(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words for an office; an adjective or a noun below it may change its rank."""

    rank: Rank
    words: list[str]
    adjectives: dict[str, Rank] = {}
    below: dict[str, Rank] = {}


class Body(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words for an organ of a state."""

    kind: Literal["government", "organisation"]
    words: list[str]


class WordLists(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The closed word classes."""

    delegates: frozenset[str]
    places: frozenset[str]
    companions: frozenset[str]
    pronouns: dict[str, str]


class ActorWords(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The form of `rules/<language>.toml`."""

    state: list[State]
    role: list[RoleWords]
    body: list[Body]
    words: WordLists


class Wordings:
    """The words of a language, by their dictionary form."""

    def __init__(self, language: str) -> None:
        """Turn the rows into look-ups."""
        rules = load_rules("actors", language, ActorWords)
        self.language = language
        self.known: dict[str, KnownState] = {row.id: row for row in load_rules("actors", "states", States).state}
        self.states = {word: row for row in rules.state for word in (*row.names, *row.capitals, *row.seats)}
        self.adjectives = {word: row for row in rules.state for word in row.adjectives}
        self.roles = {word: row for row in rules.role for word in row.words}
        self.bodies = {word: row.kind for row in rules.body for word in row.words}
        self.places, self.companions = rules.words.places, rules.words.companions
        self.delegates, self.pronouns = rules.words.delegates, rules.words.pronouns

    def is_name(self, words: str, state: State) -> bool:
        """Tell whether words name the state itself, or a seat that is no place to meet in; not its capital."""
        return words in state.names


@cache
def wordings(language: str) -> Wordings:
    """Return the words of a language.

    Raises:
        RuleError: There is no such file, or it has another form.
    """
    return Wordings(language)
