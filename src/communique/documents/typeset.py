"""Turns the lines of typeset pages into running text: words and paragraphs are whole again, heads and numbers go."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from communique.documents.running_heads import without_running_heads
from communique.documents.sources import source_rules

EARLY_SHARE = 0.85  # of the usual width: a line ends early where the next word would have fitted before that
HEADING_SHARE = 0.7  # of the usual width, at most
USUAL = 0.9  # of the lines are at most as wide as usual
GAPPY_SHARE = 0.5  # of the lines stand after an empty one: then empty lines mean nothing
SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
ITEM = re.compile(r"(?:[•●▪◦·–—*-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s")
CUT = re.compile(r"(?<![^\W\d_])(?P<left>[^\W\d_]+)(?P<hyphen>[-\u2010\xad])$")
TIED = re.compile(r"\S[-\u2010—]$")
FIRST = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Line:
    page: int
    text: str
    has_gap: bool  # an empty line stands before it


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a text is set: how wide its lines are, whether empty lines mean something, which words it knows."""

    width: int
    is_gappy: bool
    words: frozenset[str]


def set_as_text(pages: list[str]) -> tuple[str, tuple[int, ...], tuple[str, ...]]:
    """Return the running text of the pages, where each page begins in it (code points), and what was repaired."""
    rows, gone = without_running_heads([[" ".join(row.split()) for row in page.splitlines()] for page in pages])
    lines = list(_lines(rows))
    setting = _setting(lines)
    pieces, mended = [""] * len(pages), 0
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        piece = _joined(line, after, setting)
        mended += len(piece) < len(line.text)
        pieces[line.page] += piece
    starts = tuple(accumulate(map(len, pieces[:-1]), initial=0))
    return "".join(pieces), starts, tuple(_repairs(gone, mended, len(lines)))


def _lines(pages: list[list[str]]) -> Iterator[_Line]:
    for number, page in enumerate(pages):
        for before, text in pairwise(["-", *page]):
            if text:
                yield _Line(number, text, has_gap=not before)


def _setting(lines: list[_Line]) -> _Setting:
    widths = sorted(len(line.text) for line in lines) or [0]
    gaps = sum(line.has_gap for line in lines)
    words = {word.lower() for line in lines for word in WORD.findall(CUT.sub("", line.text))}
    return _Setting(
        width=widths[min(int(USUAL * len(widths)), len(widths) - 1)],
        is_gappy=gaps > GAPPY_SHARE * len(lines),
        words=frozenset(words),
    )


def _joined(line: _Line, after: _Line | None, setting: _Setting) -> str:
    """Return a line with what joins it to the next: nothing within a word, a blank within a paragraph, else a break."""
    if after is None:
        return line.text
    if _ends_paragraph(line, after, setting):
        return line.text + "\n"
    cut = CUT.search(line.text)
    first = FIRST.match(after.text)
    if cut and first and after.text[0].islower():
        return line.text if _keeps_hyphen(cut, first[0], setting) else line.text[:-1]
    return line.text + ("" if TIED.search(line.text) else " ")


def _ends_paragraph(line: _Line, after: _Line, setting: _Setting) -> bool:
    if after.has_gap and after.page == line.page and not setting.is_gappy:
        return True
    ends_sentence = bool(SENTENCE_END.search(line.text))
    if ITEM.match(after.text) and not TIED.search(line.text):
        return True
    if ends_sentence and _is_heading(after, setting):
        return True
    next_word = after.text.split(" ", 1)[0]
    is_early = len(line.text) + 1 + len(next_word) <= EARLY_SHARE * setting.width
    return is_early and (ends_sentence or not after.text[0].islower()) and not TIED.search(line.text)


def _is_heading(line: _Line, setting: _Setting) -> bool:
    """Tell whether a line is short, begins like a sentence, and does not end like one."""
    is_short = len(line.text) <= HEADING_SHARE * setting.width
    return is_short and not line.text[0].islower() and not SENTENCE_END.search(line.text)


def _keeps_hyphen(cut: re.Match[str], right: str, setting: _Setting) -> bool:
    """Tell whether a word cut at the end of a line is written with a hyphen elsewhere, or begins as such words do."""
    left = cut["left"]
    if cut["hyphen"] == "\xad" or f"{left}{right}".lower() in setting.words:
        return False
    return f"{left}-{right}".lower() in setting.words or left.lower() in source_rules().hyphen_keepers


def _repairs(gone: int, mended: int, lines: int) -> Iterator[str]:
    if lines > 1:
        yield "the lines of each page were joined into paragraphs"
    if mended:
        yield f"words cut at the end of a line were joined ({mended})"
    if gone:
        yield f"running heads and page numbers were taken out ({gone})"
