"""Cuts a text into what is parsed on its own: headline, dateline, paragraphs; offsets stay those of the text."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from communique.domain.span import Span

PARAGRAPH = re.compile(r"[^\r\n\f\v\u2028\u2029\x85]+")
ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
# "WHITE HOUSE — ", "MOSCOW, April 12 (Harbour Wire) -- ", "Geneva - ": capitals or a short name, then a dash.
DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ ,/]+[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*)*)"
    r"(?:, [A-Z][\w. ]{0,30}?(?:\d{1,2})?)?(?:,? ?\([^()]{2,40}\))?\s*(?:—|–|--|-)\s+"
)
# "Warsaw (agency) - ", "Geneva/Kyiv - ": in the first paragraphs alone, where no second dash makes it an aside
PLACE = re.compile(
    r"[A-ZÀ-Þ][\w.'’]+(?:[ /-][A-ZÀ-Þ][\w.'’]+){0,2}(?: \([^()]{2,40}\))?\s+(?:—|–|--|-)\s+"
    r"(?=[A-Z“\"])(?!.*\s(?:—|–|--|-)\s)"
)
PLACES = 2  # paragraphs that may begin with a place
TITLE_WORD = re.compile(r"[A-Z][a-z’']+(?:-[A-Za-z][a-z]+)?")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
TITLE_SHARE = 0.6  # of a headline's longer words: above it, capitals say nothing about names
LONG_WORD = 4
HEADLINE_WORDS = 25
HEADLINE_CHARACTERS = 300
MAX_CHARACTERS = 5_000  # parsed at once; longer paragraphs are cut at a sentence's end
MAX_UNBROKEN = 500  # characters without a blank: the tokenizer takes time by their square
UNBROKEN = re.compile(rf"\S{{{MAX_UNBROKEN}}}")


class SegmentKind(StrEnum):
    """What a segment is."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that is parsed on its own."""

    span: Span
    kind: SegmentKind
    words: str  # what the parser sees: as long as the span, perhaps in other case


def paragraphs_of(text: str) -> list[Span]:
    """Return the lines of a text that hold anything but blanks, without the blanks at their ends."""
    found = (Span(match.start(), match.end()).trimmed(text) for match in PARAGRAPH.finditer(text))
    return [span for span in found if span.end > span.start]


def segments_of(text: str, paragraphs: list[Span]) -> list[tuple[int, Segment]]:
    """Return (index of the paragraph, segment) for all a text holds, in order."""
    found: list[tuple[int, Segment]] = []
    known = _capitalised_within(text, paragraphs)
    for index, span in enumerate(paragraphs):
        if _is_headline(text, span, index, len(paragraphs)):
            segment = Segment(span, SegmentKind.HEADLINE, _without_title_case(span.of(text), known))
            found.append((index, segment))
            continue
        start = span.start
        dateline = DATELINE.match(text, start, span.end)
        if dateline is None and index < PLACES:
            dateline = PLACE.match(text, start, span.end)
        if dateline and dateline.end() < span.end:
            found.append((index, _segment(text, Span(start, dateline.end()).trimmed(text), SegmentKind.DATELINE)))
            start = dateline.end()
        found.extend((index, _segment(text, piece, SegmentKind.BODY)) for piece in _cut(text, Span(start, span.end)))
    return found


def _segment(text: str, span: Span, kind: SegmentKind) -> Segment:
    return Segment(span, kind, span.of(text))


def _is_headline(text: str, span: Span, index: int, count: int) -> bool:
    """A line without a full stop; later ones only where their capitals show them (crossheads are short)."""
    words = span.of(text)
    if count == 1 or len(words) > HEADLINE_CHARACTERS or len(words.split()) > HEADLINE_WORDS:
        return False
    if index == 0 and _is_title_case(words):  # whatever it ends with
        return True
    if ENDS_SENTENCE.search(words):
        return False
    return index == 0 or (len(words.split()) <= HEADLINE_WORDS // 2 and '"' not in words and "“" not in words)


def _capitalised_within(text: str, paragraphs: list[Span]) -> frozenset[str]:
    """Return what the body writes with a capital inside a sentence, or never without one: names."""
    body = text[paragraphs[1].start :] if len(paragraphs) > 1 else ""
    inside = set(re.findall(r"(?<=[a-z,;] )[A-Z][\w’'-]*", body))
    plain = set(re.findall(r"\b[a-z]\w*", body))
    return frozenset(inside | {word for word in re.findall(r"\b[A-Z]\w*", body) if word.lower() not in plain})


def _is_title_case(words: str) -> bool:
    """Tell whether most of a line's longer words start with a capital: four of them at least, and not all in names."""
    longer = [word for word in WORD.findall(words) if len(word) >= LONG_WORD]
    capitals = sum(word[0].isupper() for word in longer)
    return len(longer) >= LONG_WORD and capitals >= TITLE_SHARE * len(longer)


def _without_title_case(words: str, known: frozenset[str]) -> str:
    """Return a headline with its words in lower case, save those the body writes with a capital; length is kept."""
    if not known or not _is_title_case(words):
        return words

    def lowered(match: re.Match[str]) -> str:
        word = match.group()
        stem = re.sub(r"['’]s$", "", word)
        plain = word.lower()
        is_name = stem in known or word in known or not TITLE_WORD.fullmatch(word) or match.start() == 0
        return word if is_name or len(plain) != len(word) else plain

    return WORD.sub(lowered, words)


def _cut(text: str, span: Span) -> list[Span]:
    """Cut what is too long for the parser, at a sentence's end, else at a blank, else anywhere."""
    pieces = []
    start = span.start
    while span.end - start > MAX_CHARACTERS:
        window = text[start : start + MAX_CHARACTERS]
        stops = [match.end() for match in re.finditer(r"[.!?][\"”’']?\s", window)]
        blank = window.rfind(" ")
        end = start + (stops[-1] if stops else blank + 1 if blank > 0 else MAX_CHARACTERS)
        pieces.append(Span(start, end))
        start = end
    return [part for piece in [*pieces, Span(start, span.end)] for part in _cut_unbroken(text, piece)]


def _cut_unbroken(text: str, span: Span) -> list[Span]:
    """Cut runs without a blank that no language has."""
    ends = [match.end() for match in UNBROKEN.finditer(text, span.start, span.end) if match.end() < span.end]
    return [Span(start, end) for start, end in pairwise([span.start, *ends, span.end])]
