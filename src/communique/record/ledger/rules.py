"""The rules of the ledger: what a status tells, what answers for what, how long a day may be past."""

import re
from fnmatch import fnmatchcase as fnmatch
from functools import cache

import msgspec

from communique.domain.contact import ContactMode, ContactStatus
from communique.domain.event import EventType
from communique.domain.position import Polarity
from communique.record.ledger.telling import Word
from communique.rulebook import load_rules

WORD = re.compile(r"[^\W_][\w,.'’-]*")


class Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers the ledger goes by; times in days."""

    exact: int  # a held contact known to within so many days ends what was told before it
    grace: int  # so many days after its day, without a report, a line has lapsed
    late: int  # held within so many days after its day, a contact still fulfils the line
    near: int  # two days told for a thing to come, so many days apart, are two tellings of one day
    vague: int  # a held contact known less exactly than to within so many days fulfils nothing
    answer: int  # a denial that names no day answers what was told within so many days before
    alike: float  # promises whose words are shared in this part, or more, are one promise
    company: int  # of more parties than these, a contact answers for none but the whole company


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way in which a wording is more definite than the one before."""

    id: str
    feature: str  # "stage", "day", "place", "condition", "certainty"
    more: str  # why, in words
    less: str
    matches: list[list[str]]  # pairs of wordings, less definite first
    rejects: list[list[str]]  # pairs of which neither is more definite by this measure


class Retreat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a denial makes a wording less definite and contradicts nothing."""

    id: str
    why: str


class Keeping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Acts that keep a promise."""

    id: str
    issue: str
    object: str  # may name {actor} and {recipient}, the parties of the act
    polarity: Polarity
    types: frozenset[EventType]
    modes: frozenset[str]  # at least one of them; none: any
    words: list[str]  # at least one stands in the words of the act
    matches: list[str]
    rejects: list[str]

    def speaks_of(self, words: str) -> bool:
        """Tell whether the words of an act name the thing promised."""
        return any(fnmatch(word, pattern) for word in words_in(words) for pattern in self.words)


def words_in(text: str) -> list[str]:
    """Return the words and numbers of a text, in lower case; "1,000" is one."""
    return [word.strip(",.") for word in WORD.findall(text.lower())]


class RulesOfLife(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rule file of the ledger."""

    filler: frozenset[str]  # words that say nothing about which promise it is
    anew: frozenset[str]  # words by which a promise is another than the one before
    bounds: Bounds
    words: dict[ContactStatus, Word]  # what a report of a contact in that status says of a line
    families: dict[ContactMode, str]  # modes that answer for one another
    rounds: dict[str, int]  # "fourth": a round is no other round
    measure: list[Measure]  # of definiteness, in the order they count
    retreat: Retreat
    deed: list[Keeping]


@cache
def load_rules_of_life() -> RulesOfLife:
    """Return the rules of the ledger."""
    return load_rules("record", "ledger", RulesOfLife)
