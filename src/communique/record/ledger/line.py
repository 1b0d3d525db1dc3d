"""A line of the ledger: one thing announced or promised, with its life."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from communique.domain.commitment import Commitment
from communique.domain.evidence import Evidence
from communique.domain.ids import FindingId
from communique.domain.merged import Merged


class Turn(StrEnum):
    """What a step does; these words stand in the history of a commitment."""

    TOLD = "told"  # for the first time
    RESTATED = "restated"
    MORE_DEFINITE = "more definite"
    LESS_DEFINITE = "less definite"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"
    CONTRADICTED = "contradicted"
    DUE = "due"
    FULFILLED = "fulfilled"
    FULFILLED_ELSEWHERE = "fulfilled elsewhere"  # in another country than first told
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step in the life of a line, with the reason for calling it so."""

    day: date | None
    turn: Turn
    rule: str | None  # id of the measure in ledger.toml; None: what was told says it by itself
    why: str  # in words
    finding: FindingId | None  # the telling; None of what only the calendar brings
    evidence: Evidence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing announced or promised; `commitment.thing` has its status and history as of the day asked for."""

    key: str
    commitment: Merged[Commitment]
    steps: tuple[Step, ...]  # the same as `commitment.thing.history`, with reasons
    tellings: tuple[FindingId, ...]  # every finding that speaks of it, as documents have them, later ones too, sorted
    replaced: tuple[tuple[FindingId, FindingId], ...]  # a contact put off or called off, and the one held in its place
    renew: date | None  # the first day after `as_of` on which it reads otherwise without a new report: due, lapsed
