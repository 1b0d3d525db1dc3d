"""Reads the wordings of positions out of a document."""

from collections.abc import Iterator, Mapping
from datetime import date

from communique.domain.findings import Findings
from communique.domain.ids import ActorId, DocumentId, FindingId
from communique.domain.position import Position
from communique.domain.when import When
from communique.record.history.wording import Wording


def wordings_of(
    findings: Findings, canon: Mapping[ActorId, ActorId] | None = None, origin: DocumentId | None = None
) -> tuple[Wording, ...]:
    """Return how a document words each position of a party.

    Args:
        canon: The actor each actor is one with; one that is missing stands for itself.
        origin: The first of the document's near-copies and versions; None: it is its own.
    """
    return tuple(_wordings(findings, canon or {}, origin or findings.document.id))


def _wordings(findings: Findings, canon: Mapping[ActorId, ActorId], origin: DocumentId) -> Iterator[Wording]:
    parties = {actor.id: actor.party or canon.get(actor.id, actor.id) for actor in findings.actors}
    said = {statement.id: statement.when for statement in findings.statements}
    for position in findings.positions:
        party = parties.get(position.holder.actor, position.holder.actor)
        yield Wording(
            position=position.id,
            document=findings.document.id,
            published=findings.document.published,
            source=findings.document.citation.source,
            origin=origin,
            said=_day(position, said) or findings.document.published,
            key=f"{party}|{position.issue or ''}|{position.object or ''}",
            party=party,
            issue=position.issue,
            object=position.object,
            stance=position.stance,
            firmness=position.firmness,
            polarity=position.polarity,
            toward=parties.get(position.toward.actor) if position.toward else None,
            condition=position.condition,
            evidence=position.evidence,
            words=" ".join(position.evidence[0].quote.split()),
        )


def _day(position: Position, said: Mapping[FindingId, When | None]) -> date | None:
    """Return the day a position was voiced, where the text fixes one."""
    when = said.get(position.statement) if position.statement else None
    return when.earliest if when and when.earliest == when.latest else None
