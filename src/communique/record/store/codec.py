"""Turns nouns into the JSON that is stored, and back."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import Any

import msgspec

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.event import Event
from communique.domain.merged import Merged
from communique.domain.position import Position
from communique.domain.statement import Statement

Finding = Actor | Contact | Statement | Position | Commitment | Event

KINDS: Mapping[str, type[Any]] = {
    "actor": Actor,
    "contact": Contact,
    "statement": Statement,
    "position": Position,
    "commitment": Commitment,
    "event": Event,
}
MERGED: Mapping[str, Any] = {
    "actor": Merged[Actor],
    "contact": Merged[Contact],
    "statement": Merged[Statement],
    "position": Merged[Position],
    "commitment": Merged[Commitment],
    "event": Merged[Event],
}
FIELDS = {"actor": "actors", "contact": "contacts", "statement": "statements", "position": "positions",
          "commitment": "commitments", "event": "events"}  # fmt: skip
DIGITS = 32
_encoder = msgspec.json.Encoder()


def encode(noun: object) -> str:
    """Return a noun as JSON; equal nouns give equal JSON."""
    return _encoder.encode(noun).decode()


@cache
def _decoder(form: Any) -> msgspec.json.Decoder[Any]:  # noqa: ANN401  a class or a tuple of one
    return msgspec.json.Decoder(form)


def decode(payload: str, form: Any) -> Any:  # noqa: ANN401  an object of that form
    """Return the noun that was stored."""
    return _decoder(form).decode(payload)


def finding_of(kind: str, payload: str) -> Any:  # noqa: ANN401  a finding of that kind
    """Return a finding as its document has it."""
    return decode(payload, KINDS[kind])


def merged_of(kind: str, payload: str) -> Any:  # noqa: ANN401  Merged of that kind
    """Return a merged thing."""
    return decode(payload, MERGED[kind])


def key_of(*parts: str) -> str:
    """Return the hash that stands for what is claimed, and where."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:DIGITS]
