"""What somebody asks a record for."""

from dataclasses import dataclass
from datetime import date

from communique.errors import RecordError


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a list is narrowed to; None asks for all.

    A thing's day is when it was or will be; where the text does not say, the day it was first told.
    """

    as_of: date | None = None  # only what was published by then
    negotiation: str | None = None  # its name or id
    party: str | None = None  # a state's code, an organisation's id, or an actor's id
    counterpart: str | None = None  # who takes part as well: the same forms
    issue: str | None = None
    status: str | None = None
    level: str | None = None
    mode: str | None = None  # of contacts; of statements the act
    stance: str | None = None
    since: date | None = None  # inclusive
    until: date | None = None  # inclusive
    text: str | None = None  # words that must occur
    outlet: str | None = None  # of documents, as they name it
    unreviewed: bool = False  # only what no person has looked at
    newest_first: bool = True  # actors: the most told first
    limit: int | None = 50  # None: all
    after: str | None = None  # id of the last thing of the page before, or what `Store.cursor` says of it

    def __post_init__(self) -> None:
        """Refuse days on which nothing can be.

        Raises:
            RecordError: The last day lies before the first.
        """
        if self.since is not None and self.until is not None and self.since > self.until:
            raise RecordError(f"expected a last day on or after the first, found {self.since} to {self.until}")
