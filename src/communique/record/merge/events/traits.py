"""Takes from an event what merging compares."""

from communique.domain.event import Event, EventParty
from communique.domain.evidence import Named
from communique.record.merge.contacts import keys as of_contacts
from communique.record.merge.days import days_in, length
from communique.record.merge.lexicon import contact_rules
from communique.record.merge.names import folded
from communique.record.merge.positions import traits as of_positions
from communique.record.merge.scene import Scene
from communique.record.merge.statements import traits as of_statements
from communique.record.merge.traits import ContactTraits, EventTraits, PositionTraits, StatementTraits

Parent = ContactTraits | StatementTraits | PositionTraits


def traits_of(event: Event, parent: Parent | None, scene: Scene) -> EventTraits:
    """Return the traits of an event.

    Args:
        parent: The traits of the finding it was derived from.
    """
    return EventTraits(
        actor=_side(event.actor, scene) or event.actor.id,
        recipient=_side(event.recipient, scene),
        act=event.type,
        status=event.status,
        earliest=event.when.earliest if event.when else None,
        latest=event.when.latest if event.when else None,
        place=folded(event.place.name) if event.place else None,
        origin=parent,
    )


def _side(party: EventParty | None, scene: Scene) -> str | None:
    if party is None:
        return None
    return party.country or scene.who(Named(actor=party.id, evidence=None)) or party.id


def ties_of(traits: EventTraits) -> tuple[str, ...]:
    """Return the keys that reports of one act share: who, to whom, what, and the day or the keys of its origin."""
    head = f"{traits.act}|{traits.actor}|{traits.recipient}"
    return tuple(f"{head}|{key}" for key in _keys(traits))


def _keys(traits: EventTraits) -> tuple[str, ...]:
    match traits.origin:
        case ContactTraits():
            return of_contacts.ties_of(traits.origin)
        case StatementTraits():
            return of_statements.ties_of(traits.origin)
        case PositionTraits():
            return of_positions.ties_of(traits.origin)
    days = length(traits.earliest, traits.latest)
    if not traits.earliest or not traits.latest or not days or days > contact_rules().days.anchored:
        return ()
    return tuple(day.isoformat() for day in days_in(traits.earliest, traits.latest))


def likeness_of(traits: EventTraits, parent: str | None, told: str | None) -> str | None:
    """Return what equally vague reports of one act share.

    Args:
        parent: The likeness of the finding it was derived from.
        told: The day of publication.
    """
    if traits.origin is not None and parent is None:
        return None
    head = (traits.act, traits.actor, traits.recipient, traits.status)
    when = parent or f"{traits.earliest}..{traits.latest}, told {told}"
    return "|".join(str(part) for part in (*head, traits.place, when))
