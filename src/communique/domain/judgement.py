"""What was judged of findings: whether two are one, whether one is right; by the program or by a person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from communique.domain.ids import JudgementId

PROGRAM = "communique"  # who judges where no person did


class Verdict(StrEnum):
    """What a judgement says."""

    SAME = "same"  # the two are one thing
    DIFFERENT = "different"  # the two are not
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"  # a finding that a person read in a text and the program did not
    UNDONE = "undone"  # an earlier judgement no longer counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One line of the review log; none is ever changed or removed, a later one outranks an earlier one."""

    id: JudgementId
    verdict: Verdict
    about: tuple[str, ...]  # findings or actors; of SAME and DIFFERENT two; of UNDONE the judgement
    field: str | None  # of a correction: "status", "when", "participants"; of ADDED the kind: "contact"
    value: str | None  # of a correction: the new value as JSON; of ADDED the finding as JSON, without quotes
    reason: str  # in words
    by: str
    at: datetime  # in UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why two reports were taken for one thing, or kept apart."""

    about: tuple[str, str]  # ids of findings or actors, sorted
    verdict: Verdict
    words: str
    by: str
