"""Who said, wrote, demanded, promised, thought or wanted what, in which words."""

from dataclasses import dataclass
from enum import StrEnum

from communique.domain.evidence import Evidence, Named
from communique.domain.ids import FindingId
from communique.domain.when import When


class StatementKind(StrEnum):
    """How much of the content stands in quotation marks: all, part, none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Act(StrEnum):
    """What the speaker does by speaking; `think` and `want` are attitudes nobody is said to have voiced."""

    SAY = "say"
    ASK = "ask"
    DEMAND = "demand"
    URGE = "urge"
    OFFER = "offer"
    PROMISE = "promise"
    AGREE = "agree"
    REFUSE = "refuse"
    DENY = "deny"
    ACCUSE = "accuse"
    CRITICISE = "criticise"
    THREATEN = "threaten"
    WARN = "warn"
    CONFIRM = "confirm"
    HINT = "hint"
    PRAISE = "praise"
    THINK = "think"
    WANT = "want"


class Certainty(StrEnum):
    """How sure the text is of what it says."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    COUNTERFACTUAL = "counterfactual"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Speech, writing or an attitude put to a source."""

    id: FindingId
    kind: StatementKind
    act: Act
    speaker: Named | None  # None: the text does not say
    cue: Evidence | None
    content: tuple[Evidence, ...]
    addressee: Named | None
    channel: str | None  # "Truth Social", "interview", "letter", as the text gives it
    when: When | None
    within: FindingId | None  # the statement this one is told in
    certainty: Certainty  # of what is said, as the speaker puts it
    evidence: tuple[Evidence, ...]
    rule: str
