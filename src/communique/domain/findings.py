"""Everything read from one document."""

from dataclasses import dataclass

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.document import Document
from communique.domain.event import Event
from communique.domain.expression import TimeExpression
from communique.domain.note import Note
from communique.domain.position import Position
from communique.domain.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What one document says, in order of appearance."""

    document: Document
    actors: tuple[Actor, ...] = ()
    contacts: tuple[Contact, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    events: tuple[Event, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    notes: tuple[Note, ...] = ()
