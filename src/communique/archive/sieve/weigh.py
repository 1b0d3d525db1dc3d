"""Weighs the signs of a text: sentences in which parties stand beside words of contact or of diplomacy."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.archive.sieve.parties import Parties
from communique.archive.sieve.signs import signs

# A line ends a sentence, and so does a stop after three small letters or figures: "Mr." and "U.S." do not.
SENTENCE_END = re.compile(r"(?<=[a-z0-9%]{3}[.!?])[\"”’')\]]*\s+(?=\W?[A-Z])|[\r\n]+")
WORD = re.compile(r"(?:[A-Z]\.)+|['’]s?(?![^\W_])|[^\W_]+(?:(?:['’](?!s\b)|\.)[^\W_]+)*")
TWO = 2


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a sentence shows."""

    parties: frozenset[str]
    is_official: bool  # an office, or a listed person in office
    is_clear: bool  # a word of contact that counts fully, or one of diplomacy
    is_common: bool  # a common word of contact
    is_pressing: bool  # a verb of one party against another

    @property
    def weight(self) -> int:
        """Return what it weighs."""
        weights = signs().rules.weights
        if len(self.parties) < TWO:
            alone = weights.one_party + weights.one_party_official * self.is_official
            return alone if self.parties and self.is_clear else 0
        if self.is_clear or (self.is_common and self.is_official):
            return weights.two_parties
        common = weights.two_parties_common * self.is_common
        official = weights.two_parties_official * self.is_official
        return common + official + weights.two_parties_pressing * self.is_pressing


def weigh(text: str) -> Iterator[Weighed]:
    """Yield what each sentence of a text shows, in order."""
    known, parties = signs(), Parties()
    for sentence in SENTENCE_END.split(text):
        words = WORD.findall(sentence)
        named, is_person = parties.of(words)
        small = frozenset(word.lower() for word in words)
        found = known.of(small)
        yield Weighed(
            named,
            is_official=is_person or not known.offices.isdisjoint(small),
            is_clear=not known.rules.diplomacy.isdisjoint(small) or not all(sign.is_common for sign in found),
            is_common=any(sign.is_common for sign in found),
            is_pressing=not known.pressing.isdisjoint(small),
        )


def can_matter(text: str) -> bool:
    """Tell whether a text may hold contacts or positions of parties: it names two, and its signs weigh enough."""
    parties: set[str] = set()
    weight = 0
    for sentence in weigh(text):
        parties |= sentence.parties
        weight += sentence.weight
        if len(parties) >= TWO and weight >= signs().rules.weights.enough:
            return True
    return False
