"""Ids that never change: hashes of what a thing is and where it stands, never of what is claimed."""

from hashlib import sha256
from typing import NewType

DocumentId = NewType("DocumentId", str)
ActorId = NewType("ActorId", str)
FindingId = NewType("FindingId", str)
JudgementId = NewType("JudgementId", str)
NegotiationId = NewType("NegotiationId", str)

DIGITS = 16


def digest(text: str) -> str:
    """Return the SHA-256 of a text in hexadecimal; lone surrogates count as they are.

    >>> digest("")[:8]
    'e3b0c442'
    """
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def document_id(text_sha256: str) -> DocumentId:
    """Return the id of the document with that text."""
    return DocumentId(f"document-{text_sha256[:DIGITS]}")


def finding_id(kind: str, text_sha256: str, start: int, end: int, ordinal: int = 0) -> FindingId:
    """Return the id of a finding from the text, its kind and its anchor span (code points).

    Args:
        ordinal: Tells findings of one kind on the same anchor apart (a list's shared head, a joint stance), in order.
    """
    anchor = f"{kind}|{text_sha256}|{start}|{end}" + (f"|{ordinal}" if ordinal else "")
    return FindingId(f"{kind}-{digest(anchor)[:DIGITS]}")


def actor_id(identifier: str) -> ActorId:
    """Return the id of an actor from its identifier: a Wikidata id, a state's code, else name and party."""
    return ActorId(f"actor-{digest(identifier)[:DIGITS]}")


def voice_id(text_sha256: str, start: int, end: int) -> ActorId:
    """Return the id of an actor that only its place in one text identifies ("critics", "a diplomat")."""
    return actor_id(f"{text_sha256}|{start}|{end}")


def judgement_id(words: str) -> JudgementId:
    """Return the id of a judgement from all it says, so that a log read twice adds nothing."""
    return JudgementId(f"judgement-{digest(words)[:DIGITS]}")


def negotiation_id(name: str) -> NegotiationId:
    """Return the id of a negotiation from its name, whatever its case and blanks."""
    return NegotiationId(f"negotiation-{digest(' '.join(name.casefold().split()))[:DIGITS]}")
