"""What the ledger must know of one finding of one document: what it tells of a thing announced, promised or done."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from communique.domain.actor import Rank
from communique.domain.commitment import Commitment
from communique.domain.contact import ContactFormat, ContactLevel, Place
from communique.domain.evidence import Evidence
from communique.domain.ids import ActorId, DocumentId, FindingId
from communique.domain.statement import Certainty
from communique.domain.when import When


class Word(StrEnum):
    """What a telling says of the thing."""

    TOLD = "told"  # announced or scheduled, promised: it opens a line
    HINTED = "hinted"  # possible or proposed: it restates a line and opens none
    HELD = "held"  # it happened, or the promised thing was done
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DENIED = "denied"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Who takes part, or is to, for one party."""

    party: str  # a state's code or an organisation's id; the actor's own id where it has none
    people: tuple[ActorId, ...]  # persons named, sorted; none: the party as such
    rank: Rank | None  # the highest of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One report's word on a thing announced or promised; as plain as JSON."""

    finding: FindingId  # the contact, the commitment of a promise, or the event
    commitment: Commitment | None  # as its document tells it; None: this telling opens no line
    document: DocumentId
    published: date | None
    source: str | None
    origin: DocumentId
    word: Word
    keys: tuple[str, ...]  # the lines it may belong to; only tellings that share a key are ever compared
    day: date | None  # where it stands among those of its key: the day it is to happen or happened, else was told
    cuts: tuple[str, ...]  # those of its keys on which it ends what was told before: it happened, at that level
    told: date | None  # the day it was said, else published
    sides: tuple[Side, ...]  # sorted by party
    teller: str | None  # the party that says so
    format: ContactFormat | None
    level: ContactLevel
    when: When | None
    place: Place | None
    certainty: Certainty
    condition: Evidence | None
    evidence: Evidence
    track: str  # the level whose announcements are followed together; "deed" of promises
    round: int | None  # "the fourth round"
    words: tuple[str, ...]  # of a promise and of an act: what tells it from others, sorted; of contacts none

    @property
    def names(self) -> tuple[FindingId, ...]:
        """Return the ids of findings it goes by: rulings may name either."""
        return (self.finding,) if self.commitment is None else (self.finding, self.commitment.id)
