"""Compares the names of persons as they are spelled."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from communique.record.merge.lexicon import name_rules

VOWELS = frozenset("aeiou")


def folded(text: str) -> str:
    """Return a text in lower case, without accents, with single blanks.

    >>> folded("Badr  al-Busaïdi")
    'badr al-busaidi'
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in its parts, folded."""

    given: tuple[str, ...]
    surname: str
    generation: str | None

    @property
    def full(self) -> str:
        """Return all parts in order of the alphabet: some peoples put the surname first."""
        return " ".join(sorted((*self.given, self.surname)))


@lru_cache(maxsize=65_536)
def parse_name(text: str) -> Name:
    """Return the parts of a name."""
    marks = name_rules().marks
    words = [word.strip(".,'’\"") for word in folded(text).replace("-", " ").split()]
    parts = [word for word in words if word and word not in marks.titles and word not in marks.particles]
    generation = next((word for word in parts if word in marks.generations), None)
    parts = [word for word in parts if word not in marks.generations] or words or [""]
    return Name(given=tuple(parts[:-1]), surname=parts[-1], generation=generation)


@lru_cache(maxsize=65_536)
def spelled(word: str) -> str:
    """Return a word with letters that transliterations exchange as one, and double letters single.

    >>> spelled("ghadiri") == spelled("qadiri")
    True
    """
    for letters, one in name_rules().letters.items():
        word = word.replace(letters, one)
    return "".join(letter for at, letter in enumerate(word) if at == 0 or word[at - 1] != letter)


def skeleton_of(word: str) -> str:
    """Return the consonants of a word, those that transliterations exchange as one.

    >>> skeleton_of("araghchi") == skeleton_of("araqchi")
    True
    """
    consonants = [letter for letter in spelled(word) if letter.isalpha() and letter not in VOWELS]
    return "".join(letter for at, letter in enumerate(consonants) if at == 0 or consonants[at - 1] != letter)


def is_same_surname(first: Name, second: Name) -> bool:
    """Tell whether two surnames are spellings of one."""
    return _is_alike(first.surname, second.surname, name_rules().limits.surname)


def is_same_given(first: Name, second: Name) -> bool:
    """Tell whether the first given names are spellings of one, or one is the other's initial."""
    if not first.given or not second.given:
        return False
    one, other = first.given[0], second.given[0]
    initial = min(len(one), len(other)) == 1 and one[0] == other[0]
    return initial or _is_alike(one, other, name_rules().limits.given)


def _is_alike(first: str, second: str, limit: int) -> bool:
    """Tell whether two words are spellings of one; a last "a" is no matter of spelling (Daniel, Daniela)."""
    if first == second:
        return True
    if first.endswith("a") != second.endswith("a") or skeleton_of(first) != skeleton_of(second):
        return False
    return fuzz.ratio(spelled(first), spelled(second)) >= limit
