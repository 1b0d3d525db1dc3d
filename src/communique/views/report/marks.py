"""Cuts an article into stretches that carry the same marks, so that overlapping evidence can be shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from communique.domain.evidence import Evidence

NOTED_AT_THE_END = "event"  # derived from other findings: one note after the words, none before
LINKED_AS_A_WHOLE = "time"  # short words that lead to their finding themselves


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
    """Characters that carry the same marks, and what stands before and after them."""

    text: str
    kinds: tuple[str, ...]
    anchors: tuple[Mark, ...]  # places that links lead to, with nothing to be seen
    notes: tuple[Mark, ...]  # before the text
    link: Mark | None  # where the text itself leads
    is_start: bool  # of the link's mark
    closing_notes: tuple[Mark, ...]  # after the text


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
        begins = [mark for mark in here if mark.start == left]
        link = next((mark for mark in here if mark.kind == LINKED_AS_A_WHOLE), None)
        yield Stretch(
            text=text[left:right],
            kinds=tuple(sorted({mark.kind for mark in here} - {NOTED_AT_THE_END})),
            anchors=tuple(mark for mark in begins if _is_silent(mark) and mark is not link),
            notes=tuple(mark for mark in begins if not _is_silent(mark) and mark.kind != NOTED_AT_THE_END),
            link=link,
            is_start=link is not None and link.start == left,
            closing_notes=tuple(mark for mark in here if mark.end == right and _closes(mark)),
        )


def _is_silent(mark: Mark) -> bool:
    """Tell whether nothing is shown where a mark begins, only an anchor set."""
    return mark.kind == LINKED_AS_A_WHOLE or (mark.kind == NOTED_AT_THE_END and mark.number > 1)


def _closes(mark: Mark) -> bool:
    return mark.kind == NOTED_AT_THE_END and mark.number == 1
