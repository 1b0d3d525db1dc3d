"""Tells what the contacts of a page say already: their own words speak for their meeting."""

from communique.domain.event import EventType
from communique.domain.said import Said
from communique.domain.span import Span

TOLD = frozenset({EventType.CONSULT, EventType.AGREE, EventType.REQUEST, EventType.REJECT})  # what a meeting may be


class Meetings:
    """The words of each contact, and the parties that take part."""

    __slots__ = ("_rows",)

    def __init__(self, said: Said) -> None:
        """Take them from the contacts."""
        self._rows: list[tuple[int, int, frozenset[str]]] = []
        for contact in said.contacts:
            found = (said.cast.party_of(named) for named in contact.participants)
            parties = frozenset(party for party in found if party is not None)
            self._rows.extend((words.start, words.end, parties) for words in contact.evidence)

    def hold(self, span: Span) -> bool:
        """Tell whether a span stands among the words of a contact."""
        return any(start < span.end and span.start < end for start, end, _ in self._rows)

    def parties_at(self, span: Span) -> frozenset[str]:
        """Return who takes part in the contacts whose words a span touches."""
        rows = (parties for start, end, parties in self._rows if start < span.end and span.start < end)
        return frozenset().union(*rows)
