"""One document's findings, with who its actors are across documents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from communique.domain.actor import Actor, ActorKind
from communique.domain.evidence import Named
from communique.domain.findings import Findings
from communique.domain.ids import ActorId, DocumentId
from communique.record.merge.names import folded
from communique.record.merge.traits import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What every sketch of one document needs."""

    findings: Findings
    actors: Mapping[ActorId, Actor]
    canon: Mapping[ActorId, ActorId]
    origin: DocumentId

    @property
    def document(self) -> DocumentId:
        """Return the document's id."""
        return self.findings.document.id

    @property
    def published(self) -> date | None:
        """Return the document's day."""
        return self.findings.document.published

    def side_of(self, named: Named) -> Side | None:
        """Return for whom an actor stands; None where the document does not know it."""
        actor = self.actors.get(named.actor)
        if actor is None:
            return None
        if actor.kind is ActorKind.PERSON:
            person = self.canon.get(actor.id, actor.id)
            return Side(party=actor.party or person, person=person)
        return Side(party=actor.party or f"name:{folded(actor.name)}", person=None)

    def sides_of(self, named: Iterable[Named]) -> tuple[Side, ...]:
        """Return all sides once, sorted; a state only where none of its people is named."""
        sides = {side for side in map(self.side_of, named) if side}
        peopled = {side.party for side in sides if side.person}
        kept = (side for side in sides if side.person or side.party not in peopled)
        return tuple(sorted(kept, key=lambda side: (side.party, side.person or "")))

    def who(self, named: Named | None) -> str | None:
        """Return who a single actor is: the person, else its party or name."""
        side = self.side_of(named) if named else None
        return (side.person or side.party) if side else None

    def party(self, named: Named | None) -> str | None:
        """Return the party of a single actor, else its name."""
        side = self.side_of(named) if named else None
        return side.party if side else None


def scene_of(findings: Findings, canon: Mapping[ActorId, ActorId], origin: DocumentId) -> Scene:
    """Return the scene of a document."""
    actors = {actor.id: actor for actor in findings.actors}
    return Scene(findings=findings, actors=actors, canon=canon, origin=origin)
