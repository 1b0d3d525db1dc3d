"""What every question to the record needs: the record as it is at one moment, and what persons ruled by then."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from communique.record.merge import Rulings
from communique.record.store import judging, naming
from communique.record.store.connect import Place, reading
from communique.record.store.wanted import Wanted


class Asking:
    """Asks an open record; each question sees one state of it."""

    def __init__(self, engine: Engine, place: Place) -> None:
        """Take over an engine that has been tried out."""
        self._engine = engine
        self._place = place

    @contextmanager
    def _asked(self, wanted: Wanted) -> Iterator[tuple[Connection, str | None, Rulings]]:
        """Yield a connection, the id of the negotiation that is wanted, and what persons ruled."""
        with reading(self._engine, self._place) as connection:
            negotiation = naming.negotiation_named(connection, wanted.negotiation)
            yield connection, negotiation, judging.current_rulings(connection)
