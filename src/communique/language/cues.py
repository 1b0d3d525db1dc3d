"""Holds what words do to the events below and beside them: read once from `rules/certainty.toml`."""

from functools import cache

import msgspec

from communique.domain.statement import Certainty
from communique.language.tokens import Token
from communique.rulebook import load_rules


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A predicate, and whether what stands below it holds when it is affirmed or denied."""

    id: str
    words: list[str]
    affirmed: Certainty
    negated: Certainty
    matches: list[str]
    rejects: list[str]


class Hedge(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An adverb, an adjective or a modal that stands beside the event."""

    id: str
    words: list[str]
    certainty: Certainty
    matches: list[str]
    rejects: list[str]


class WordLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The closed word classes of certainty."""

    future: frozenset[str]
    negations: frozenset[str]
    nobody: frozenset[str]
    conditions: frozenset[str]
    before: frozenset[str]
    presupposing: frozenset[str]
    ahead: frozenset[str]
    without: frozenset[str]
    occurring: frozenset[str]
    defining: frozenset[str]


class CertaintyRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of `rules/certainty.toml`."""

    cue: list[Cue]
    hedge: list[Hedge]
    adjective: list[Hedge]
    modal: list[Hedge]
    words: WordLists


class Lexicon:
    """The rules, by word."""

    def __init__(self, rules: CertaintyRules) -> None:
        """Turn the rows into look-ups; the first row that names a word keeps it."""
        self.cues: dict[str, Cue] = {}
        for cue in rules.cue:
            for word in cue.words:
                self.cues.setdefault(word, cue)
        self.hedges = {word: row for row in reversed(rules.hedge) for word in row.words}
        self.adjectives = {word: row for row in reversed(rules.adjective) for word in row.words}
        self.modals = {word: row for row in reversed(rules.modal) for word in row.words}
        self.words = rules.words

    def cue_of(self, token: Token, preposition: str | None = None) -> Cue | None:
        """Return the cue a word is: with its particle, with the preposition below it, or alone."""
        particle = next((child.lower for child in token.children if child.dep == "prt"), None)
        for partner in (particle, preposition):
            found = self.cues.get(f"{token.lemma} {partner}") if partner else None
            if found is not None:
                return found
        if particle is not None:
            return None
        return self.cues.get(token.lemma) or self.cues.get(token.lower)


@cache
def certainty_rules() -> CertaintyRules:
    """Return the rows of `rules/certainty.toml`."""
    return load_rules("language", "certainty", CertaintyRules)


@cache
def lexicon() -> Lexicon:
    """Return the look-ups over the rows, made on first use."""
    return Lexicon(certainty_rules())
