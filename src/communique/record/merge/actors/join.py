"""Tells an actor from all documents: one name, all offices, all mentions."""

from collections.abc import Sequence
from dataclasses import replace

from communique.domain.actor import Actor, Role
from communique.record.merge.told import Told, first_told


def join_actors(members: Sequence[Told[Actor]]) -> Actor:
    """Return the actor all documents, in line, tell of: under the name of the one best known."""
    found = [told.finding for told in members]
    best = min(found, key=lambda actor: (actor.wikidata is None, actor.id))
    roles: dict[tuple[str, str | None], Role] = {}
    for role in (role for actor in (best, *found) for role in actor.roles):
        roles.setdefault((role.title.lower(), role.of), role)
    return replace(
        best,
        party=best.party or first_told(actor.party for actor in found),
        roles=tuple(roles.values()),
        mentions=tuple(dict.fromkeys(mention for actor in found for mention in actor.mentions)),
    )
