"""Says where words stand in a text: page, paragraph, characters."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from communique.domain.evidence import Evidence


def place_of(words: Sequence[Evidence], starts: Sequence[int], pages: Sequence[int] | None = None) -> str:
    """Return where words of one text stand: "p. 3, ¶2:454–482,507–531".

    Args:
        starts: Where each paragraph begins; none: the text is not at hand.
        pages: Where each page begins; None: the text has none.
    """
    spans = ",".join(f"{piece.start}–{piece.end}" for piece in words)
    paragraph = f"¶{bisect_right(starts, words[0].start)}:{spans}" if starts else spans
    return f"p. {page_of(words[0].start, pages)}, {paragraph}" if pages else paragraph


def page_of(start: int, pages: Sequence[int]) -> int:
    """Return the number of the page a character stands on.

    >>> page_of(120, (0, 100, 200))
    2
    """
    return max(bisect_right(pages, start), 1)


def paragraph_starts(text: str) -> list[int]:
    """Return where the lines that hold words begin."""
    starts, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            starts.append(offset)
        offset += len(line) + 1
    return starts


def apart(words: Iterable[Evidence]) -> list[Evidence]:
    """Return words in the order of the text, without those that lie within others."""
    ordered = sorted(words, key=lambda piece: (piece.document, piece.start, -piece.end))
    kept: list[Evidence] = []
    for piece in ordered:
        if not (kept and kept[-1].document == piece.document and kept[-1].span.covers(piece.span)):
            kept.append(piece)
    return kept
