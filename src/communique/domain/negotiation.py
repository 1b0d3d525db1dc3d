"""A negotiation: a named set of parties, issues and days."""

from dataclasses import dataclass
from datetime import date

from communique.domain.ids import NegotiationId


@dataclass(frozen=True, slots=True, kw_only=True)
class Negotiation:
    """What somebody follows; documents can belong to several."""

    id: NegotiationId
    name: str
    parties: tuple[str, ...]  # codes of states or ids of organisations, sorted
    issues: tuple[str, ...]  # from issues.toml, sorted; none: all
    starts: date | None  # inclusive
    ends: date | None  # inclusive
