"""The words for contacts in a language beside English, from `rules/<language>.toml`."""

from functools import cache
from typing import Literal

import msgspec

from communique.domain.contact import ContactMode, ContactStatus
from communique.rulebook import load_rules


class Noun(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Nouns for a contact."""

    id: str
    mode: ContactMode
    words: list[str]
    matches: list[str]
    rejects: list[str]
    beside: list[str] = []  # adjectives of which one must stand with it


class Verb(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Verbs that tell of a contact by themselves."""

    id: str
    mode: ContactMode
    words: list[str]
    matches: list[str]
    rejects: list[str]
    needs: list[str] = []
    object: Literal["person", "state"] | None = None  # None: the other side stands with "with"


class Frame(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Verbs over a contact, and what they make of it."""

    id: str
    words: list[str]
    matches: list[str]
    rejects: list[str]
    tells: Literal["deed", "plan"] | None = None
    status: ContactStatus | None = None
    negated: ContactStatus | None = None


class WordLists(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The closed word classes."""

    companions: frozenset[str]
    inside: frozenset[str]
    limits: frozenset[str]
    negations: frozenset[str]
    conditions: frozenset[str]
    hedges: frozenset[str]
    bearers: frozenset[str]
    attendance: frozenset[str]


class ContactWords(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The form of `rules/<language>.toml`."""

    noun: list[Noun]
    verb: list[Verb]
    frame: list[Frame]
    words: WordLists
    places: dict[str, list[str]]


class Wordings:
    """The words of a language, by their dictionary form."""

    def __init__(self, language: str) -> None:
        """Turn the rows into look-ups."""
        self.rules = load_rules("contacts", language, ContactWords)
        self.nouns = {word: row for row in self.rules.noun for word in row.words}
        self.verbs = {word: row for row in self.rules.verb for word in row.words}
        self.frames = {word: row for row in self.rules.frame for word in row.words}
        self.countries = {word: code for code, words in self.rules.places.items() for word in words}
        self.words = self.rules.words


@cache
def wordings(language: str) -> Wordings:
    """Return the words of a language.

    Raises:
        RuleError: There is no such file, or it has another form.
    """
    return Wordings(language)
