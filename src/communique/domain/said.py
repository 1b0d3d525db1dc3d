"""What the rooms have found on a page so far, handed from one to the next."""

from dataclasses import dataclass

from communique.domain.actor import Cast
from communique.domain.contact import Contact
from communique.domain.expression import TimeExpression
from communique.domain.position import Position
from communique.domain.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The findings that events are derived from."""

    cast: Cast
    times: tuple[TimeExpression, ...]
    statements: tuple[Statement, ...]
    contacts: tuple[Contact, ...]
    positions: tuple[Position, ...]
