"""Searches somebody keeps; each is also a feed."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, select

from communique.errors import UnknownError
from communique.record.store import schema
from communique.record.store.connect import Place, reading, writing
from communique.record.store.rows import put

searches = schema.saved_searches.c


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A list somebody wants to see again, or to be told of."""

    id: str
    owner: str  # name of an account, or of who sits at the machine
    name: str
    path: str  # of the page: "/search", "/contacts"
    query: str  # what it is narrowed to, as in the address: "party=RUS&status=held"
    feed: str  # the secret part of its feed's address: whoever knows it reads the feed without signing in
    made: datetime  # in UTC


class SavedSearches:
    """The searches kept in a record."""

    def __init__(self, engine: Engine, place: Place) -> None:
        """Take over the engine of an open record."""
        self._engine = engine
        self._place = place

    def of(self, owner: str) -> tuple[SavedSearch, ...]:
        """Return what somebody keeps, by name."""
        statement = select(schema.saved_searches).where(searches.owner == owner).order_by(searches.name, searches.id)
        with reading(self._engine, self._place) as connection:
            return tuple(SavedSearch(**row._asdict()) for row in connection.execute(statement))

    def fed_by(self, feed: str) -> SavedSearch | None:
        """Return the search with this feed, None where there is none."""
        with reading(self._engine, self._place) as connection:
            row = connection.execute(select(schema.saved_searches).where(searches.feed == feed)).first()
            return None if row is None else SavedSearch(**row._asdict())

    def keep(self, search: SavedSearch) -> None:
        """Keep a new search."""
        with writing(self._engine, self._place) as connection:
            put(connection, schema.saved_searches, [asdict(search)])

    def forget(self, search: str, owner: str) -> None:
        """Forget a search of somebody.

        Raises:
            UnknownError: It is not there, or somebody else's.
        """
        with writing(self._engine, self._place) as connection:
            statement = delete(schema.saved_searches).where(searches.id == search, searches.owner == owner)
            if connection.execute(statement).rowcount == 0:
                raise UnknownError(f"expected the id of a search of {owner}, found '{search}', which none has")
