"""Pairs quotation marks, paragraph by paragraph; marks that never close or stray ones are survived."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.domain.span import Span

# A mark opens after a blank, a bracket or a dash, and closes after a word or a stop; curly ones say it themselves.
MARKS = re.compile(r"``|''|[\"“”„‟«»‹›‘’']")
OPENERS = {"“": "”", "„": "“”‟", "‟": "”", "«": "»", "‹": "›", "‘": "’", "``": "''"}
CLOSERS = frozenset("”»›’")
BEFORE_OPENING = re.compile(r"(?:^|[\s(\[{—–:/-])$")
AFTER_CLOSING = re.compile(r"^(?:$|[\s)\]},.;:!?—–-])")
SINGLE = frozenset("‘’'")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks."""

    span: Span  # with its marks
    inner: Span  # without them
    is_closed: bool
    is_continued: bool  # the next paragraph goes on with it: it opens again, and this one never closed


def find_quotations(text: str, paragraphs: list[Span]) -> list[Quotation]:
    """Return the outermost quotations of a text, in order; none of them overlaps another.

    An unclosed quotation ends with its paragraph.
    """
    return list(_mark_continued(_each(text, paragraphs)))


def _each(text: str, paragraphs: list[Span]) -> Iterator[Quotation]:
    for paragraph in paragraphs:
        yield from _in_paragraph(text, paragraph)


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Quotation]:
    opened: tuple[int, int, str] | None = None
    for found in MARKS.finditer(text, paragraph.start, paragraph.end):
        start, end, mark = found.start(), found.end(), found.group()
        opens, closes = _role(text, start, end, mark, paragraph)
        if opened is None:
            if opens:
                opened = (start, end, mark)
            continue
        if _fits(opened[2], mark) and closes:
            yield Quotation(Span(opened[0], end), Span(opened[1], start), is_closed=True, is_continued=False)
            opened = None
        elif opens and mark == opened[2] and mark not in SINGLE and _closes_nowhere(text, end, paragraph, opened[2]):
            opened = (start, end, mark)  # the first one was stray: what opens again counts
    if opened is not None and opened[2] not in SINGLE:
        end = Span(opened[1], paragraph.end).trimmed(text).end
        if end > opened[1]:
            yield Quotation(Span(opened[0], end), Span(opened[1], end), is_closed=False, is_continued=False)


def _role(text: str, start: int, end: int, mark: str, paragraph: Span) -> tuple[bool, bool]:
    before = text[max(paragraph.start, start - 1) : start]
    after = text[end : min(end + 1, paragraph.end)]
    at_front = BEFORE_OPENING.search(before) is not None or before in OPENERS or before == '"'
    at_back = AFTER_CLOSING.match(after) is not None or after in CLOSERS or after == '"'
    if mark in OPENERS and mark not in SINGLE:
        return True, mark == "“" and at_back and (not at_front or not after)
    if mark in CLOSERS and mark not in SINGLE:
        return False, True
    if mark in SINGLE:  # an apostrophe stands between letters, or after an s
        return at_front and not at_back and mark != "’", at_back and not at_front
    return at_front and not at_back, at_back or not at_front  # with blanks on both sides: it closes what is open


def _fits(opener: str, mark: str) -> bool:
    if opener in OPENERS:
        return mark in OPENERS[opener] or (opener == "“" and mark in {'"', "“"}) or (opener == "``" and mark == '"')
    return mark == opener or (opener == '"' and mark in {"”", "''"}) or (opener == "''" and mark in {'"', "”"})


def _closes_nowhere(text: str, start: int, paragraph: Span, opener: str) -> bool:
    return not any(_fits(opener, found.group()) for found in MARKS.finditer(text, start, paragraph.end))


def _mark_continued(quotations: Iterator[Quotation]) -> Iterator[Quotation]:
    previous: Quotation | None = None
    for quotation in quotations:
        if previous is not None:
            goes_on = not previous.is_closed and quotation.span.start - previous.span.end <= len("\n\n  ")
            yield Quotation(previous.span, previous.inner, previous.is_closed, goes_on)
        previous = quotation
    if previous is not None:
        yield previous
