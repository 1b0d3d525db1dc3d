"""Takes from an actor what merging compares."""

from communique.domain.actor import Actor, ActorKind
from communique.record.merge.names import folded, parse_name, skeleton_of
from communique.record.merge.traits import ActorTraits


def traits_of(actor: Actor) -> ActorTraits:
    """Return the traits of an actor."""
    return ActorTraits(
        name=folded(actor.name),
        shown=actor.name,
        party=actor.party,
        wikidata=actor.wikidata,
        is_person=actor.kind is ActorKind.PERSON,
        ranks=tuple(sorted({role.rank for role in actor.roles})),
    )


def ties_of(traits: ActorTraits) -> tuple[str, ...]:
    """Return the keys that spellings of one person share; others have none but their own."""
    if not traits.is_person:
        return ()
    name = parse_name(traits.name)
    return tuple(sorted({f"{traits.party}|{skeleton_of(name.surname)}", f"|{name.full}"}))
