"""Takes from a commitment what merging compares: the contact it expects, else its words."""

from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.record.merge.contacts import keys as of_contacts
from communique.record.merge.contacts.traits import traits_of as contact_traits_of
from communique.record.merge.days import week_of
from communique.record.merge.scene import Scene
from communique.record.merge.traits import CommitmentTraits
from communique.record.merge.wordings import keys_of


def traits_of(commitment: Commitment, contact: Contact | None, scene: Scene) -> CommitmentTraits:
    """Return the traits of a commitment."""
    due = commitment.due
    return CommitmentTraits(
        by=tuple(sorted({side.party for side in scene.sides_of(commitment.by)})),
        contact=contact_traits_of(contact, scene) if contact else None,
        due=(due.earliest, due.latest) if due else (None, None),
        told=scene.published,
        words=commitment.expects,
    )


def ties_of(traits: CommitmentTraits) -> tuple[str, ...]:
    """Return the keys that reports of one promise share."""
    if traits.contact:
        return of_contacts.ties_of(traits.contact)
    month = f"{traits.told:%Y-%m}" if traits.told else "undated"
    return tuple(f"{party}|{key}|{month}" for party in traits.by for key in keys_of(traits.words))


def likeness_of(traits: CommitmentTraits) -> str | None:
    """Return what equally vague reports of one promise share."""
    if traits.contact is None:
        return None
    return of_contacts.likeness_of(traits.contact, week_of(traits.told) if traits.told else None)
