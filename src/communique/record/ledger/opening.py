"""Makes the commitment of a contact that a document only tells the end of: put off, called off."""

from communique.domain.commitment import Change, Commitment, CommitmentStatus
from communique.domain.contact import Contact
from communique.domain.document import Document
from communique.domain.ids import finding_id
from communique.domain.statement import Certainty


def opening(contact: Contact, document: Document, ordinal: int) -> Commitment:
    """Return what had been announced, as the report of its postponement tells it.

    Args:
        ordinal: How many commitments of the document hang on the same words before it.
    """
    words = contact.evidence[0]
    return Commitment(
        id=finding_id("commitment", document.citation.sha256, words.start, words.end, ordinal),
        by=contact.participants,
        told_by=contact.told_by,
        expects=_expectation(contact),
        contact=contact.id,
        due=contact.when,
        condition=None,
        certainty=Certainty.CERTAIN,
        status=CommitmentStatus.OPEN,
        fulfilled_by=None,
        history=(Change(day=document.published, change=contact.status.value, evidence=words),),
        statement=None,
        evidence=contact.evidence,
        rule=f"ledger.{contact.status.value}",
    )


def _expectation(contact: Contact) -> str:
    """Return what was to happen, in plain words."""
    place = f" in {contact.place.name}" if contact.place is not None else ""
    level = "" if contact.level == "unspecified" else f"{contact.level.value}-level "
    return f"{level}{contact.mode.value}{place}"
