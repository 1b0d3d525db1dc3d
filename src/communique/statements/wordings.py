"""The words of saying in a language beside English, from `rules/<language>.toml`."""

from functools import cache

import msgspec

from communique.domain.statement import Act
from communique.rulebook import load_rules


class Cue(msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename={"prepositions": "with"}):
    """Verbs of saying, and how their content may stand with them."""

    id: str
    act: Act
    words: list[str]
    matches: list[str]
    rejects: list[str]
    only_negated: bool = False  # "did not rule out"
    clause_only: bool = False  # content is a clause, never a noun or an infinitive
    objects: bool = False
    prepositions: list[str] = []


class WordLists(msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename={"likeness": "as"}):
    """The closed word classes."""

    by: frozenset[str]
    sources: frozenset[str]
    likeness: frozenset[str]
    clauses: frozenset[str]
    negations: frozenset[str]
    inside: frozenset[str]
    hedges: frozenset[str]


class StatementWords(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The form of `rules/<language>.toml`."""

    cue: list[Cue]
    words: WordLists


@cache
def wordings(language: str) -> StatementWords:
    """Return the words of a language.

    Raises:
        RuleError: There is no such file, or it has another form.
    """
    return load_rules("statements", language, StatementWords)


@cache
def cues(language: str) -> dict[str, Cue]:
    """Return the cues of a language by their verbs."""
    return {word: cue for cue in wordings(language).cue for word in cue.words}
