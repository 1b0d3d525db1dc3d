"""Writes a record as JSON; fields stand in the order of the classes, so that the same record gives the same bytes."""

import msgspec

from communique.domain.record import Record


def encode_record(record: Record) -> bytes:
    """Return a record as indented JSON, with a line end."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"


def encode_line(record: Record) -> bytes:
    """Return a record as one line of JSON, with a line end."""
    return msgspec.json.encode(record) + b"\n"
