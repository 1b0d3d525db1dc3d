"""What a party demands, offers, promises, accepts, rejects or supports."""

from dataclasses import dataclass
from enum import StrEnum

from communique.domain.contact import Variant
from communique.domain.evidence import Evidence, Named
from communique.domain.ids import FindingId
from communique.domain.when import When


class Stance(StrEnum):
    """What a party does with the thing in question."""

    DEMAND = "demand"
    OFFER = "offer"
    PROMISE = "promise"
    ACCEPTANCE = "acceptance"
    REJECTION = "rejection"
    SUPPORT = "support"


class Firmness(StrEnum):
    """How firmly it is put."""

    STATED = "stated"
    FIRM = "firm"
    RED_LINE = "red line"
    CONDITIONAL = "conditional"
    FLEXIBLE = "flexible"


class Polarity(StrEnum):
    """Whether the holder is for or against the object."""

    FOR = "for"
    AGAINST = "against"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One thing one party wants or refuses; a list in the text is several of these."""

    id: FindingId
    holder: Named
    stance: Stance
    firmness: Firmness
    issue: str | None  # from issues.toml; None: none fits
    object: str | None  # a normal form of issues.toml ("NATO membership of UKR")
    polarity: Polarity | None
    toward: Named | None
    condition: Evidence | None
    when: When | None
    statement: FindingId | None
    variants: tuple[Variant, ...]
    evidence: tuple[Evidence, ...]  # the thing itself first, then a head it shares with others
    rule: str
