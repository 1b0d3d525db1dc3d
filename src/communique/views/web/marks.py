"""Cuts a stored text into lines and stretches that carry the same marks; offsets are code points of the whole text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text that a finding was read from."""

    start: int
    end: int
    kind: str  # "contact"
    label: str  # "C1", of the finding
    finding: str

    @property
    def anchor(self) -> str:
        """Return the page's id of the place.

        >>> Mark(4, 9, "contact", "C1", "contact-1").anchor
        's4-9'
        """
        return f"s{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before words: the labels of the findings of one kind that begin with them."""

    kind: str
    first: str  # "P1"
    words: str  # "P1–P7" where several findings hang on the same words


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one line that carry the same marks."""

    text: str
    kinds: tuple[str, ...]
    own: str | None  # the anchor that is exactly this stretch
    anchors: tuple[str, ...]  # other places that begin here
    labels: tuple["Label", ...]  # findings whose words begin here, each once in the text
    is_meant: bool  # the words that the address asks for


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of the text that holds words, and the page of a PDF that begins with it."""

    start: int
    stretches: tuple[Stretch, ...]
    page: int | None = None


def lines_of(
    text: str, marks: Sequence[Mark], meant: Sequence[tuple[int, int]], pages: Sequence[int] = ()
) -> Iterator[TextLine]:
    """Yield the lines of a text with their marks, in order; each anchor and each label once.

    Args:
        meant: Where the words stand that an address asks for.
        pages: Where the pages of a PDF begin.
    """
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.label))
    anchored, labelled = set[str](), set[str]()
    ahead = list(enumerate(pages, start=1))
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        page = None
        while ahead and ahead[0][1] <= end:
            page = ahead.pop(0)[0]
        if line.strip():
            here = [mark for mark in ordered if mark.start < end and start < mark.end]
            inside = [span for span in meant if span[0] < end and start < span[1]]
            bounds = _bounds((start, end), here, inside, [at for at in pages if start < at < end])
            found = (_stretch(text, bound, here, inside) for bound in bounds)
            yield TextLine(start, tuple(_once(stretch, anchored, labelled) for stretch in found), page)
        elif page is not None:
            ahead.insert(0, (page, end + 1))
        start = end + 1


def _bounds(
    line: tuple[int, int], marks: Sequence[Mark], meant: Sequence[tuple[int, int]], pages: Sequence[int]
) -> list[tuple[int, int]]:
    edges = {*line, *pages}
    for left, right in [*((mark.start, mark.end) for mark in marks), *meant]:
        edges |= {edge for edge in (left, right) if line[0] < edge < line[1]}
    return list(pairwise(sorted(edges)))


def _stretch(text: str, bound: tuple[int, int], marks: Sequence[Mark], meant: Sequence[tuple[int, int]]) -> Stretch:
    left, right = bound
    here = [mark for mark in marks if mark.start < right and left < mark.end]
    begins = [mark for mark in here if mark.start == left]
    asked = [f"s{first}-{last}" for first, last in meant if first == left]
    exact = next((mark.anchor for mark in begins if mark.end == right), None)
    own = exact or (f"s{left}-{right}" if bound in meant else None)
    return Stretch(
        text=text[left:right],
        kinds=tuple(sorted({mark.kind for mark in here})),
        own=own,
        anchors=tuple(dict.fromkeys(anchor for anchor in [*(mark.anchor for mark in begins), *asked] if anchor != own)),
        labels=tuple(Label(mark.kind, mark.label, mark.label) for mark in begins),
        is_meant=any(first < right and left < last for first, last in meant),
    )


def _once(stretch: Stretch, anchored: set[str], labelled: set[str]) -> Stretch:
    """Return a stretch without the anchors and labels that stand before it already, and remember its own."""
    own = stretch.own if stretch.own not in anchored else None
    anchors = tuple(anchor for anchor in stretch.anchors if anchor not in anchored)
    anchored.update((own, *anchors) if own else anchors)
    labels = [label for label in stretch.labels if label.first not in labelled]
    labelled.update(label.first for label in labels)
    return Stretch(stretch.text, stretch.kinds, own, anchors, tuple(_together(labels)), stretch.is_meant)


def _together(labels: Sequence[Label]) -> Iterator[Label]:
    """Yield labels, those of one kind as one: "P1–P7"."""
    for kind, some in groupby(sorted(labels, key=lambda label: label.kind), key=lambda label: label.kind):
        names = list(dict.fromkeys(label.first for label in sorted(some, key=_number)))
        yield Label(kind, names[0], names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}")


def _number(label: Label) -> tuple[int, str]:
    digits = label.first.lstrip("ACEKPS")
    return (int(digits) if digits.isdecimal() else 0, label.first)
