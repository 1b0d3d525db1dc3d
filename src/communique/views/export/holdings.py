"""What an export is made of: the things of a record with their reports, the documents and what was read from each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.document import Citation
from communique.domain.event import Event
from communique.domain.evidence import Evidence
from communique.domain.findings import Findings
from communique.domain.ids import ActorId, DocumentId, NegotiationId
from communique.domain.judgement import Judgement
from communique.domain.merged import Merged
from communique.domain.negotiation import Negotiation
from communique.domain.position import Position
from communique.domain.record import ProducedBy
from communique.domain.statement import Statement
from communique.views.export.withholding import MASK

Known: TypeAlias = (
    Merged[Actor] | Merged[Contact] | Merged[Statement] | Merged[Position] | Merged[Commitment] | Merged[Event]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One document as it was read: what it says, by which version, and which negotiations a person put it into."""

    findings: Findings
    produced_by: ProducedBy
    assigned: tuple["Assigned", ...] = ()
    text: str | None = None  # as far as it may be given on: of what is not yet permitted None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """A person's word on whether a document belongs to a negotiation."""

    negotiation: NegotiationId
    belongs: bool
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """All that an export may tell; each iterable can be gone through again and keeps its order."""

    produced_by: ProducedBy
    as_of: date | None
    documents: Mapping[DocumentId, Citation]  # by day of publication, then id
    actors: Mapping[ActorId, Merged[Actor]]  # under the ids of all their reports
    contacts: Iterable[Merged[Contact]] = ()
    statements: Iterable[Merged[Statement]] = ()
    positions: Iterable[Merged[Position]] = ()
    commitments: Iterable[Merged[Commitment]] = ()
    events: Iterable[Merged[Event]] = ()
    readings: Iterable[Reading] = ()
    negotiations: tuple[Negotiation, ...] = ()
    judgements: Iterable[Judgement] = ()
    text_of: Callable[[DocumentId], str | None]  # None: its rights keep it back

    def each_actor(self) -> Iterable[Merged[Actor]]:
        """Return each actor once."""
        return {merged.thing.id: merged for merged in self.actors.values()}.values()

    def things(self) -> Iterator[Known]:
        """Yield each thing once: actors, contacts, statements, positions, commitments, events."""
        yield from self.each_actor()
        yield from self.contacts
        yield from self.statements
        yield from self.positions
        yield from self.commitments
        yield from self.events


def quote_of(evidence: Evidence) -> str | None:
    """Return the words in one line; None where the rights of their source keep them back."""
    return None if evidence.quote[:1] == MASK else " ".join(evidence.quote.split())
