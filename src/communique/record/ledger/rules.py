"""The rules of the ledger: what a status tells, what answers for what, how long a day may be past."""

from functools import cache

import msgspec

from communique.domain.contact import ContactMode, ContactStatus
from communique.record.ledger.telling import Word
from communique.rulebook import load_rules


class Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers the ledger goes by; times in days."""

    exact: int  # a held contact known to within so many days ends what was told before it
    grace: int  # so many days after its day, without a report, a line has lapsed
    late: int  # held within so many days after its day, a contact still fulfils the line
    vague: int  # a held contact known less exactly than to within so many days fulfils nothing
    answer: int  # a denial that names no day answers what was told within so many days before
    company: int  # of more parties than these, a contact answers for none but the whole company


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way in which a wording is more definite than the one before."""

    id: str
    feature: str  # "stage", "day", "place", "condition", "certainty"
    more: str  # why, in words
    less: str
    matches: list[list[str]]  # pairs of wordings, less definite first
    rejects: list[list[str]]  # pairs of which neither is more definite by this measure


class RulesOfLife(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rule file of the ledger."""

    bounds: Bounds
    words: dict[ContactStatus, Word]  # what a report of a contact in that status says of a line
    families: dict[ContactMode, str]  # modes that answer for one another
    rounds: dict[str, int]  # "fourth": a round is no other round
    measure: list[Measure]  # of definiteness, in the order they count


@cache
def load_rules_of_life() -> RulesOfLife:
    """Return the rules of the ledger."""
    return load_rules("record", "ledger", RulesOfLife)
