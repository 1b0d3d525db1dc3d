"""The rules of the ledger: what a status tells, what is in person, how long a day may be past."""

from functools import cache

import msgspec

from communique.domain.contact import ContactLevel, ContactMode, ContactStatus
from communique.record.ledger.telling import Word
from communique.rulebook import load_rules


class Days(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Spans of time the ledger goes by, in days."""

    exact: int  # a held contact known to within so many days ends the lines told before it
    grace: int  # so many days after its day without a report a line has lapsed
    late: int  # held within so many days after its day, a contact still fulfils the line


class RulesOfLife(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rule file of the ledger."""

    days: Days
    words: dict[ContactStatus, Word]  # what a report of a contact in that status says of a line
    families: dict[ContactMode, str]  # modes that answer for one another
    tracks: dict[ContactLevel, str]  # levels whose announcements are followed together


@cache
def load_rules_of_life() -> RulesOfLife:
    """Return the rules of the ledger."""
    return load_rules("record", "ledger", RulesOfLife)
