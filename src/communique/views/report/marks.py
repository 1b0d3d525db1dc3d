"""Cuts an article into stretches that carry the same marks, so that overlapping evidence can be shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from communique.domain.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of an article that a finding was read from."""

    label: str  # "C1"
    kind: str  # "contact"
    number: int  # of the finding's pieces of evidence, from 1
    start: int  # code points
    end: int

    @property
    def anchor(self) -> str:
        """Return the page's id of the place."""
        return f"{self.label}-{self.number}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that carry the same marks, and the marks that begin with them."""

    text: str
    kinds: tuple[str, ...]
    begins: tuple[Mark, ...]


def marks_of(label: str, kind: str, evidence: Iterable[Evidence]) -> Iterator[Mark]:
    """Yield a mark for each piece of evidence of a finding."""
    for number, piece in enumerate(evidence, start=1):
        yield Mark(label, kind, number, piece.start, piece.end)


def paragraphs_of(text: str, marks: Iterable[Mark]) -> Iterator[list[Stretch]]:
    """Yield the paragraphs of a text, each as its stretches, in order."""
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            yield list(
                _stretches(text, start, end, [mark for mark in ordered if mark.start < end and start < mark.end])
            )
        start = end + 1


def _stretches(text: str, start: int, end: int, marks: list[Mark]) -> Iterator[Stretch]:
    edges = {start, end} | {edge for mark in marks for edge in (mark.start, mark.end) if start < edge < end}
    for left, right in pairwise(sorted(edges)):
        here = [mark for mark in marks if mark.start < right and left < mark.end]
        begins = tuple(mark for mark in here if max(mark.start, start) == left and mark.start >= start)
        yield Stretch(text[left:right], tuple(sorted({mark.kind for mark in here})), begins)
