"""The words that announce, hedge and condition what is to come."""

from functools import cache

import msgspec

from communique.rulebook import load_rules


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rule file of a language."""

    happening: frozenset[str]  # lemmas of verbs of taking place
    particles: dict[str, str]  # verbs that need a word to mean it: "take place"
    anaphors: frozenset[str]
    nouns: frozenset[str]  # what a contact is called when it is spoken of again
    preparing: frozenset[str]
    preparations: frozenset[str]
    provisos: frozenset[str]
    probable: frozenset[str]  # words that make an announcement less than certain
    no_undertakings: frozenset[str]  # rules of positions whose promises are none to be held to
    conditional_undertakings: frozenset[str]  # rules whose conditional offers bind: "would open the road if"
    deeds_only: frozenset[str]  # rules whose promise must be a deed: "committed to peace" binds to nothing
    vague: frozenset[str]  # verbs that promise an effort, not a deed
    deadlines: frozenset[str]  # what may stand between a promise and its day


@cache
def load_lexicon() -> Lexicon:
    """Return the English rules of this room."""
    return load_rules("commitments", "en", Lexicon)
