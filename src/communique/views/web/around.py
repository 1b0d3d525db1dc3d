"""Words with what stands around them: the sentence they belong to, as far as a page has room."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.domain.evidence import Evidence
from communique.views.places import apart

ENDS = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-Z\d])|\n")  # where a sentence may end, and lines do
MOST = 240  # code points before and after


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `is_meant`: the words themselves, else what stands around them."""

    text: str
    is_meant: bool


def around(text: str, words: Sequence[Evidence]) -> tuple[Piece, ...]:
    """Return words of one text with the sentence around them; what is long is cut, what lies far between left out."""
    pieces: list[Piece] = []
    end = 0
    ordered = apart(words)
    for number, piece in enumerate(ordered):
        start = max(_before(text, piece.start), end)
        if number and start > end:
            pieces.append(Piece(" … ", is_meant=False))
        following = ordered[number + 1].start if number + 1 < len(ordered) else len(text)
        stop = min(_after(text, piece.end), following)
        pieces += _cut(text, (start, max(piece.start, end)), (max(piece.start, end), piece.end), stop)
        end = max(stop, piece.end)
    return tuple(piece for piece in pieces if piece.text)


def _cut(text: str, before: tuple[int, int], words: tuple[int, int], stop: int) -> Iterator[Piece]:
    yield Piece(text[slice(*before)], is_meant=False)
    yield Piece(text[slice(*words)], is_meant=True)
    yield Piece(text[words[1] : stop], is_meant=False)


def _before(text: str, start: int) -> int:
    """Return where the sentence begins that holds a place, or a blank not too far before it."""
    first = max(0, start - MOST)
    ends = [found.end() for found in ENDS.finditer(text, first, start)]
    if ends:
        return ends[-1]
    if first == 0:
        return 0
    blank = text.find(" ", first, start)
    return start if blank < 0 else blank + 1


def _after(text: str, end: int) -> int:
    """Return where the sentence ends that holds a place, or a blank not too far after it."""
    last = min(len(text), end + MOST)
    found = ENDS.search(text, max(end - 1, 0), min(last + 2, len(text)))
    if found:
        return max(found.start() + len(found.group().rstrip()), end)
    if last == len(text):
        return last
    blank = text.rfind(" ", end, last)
    return end if blank < 0 else blank
