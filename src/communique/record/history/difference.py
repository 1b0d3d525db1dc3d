"""What changed in the record between two days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.evidence import Evidence
from communique.domain.merged import Merged
from communique.record.history.wording import History


class Change(StrEnum):
    """What happened to a thing of the record."""

    NEW = "new"
    STATUS = "status"  # of a contact
    HARDENED = "hardened"
    SOFTENED = "softened"
    REVERSED = "reversed"
    DROPPED = "dropped"
    RESTATED = "restated"  # a commitment, as definite as before
    MORE_DEFINITE = "more definite"
    LESS_DEFINITE = "less definite"
    POSTPONED = "postponed"
    DUE = "due"
    FULFILLED = "fulfilled"
    FULFILLED_ELSEWHERE = "fulfilled elsewhere"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that is otherwise than it was."""

    kind: str  # "contact", "position", "commitment"
    about: str  # id of the thing
    change: Change
    before: str | None  # in words; None: it was not there
    after: str
    rule: str | None
    day: date | None  # the day it changed, as far as reported
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The record as of a day, as far as changes are looked for."""

    as_of: date
    contacts: tuple[Merged[Contact], ...] = ()
    commitments: tuple[Merged[Commitment], ...] = ()
    histories: tuple[History, ...] = ()
