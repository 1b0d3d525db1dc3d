"""Looks up whom findings name, so that a view can name them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.event import Event
from communique.domain.evidence import Named
from communique.domain.ids import FindingId
from communique.domain.position import Position
from communique.domain.statement import Statement
from communique.views.entries import Finding, Teller

if TYPE_CHECKING:
    from communique.record import Store

FINDINGS = (Contact, Statement, Position, Commitment)


def teller_for(record: "Store", findings: Iterable[Finding]) -> Teller:
    """Return a teller that knows everybody these findings name, and the statements they were told in."""
    told = list(findings)
    outer = [one.within for one in told if isinstance(one, Statement) and one.within]
    statements = dict(_statements(record, outer))
    named = {part.actor for one in (*told, *statements.values()) for part in named_in(one)}
    return Teller(record.named(named), statements)


def teller_for_sides(record: "Store", event: Event) -> Teller:
    """Return a teller that knows both sides of an event."""
    return Teller(record.named([side.id for side in (event.actor, event.recipient) if side]), {})


def _statements(record: "Store", ids: Iterable[FindingId]) -> Iterator[tuple[FindingId, Statement]]:
    for one in sorted(set(ids)):
        found = record.show(one)
        thing = getattr(found, "thing", None)
        if isinstance(thing, Statement):
            yield one, thing


def named_in(finding: Finding) -> Iterator[Named]:
    """Yield whom a finding names, in each of its parts."""
    match finding:
        case Contact():
            yield from (*finding.participants, *finding.mediators, *_some(finding.told_by))
        case Statement():
            yield from _some(finding.speaker, finding.addressee)
        case Position():
            yield from _some(finding.holder, finding.toward)
        case Commitment():
            yield from (*finding.by, *_some(finding.told_by))


def _some(*several: Named | None) -> Iterator[Named]:
    return (named for named in several if named is not None)
