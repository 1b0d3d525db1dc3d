"""The record as lists: the things of each kind, and the documents, as they are wanted."""

from typing import Any

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.document import Citation
from communique.domain.event import Event
from communique.domain.merged import Merged
from communique.domain.position import Position
from communique.domain.statement import Statement
from communique.record.store import listing, looking, naming
from communique.record.store.asking import Asking
from communique.record.store.connect import reading
from communique.record.store.wanted import Wanted

ALL = Wanted()


class Lists(Asking):
    """Lists of an open record; each is of one state of it."""

    def _list(self, kind: str, wanted: Wanted) -> tuple[Any, ...]:
        with self._asked(wanted) as (connection, negotiation, rulings):
            return tuple(listing.list_things(connection, kind, wanted, rulings, negotiation=negotiation))

    def actors(self, wanted: Wanted = ALL) -> tuple[Merged[Actor], ...]:
        """Return actors, the most told first."""
        return self._list("actor", wanted)

    def contacts(self, wanted: Wanted = ALL) -> tuple[Merged[Contact], ...]:
        """Return contacts by day, the newest first unless wanted otherwise."""
        return self._list("contact", wanted)

    def statements(self, wanted: Wanted = ALL) -> tuple[Merged[Statement], ...]:
        """Return statements by day."""
        return self._list("statement", wanted)

    def positions(self, wanted: Wanted = ALL) -> tuple[Merged[Position], ...]:
        """Return positions by day."""
        return self._list("position", wanted)

    def commitments(self, wanted: Wanted = ALL) -> tuple[Merged[Commitment], ...]:
        """Return commitments by the day they are due, else told."""
        return self._list("commitment", wanted)

    def events(self, wanted: Wanted = ALL) -> tuple[Merged[Event], ...]:
        """Return events by day."""
        return self._list("event", wanted)

    def documents(self, wanted: Wanted = ALL) -> tuple[Citation, ...]:
        """Return documents by day of publication."""
        with reading(self._engine, self._place) as connection:
            negotiation = naming.negotiation_named(connection, wanted.negotiation)
            return tuple(looking.list_documents(connection, wanted, negotiation=negotiation))

    def timeline(self, wanted: Wanted = ALL) -> tuple[Merged[Contact] | Merged[Event], ...]:
        """Return contacts by day (what happened and what is to happen)."""
        return self._list("contact", wanted)
