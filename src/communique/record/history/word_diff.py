"""Compares two wordings word by word."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from communique.record.history.wording import Edit, Piece

AROUND = ".,;:!?\"'“”‘’()[]«»"


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """Return the words of both wordings in order: kept, removed, added; case and punctuation make no difference.

    >>> [(piece.edit.value, piece.words) for piece in word_diff("a full ceasefire", "a ceasefire at sea")]
    [('same', 'a'), ('removed', 'full'), ('same', 'ceasefire'), ('added', 'at sea')]
    """
    return tuple(_pieces(before.split(), after.split()))


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, _folded(before), _folded(after), autojunk=False)
    for tag, start, end, low, high in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(edit=Edit.SAME, words=" ".join(after[low:high]))
            continue
        if end > start:
            yield Piece(edit=Edit.REMOVED, words=" ".join(before[start:end]))
        if high > low:
            yield Piece(edit=Edit.ADDED, words=" ".join(after[low:high]))


def _folded(words: list[str]) -> list[str]:
    return [word.strip(AROUND).casefold() or word for word in words]
