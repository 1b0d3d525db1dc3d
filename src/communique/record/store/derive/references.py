"""Which other findings and which actors a finding names."""

from collections.abc import Iterator
from typing import Any

from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.event import Event
from communique.domain.evidence import Named
from communique.domain.position import Position
from communique.domain.statement import Statement


def findings_named(finding: object) -> tuple[str, ...]:
    """Return the ids of other findings that a finding names."""
    return tuple(str(target) for target in _targets(finding) if target is not None)


def _targets(finding: object) -> Iterator[str | None]:
    if isinstance(finding, Contact):
        yield finding.replaced_by
    elif isinstance(finding, Statement):
        yield finding.within
    elif isinstance(finding, Position):
        yield finding.statement
    elif isinstance(finding, Commitment):
        yield from (finding.contact, finding.statement, finding.fulfilled_by)
    elif isinstance(finding, Event):
        yield finding.of


def actors_named(finding: object) -> tuple[str, ...]:
    """Return the ids of the actors that a finding names, in whatever part."""
    if isinstance(finding, Event):
        return tuple(side.id for side in (finding.actor, finding.recipient) if side)
    return tuple(named.actor for named in _named(finding) if named)


def _named(finding: Any) -> Iterator[Named | None]:  # noqa: ANN401  a finding of any kind
    for name in ("participants", "mediators", "by"):
        yield from getattr(finding, name, ())
    for name in ("told_by", "speaker", "addressee", "holder", "toward"):
        yield getattr(finding, name, None)
