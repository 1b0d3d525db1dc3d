"""What was announced or promised, and what became of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from communique.domain.evidence import Evidence, Named
from communique.domain.ids import FindingId
from communique.domain.statement import Certainty
from communique.domain.when import When


class CommitmentStatus(StrEnum):
    """Where a commitment stands."""

    OPEN = "open"
    FULFILLED = "fulfilled"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step in the life of a commitment."""

    day: date | None
    change: str
    evidence: Evidence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """An announced contact or a promise, to be followed."""

    id: FindingId
    by: tuple[Named, ...]
    told_by: Named | None
    expects: str  # what is to happen, in plain words
    contact: FindingId | None
    due: When | None
    condition: Evidence | None
    certainty: Certainty
    status: CommitmentStatus
    fulfilled_by: FindingId | None
    history: tuple[Change, ...]
    statement: FindingId | None
    evidence: tuple[Evidence, ...]
    rule: str
