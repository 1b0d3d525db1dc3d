"""The record `communique/1`: what goes out and can be cited."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.document import Citation
from communique.domain.event import Event
from communique.domain.expression import TimeExpression
from communique.domain.note import Note
from communique.domain.position import Position
from communique.domain.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class ProducedBy:
    """The same three and the same input give the same record."""

    communique: str  # version
    pipeline: str  # name and version of the parser
    rules: str  # hash over all rule files


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything read from one or more documents."""

    format: Literal["communique/1"] = "communique/1"
    produced_by: ProducedBy
    as_of: date | None  # the latest day of publication, or the day asked for; never the clock
    documents: tuple[Citation, ...]
    actors: tuple[Actor, ...]
    contacts: tuple[Contact, ...]
    statements: tuple[Statement, ...]
    positions: tuple[Position, ...]
    commitments: tuple[Commitment, ...]
    events: tuple[Event, ...]
    times: tuple[TimeExpression, ...]
    notes: tuple[Note, ...]
