"""The lines of a whole record as JSONL: its head, negotiations, documents as they were read, judgements, its end."""

from typing import Literal

import msgspec

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.document import Citation
from communique.domain.event import Event
from communique.domain.expression import TimeExpression
from communique.domain.judgement import Judgement
from communique.domain.negotiation import Negotiation
from communique.domain.note import Note
from communique.domain.position import Position
from communique.domain.record import ProducedBy
from communique.domain.statement import Statement
from communique.views.export.holdings import Assigned


class _Line(msgspec.Struct, frozen=True, kw_only=True, tag_field="line", forbid_unknown_fields=True):
    """One line; its field `line` says which kind."""


class Head(_Line, frozen=True, kw_only=True, tag="record"):
    """What the file is."""

    format: Literal["communique-export/1"] = "communique-export/1"
    record: Literal["communique/1"] = "communique/1"  # the form of the findings
    produced_by: ProducedBy
    as_of: str | None


class Followed(_Line, frozen=True, kw_only=True, tag="negotiation"):
    """A negotiation."""

    negotiation: Negotiation


class Told(_Line, frozen=True, kw_only=True, tag="document"):
    """A document with all that was read from it."""

    citation: Citation
    text: str | None  # None: its rights keep it back
    produced_by: ProducedBy
    assigned: tuple[Assigned, ...]
    actors: tuple[Actor, ...]
    contacts: tuple[Contact, ...]
    statements: tuple[Statement, ...]
    positions: tuple[Position, ...]
    commitments: tuple[Commitment, ...]
    events: tuple[Event, ...]
    times: tuple[TimeExpression, ...]
    notes: tuple[Note, ...]


class Judged(_Line, frozen=True, kw_only=True, tag="judgement"):
    """A line of the review log."""

    judgement: Judgement


class End(_Line, frozen=True, kw_only=True, tag="end"):
    """How much the file holds; a file without it was cut off."""

    negotiations: int
    documents: int
    judgements: int


Line = Head | Followed | Told | Judged | End
FINDINGS = ("actors", "contacts", "statements", "positions", "commitments", "events", "times", "notes")
