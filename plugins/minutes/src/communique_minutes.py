"""Reads minutes (a day on the first line, a line of dashes between two of them) and lists who met whom."""

from collections.abc import Iterator
from typing import BinaryIO

from communique.documents import Draft
from communique.views.export.holdings import Holdings


def read(raw: bytes) -> Iterator[Draft]:
    """Yield each of the minutes as a draft: its text, and what the file says of it."""
    for part in raw.decode("utf-8").split("\n----\n"):
        day, _, text = part.strip().partition("\n")
        yield Draft(text=text, said={"published": day, "source": "Minutes"})


def write(holdings: Holdings, stream: BinaryIO) -> None:
    """Write a line a contact: its day, its mode, its status, who."""
    for merged in holdings.contacts:
        contact = merged.thing
        who = ", ".join(holdings.actors[named.actor].thing.name for named in contact.participants)
        day = contact.when.edtf if contact.when else "no day"
        stream.write(f"{day}: {contact.mode} ({contact.status}): {who}\n".encode())
