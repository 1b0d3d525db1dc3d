"""Two or more actors met, called or wrote to each other, or somebody says that they will, may or will not."""

from dataclasses import dataclass
from enum import StrEnum

from communique.domain.evidence import Evidence, Named
from communique.domain.ids import FindingId
from communique.domain.when import Duration, When


class ContactMode(StrEnum):
    """How the parties were in touch."""

    MEETING = "meeting"
    CALL = "call"
    VIDEO_CALL = "video call"
    TALKS = "talks"
    VISIT = "visit"
    SUMMIT = "summit"
    MESSAGE = "message"


class ContactLevel(StrEnum):
    """The rank on the lower side."""

    LEADER = "leader"
    MINISTER = "minister"
    ENVOY = "envoy"
    OFFICIAL = "official"
    UNSPECIFIED = "unspecified"


class ContactStatus(StrEnum):
    """Whether it happened, and if not, what is said of it."""

    HELD = "held"
    UNDERWAY = "underway"
    SCHEDULED = "scheduled"
    ANNOUNCED = "announced"
    PROPOSED = "proposed"
    POSSIBLE = "possible"
    DECLINED = "declined"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DENIED = "denied"


class ContactFormat(StrEnum):
    """Face to face, or through mediators."""

    DIRECT = "direct"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something happened."""

    name: str
    country: str | None  # ISO 3166-1 alpha-3
    evidence: Evidence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """What another report of the same thing says, where it differs."""

    field: str
    value: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A meeting, call, visit or message between actors, at any stage from proposed to held."""

    id: FindingId
    mode: ContactMode
    level: ContactLevel
    status: ContactStatus
    format: ContactFormat | None
    participants: tuple[Named, ...]
    mediators: tuple[Named, ...]
    when: When | None
    duration: Duration | None
    place: Place | None
    topics: tuple[Evidence, ...]
    outcome: tuple[Evidence, ...]
    told_by: Named | None
    replaced_by: FindingId | None
    variants: tuple[Variant, ...]
    evidence: tuple[Evidence, ...]
    rule: str
