"""A record at a glance: how much there is, the latest of a kind, what lies beside a document."""

from collections.abc import Collection
from datetime import date

from communique.domain.contact import Contact
from communique.domain.document import Citation
from communique.domain.ids import NegotiationId
from communique.domain.merged import Merged
from communique.domain.negotiation import Negotiation
from communique.domain.position import Position
from communique.record.store import beside, counts, latest, naming
from communique.record.store.asking import Asking
from communique.record.store.beside import Relative, ToldHere
from communique.record.store.connect import reading
from communique.record.store.counts import Counts, Outlet
from communique.record.store.latest import Lately
from communique.record.store.wanted import Wanted

ALL = Wanted()


class Glimpses(Asking):
    """Answers to what a page asks of much at once; each sees one state of the record."""

    def counts(self, negotiation: str | None = None) -> Counts:
        """Return how much the record holds now, or one negotiation, and how much of it persons looked at."""
        with reading(self._engine, self._place) as connection:
            return counts.counts_of(connection, naming.negotiation_named(connection, negotiation))

    def counts_by_negotiation(self) -> dict[NegotiationId, Counts]:
        """Return how much each negotiation holds now, by its id."""
        with reading(self._engine, self._place) as connection:
            return dict(counts.counts_by_negotiation(connection))

    def outlets(self, wanted: Wanted = ALL) -> tuple[Outlet, ...]:
        """Return the outlets of the wanted documents, the one with the most first."""
        with self._asked(wanted) as (connection, negotiation, _):
            return tuple(counts.outlets_of(connection, wanted, negotiation=negotiation))

    def latest_by_level(self, wanted: Wanted = ALL) -> tuple[Merged[Contact], ...]:
        """Return of each level the last contact that took place."""
        with self._asked(wanted) as (connection, negotiation, rulings):
            return tuple(latest.latest_by_level(connection, wanted, rulings, negotiation=negotiation))

    def ahead(self, wanted: Wanted = ALL) -> tuple[Merged[Contact], ...]:
        """Return the contacts that are to come, the next first, then those announced of late without a day."""
        with self._asked(wanted) as (connection, negotiation, rulings):
            return tuple(latest.ahead(connection, wanted, rulings, negotiation=negotiation))

    def red_lines(self, wanted: Wanted = ALL) -> tuple[Merged[Position], ...]:
        """Return the positions put as red lines, the last first."""
        with self._asked(wanted) as (connection, negotiation, rulings):
            return tuple(latest.red_lines(connection, wanted, rulings, negotiation=negotiation))

    def lately(self, kind: str, day: date, wanted: Wanted = ALL) -> Lately:
        """Return what of a kind came to read otherwise after a day; "contact", "position", "commitment"."""
        with self._asked(wanted) as (connection, negotiation, _):
            return latest.lately(connection, kind, day, wanted, negotiation=negotiation)

    def relatives(self, document: str) -> tuple[Relative, ...]:
        """Return the documents that count as one source with this one."""
        with reading(self._engine, self._place) as connection:
            return tuple(beside.relatives_of(connection, document))

    def told_in(self, document: str) -> tuple[ToldHere, ...]:
        """Return what a document tells, each finding as it has it, with the thing it tells."""
        with reading(self._engine, self._place) as connection:
            return tuple(beside.told_in(connection, document))

    def documents_naming(self, actor: str, limit: int) -> tuple[Citation, ...]:
        """Return the latest documents that name an actor."""
        with reading(self._engine, self._place) as connection:
            return tuple(beside.telling(connection, actor, limit))

    def reports_of(self, things: Collection[str]) -> dict[str, int]:
        """Return how many documents tell things, by their ids."""
        with reading(self._engine, self._place) as connection:
            return beside.told_by(connection, things)

    def negotiations_of(self, document: str) -> tuple[Negotiation, ...]:
        """Return the negotiations a document belongs to, by name."""
        with reading(self._engine, self._place) as connection:
            within = set(beside.belonging(connection, document))
            return tuple(one for one in naming.list_negotiations(connection) if one.id in within)
