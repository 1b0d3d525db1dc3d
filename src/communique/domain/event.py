"""Who did what to whom, as PLOVER rows."""

from dataclasses import dataclass
from enum import StrEnum

from communique.domain.contact import Place
from communique.domain.evidence import Evidence
from communique.domain.ids import ActorId, FindingId
from communique.domain.when import When


class EventType(StrEnum):
    """The PLOVER types."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    YIELD = "YIELD"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventParty:
    """One side of an event."""

    id: ActorId
    country: str | None  # ISO 3166-1 alpha-3
    sector: str | None  # PLOVER sector: GOV, MIL, REB, IGO, ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An act of one actor towards another."""

    id: FindingId
    actor: EventParty
    recipient: EventParty | None
    type: EventType
    cameo: str  # root code, two digits
    mode: tuple[str, ...]
    context: tuple[str, ...]
    status: str  # "held", "scheduled", ... of a contact; "certain", "possible", ... of an act
    when: When | None
    place: Place | None
    of: FindingId | None  # the contact, statement or position it was derived from
    evidence: tuple[Evidence, ...]
    rule: str
