"""How a party put its position over time: each wording, and what changed from one to the next."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from communique.domain.evidence import Evidence
from communique.domain.ids import DocumentId, FindingId
from communique.domain.position import Firmness, Polarity, Stance


class Move(StrEnum):
    """What a wording does with the one before it."""

    FIRST = "first"
    REPEATED = "repeated"
    REWORDED = "reworded"
    HARDENED = "hardened"
    SOFTENED = "softened"
    REVERSED = "reversed"
    DROPPED = "dropped"  # no wording: not said for long, while the party spoke of other things


class Edit(StrEnum):
    """What happened to words between two wordings."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a word diff."""

    edit: Edit
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One document's report of a position, as plain as JSON: what history must know of it."""

    position: FindingId  # as its document has it
    document: DocumentId
    published: date | None
    source: str | None
    origin: DocumentId
    said: date | None  # the day it was said, else published
    key: str  # party, issue and object: only wordings of one key are compared
    party: str
    issue: str | None
    object: str | None
    stance: Stance
    firmness: Firmness
    polarity: Polarity | None
    toward: str | None  # party
    condition: Evidence | None
    evidence: tuple[Evidence, ...]
    words: str  # the wording itself, blanks single


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A wording in time, or its absence, with what it does and why the program thinks so."""

    day: date | None
    move: Move
    rule: str | None  # id of the rule of history.toml; None of FIRST
    why: str  # in words, with the words that explain it
    wording: Wording | None  # None of DROPPED
    told_by: tuple[Wording, ...]  # other reports of the same wording on that day
    diff: tuple[Piece, ...]  # from the words right before to these; empty of FIRST and DROPPED


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """One thing a party wants or refuses, through time."""

    key: str
    party: str
    issue: str | None
    object: str | None
    steps: tuple[Step, ...]
    first_said: date | None
    last_said: date | None
    times: int  # how many reports
    sources: int  # how many independent texts


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Everything a party has said on an issue, thread by thread."""

    party: str
    issue: str | None
    threads: tuple[Thread, ...]
