"""The words that are signs of diplomacy: those the contacts' room knows, in all their forms, and some more."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import msgspec

from communique.contacts.lexicon import NounTrigger, Trigger, VerbTrigger, contact_rules
from communique.rulebook import load_rules


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a sentence weighs, and what a document must come to."""

    two_parties: int
    two_parties_common: int
    two_parties_official: int
    two_parties_pressing: int
    one_party: int
    one_party_official: int
    enough: int


class SieveRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of `rules/en.toml`."""

    common: frozenset[str]
    alone: frozenset[str]
    diplomacy: frozenset[str]
    pressing: frozenset[str]
    irregular: dict[str, tuple[str, ...]]
    weights: Weights


@dataclass(frozen=True, slots=True)
class Sign:
    """A word of contact: the row it comes from, and what its sentence must have besides."""

    row: str
    all_of: frozenset[str]
    one_of: frozenset[str]  # empty: nothing
    is_common: bool

    def fits(self, words: frozenset[str]) -> bool:
        """Tell whether the words of a sentence have what the sign needs."""
        return self.all_of <= words and (not self.one_of or not self.one_of.isdisjoint(words))


class Signs:
    """The signs, by the words that show them, in lower case."""

    def __init__(self, rules: SieveRules) -> None:
        """Turn the rules, and those of the contacts' room, into look-ups."""
        contacts = contact_rules()
        self.rules = rules
        self.contact: dict[str, list[Sign]] = {}
        for row in (*contacts.verb, *contacts.noun):
            for form, sign in self._signs_of(row):
                self.contact.setdefault(form, []).append(sign)
        self.offices = frozenset(form for noun in contacts.words.offices for form in noun_forms(noun))
        self.pressing = frozenset(form for verb in rules.pressing for form in verb_forms(verb))

    def of(self, words: frozenset[str]) -> list[Sign]:
        """Return the words of contact among those of a sentence."""
        return [sign for word in words & self.contact.keys() for sign in self.contact[word] if sign.fits(words)]

    def _signs_of(self, row: Trigger) -> Iterator[tuple[str, Sign]]:
        for lemma in row.lemmas:
            first, *others = lemma.replace("-", " ").split()
            if row.id in self.rules.alone:
                others = []
            after = row.after if isinstance(row, VerbTrigger) else ()
            sign = Sign(row.id, frozenset((*others, *after)), _one_of(row), row.id in self.rules.common)
            yield from ((form, sign) for form in self._forms(row, first))

    def _forms(self, row: Trigger, lemma: str) -> frozenset[str]:
        if not isinstance(row, NounTrigger):
            return verb_forms(lemma).union(self.rules.irregular.get(lemma, ()))
        return noun_forms(lemma) - {lemma} if row.number == "plural" else noun_forms(lemma)


def _one_of(row: Trigger) -> frozenset[str]:
    if isinstance(row, VerbTrigger):
        return row.needs
    words = row.qualified if isinstance(row, NounTrigger) else frozenset[str]()
    return frozenset(part for word in words for part in word.split("-"))


def noun_forms(lemma: str) -> frozenset[str]:
    """Return a noun's singular and plural, and a plural that it may not have: that costs nothing."""
    stem = f"{lemma[:-1]}i" if lemma.endswith("y") else lemma
    return frozenset((lemma, f"{lemma}s", f"{stem}es"))


def verb_forms(lemma: str) -> frozenset[str]:
    """Return a verb's regular forms, and some that it may not have: they cost nothing."""
    stem = f"{lemma[:-1]}i" if lemma.endswith("y") else lemma.removesuffix("e")
    double = lemma + lemma[-1]
    ends = (f"{lemma}s", f"{lemma}ing", f"{lemma}ed", f"{double}ed", f"{double}ing")
    return frozenset((lemma, f"{stem}es", f"{stem}ed", f"{stem}ing", *ends))


@cache
def signs() -> Signs:
    """Return the signs, made on first use."""
    return Signs(load_rules("archive/sieve", "en", SieveRules))
