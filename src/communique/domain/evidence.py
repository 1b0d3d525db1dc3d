"""The exact words a finding was read from."""

from dataclasses import dataclass

from communique.domain.ids import ActorId, DocumentId
from communique.domain.span import Span
from communique.errors import OffsetError


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Evidence:
    """A quote and where it stands: code points into the document's stored text, end excluded."""

    document: DocumentId
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        """Refuse a quote whose length is not that of its span."""
        if self.end - self.start != len(self.quote):
            raise OffsetError(f"{self.start}-{self.end} does not hold {len(self.quote)} code points")

    @property
    def span(self) -> Span:
        """Return where the quote stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An actor in a part: who, and the words that name it here (a pronoun's too)."""

    actor: ActorId
    evidence: Evidence | None  # None: understood from elsewhere
