"""A thing the record knows from many reports, with everyone who told it."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.event import Event
from communique.domain.ids import DocumentId
from communique.domain.judgement import Reason, Verdict
from communique.domain.position import Position
from communique.domain.statement import Statement

Thing = TypeVar("Thing", Actor, Contact, Statement, Position, Commitment, Event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document's telling of a thing."""

    finding: str  # id of the finding or the actor as that document has it
    document: DocumentId
    published: date | None
    source: str | None  # the outlet
    origin: DocumentId  # the same for near-copies of one wire text and for versions at one address


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged(Generic[Thing]):
    """A thing with its reports; the thing is what they say together, where they differ its variants keep both."""

    thing: Thing  # its id is that of the first report; the ids of the others find it too
    reports: tuple[Report, ...]  # by day of publication, then document
    reasons: tuple[Reason, ...]
    review: Verdict | None  # ACCEPTED, CORRECTED or REJECTED by a person; None: nobody has looked

    @property
    def sources(self) -> int:
        """Return how many independent texts tell it: near-copies and versions of one text count once."""
        return len({report.origin for report in self.reports})

    @property
    def first_told(self) -> date | None:
        """Return the first day of publication, None where no report has one."""
        return min((report.published for report in self.reports if report.published), default=None)

    @property
    def last_told(self) -> date | None:
        """Return the last day of publication, None where no report has one."""
        return max((report.published for report in self.reports if report.published), default=None)
