"""A stretch of a document's text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from communique.errors import OffsetError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of `Document.text`: start included, end excluded, in code points (not bytes).

    >>> Span(4, 9).of("The talks")
    'talks'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that runs backwards."""
        if not 0 <= self.start <= self.end:
            raise OffsetError(f"expected 0 <= start <= end, found {self.start}, {self.end}")

    def of(self, text: str) -> str:
        """Return the characters the span covers.

        Raises:
            OffsetError: The span ends beyond the text.
        """
        if self.end > len(text):
            raise OffsetError(f"span ends at {self.end}, the text at {len(text)}")
        return text[self.start : self.end]

    def covers(self, other: Self) -> bool:
        """Tell whether the other span lies within this one.

        >>> Span(0, 9).covers(Span(4, 9))
        True
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Self) -> bool:
        """Tell whether the two share a character.

        >>> Span(0, 4).overlaps(Span(4, 9))
        False
        """
        return self.start < other.end and other.start < self.end

    def trimmed(self, text: str) -> "Span":
        """Return the span without blanks at its ends.

        >>> Span(3, 9).trimmed("The talks")
        Span(start=4, end=9)
        """
        words = text[self.start : self.end]
        start = self.start + len(words) - len(words.lstrip())
        return Span(start, max(start, self.start + len(words.rstrip())))

    @classmethod
    def around(cls, spans: "Iterable[Span]") -> "Span":
        """Return the smallest span that covers all of them (at least one)."""
        found = list(spans)
        return cls(min(span.start for span in found), max(span.end for span in found))
