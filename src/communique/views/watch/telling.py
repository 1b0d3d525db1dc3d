"""One thing worth telling: a contact, a turn of a position or of a commitment, with the words it was read from."""

from datetime import date, datetime

import msgspec
from msgspec.structs import replace

from communique.domain.ids import digest
from communique.record.history.difference import Change

# What is sent to a webhook or a mailbox; the digest has everything.
URGENT = frozenset({Change.DUE, Change.FULFILLED, Change.FULFILLED_ELSEWHERE, Change.HARDENED, Change.CONTRADICTED})
DIGITS = 16


class Telling(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is new of a thing, in words, with where it stands; plain enough to be sent as JSON."""

    key: str  # the same for the same news, whatever else is learnt; see `keys_of`
    kind: str  # "contact", "position", "commitment"
    change: Change
    day: date | None  # when it changed, as far as reported
    about: str  # id of the thing
    who: str
    what: str
    before: str | None
    after: str
    rule: str | None
    quote: str | None
    document: str | None  # id of the document quoted
    title: str | None
    source: str | None
    url: str | None
    published: date | None

    @property
    def is_urgent(self) -> bool:
        """Tell whether it is worth a message of its own."""
        return self.change in URGENT


class Batch(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag="batch"):
    """What one round found, kept until everyone has it."""

    id: str
    at: datetime  # in UTC
    tellings: tuple[Telling, ...]
    channels: tuple[str, ...]  # to whom it goes

    @property
    def urgent(self) -> "Batch":
        """Return the batch with what is urgent alone."""
        return replace(self, tellings=tuple(telling for telling in self.tellings if telling.is_urgent))


def make_batch(tellings: tuple[Telling, ...], at: datetime, channels: tuple[str, ...]) -> Batch:
    """Return a batch; its id follows from what it tells, so that a receiver can tell it was there before."""
    total = digest("\n".join(sorted(telling.key for telling in tellings)))
    return Batch(id=f"batch-{total[:DIGITS]}", at=at, tellings=tellings, channels=channels)
