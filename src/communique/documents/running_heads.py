"""Takes running heads and page numbers from the lines of pages."""

import re
from collections import Counter

EDGE = 2  # lines at the top and at the foot of a page where running heads stand
RUNNING_SHARE = 0.6  # of the pages, on which a running head stands
NUMBER = re.compile(r"(?i)\W*(?:(?:page|p\.)\s*)?(?:\d{1,3}|[ivxl]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?\W*")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")  # a head is no sentence
AT_AN_END = re.compile(r"^\d+(?=\s)|(?<=\s)\d+$")
DIGITS_OF_A_PAGE = 6
DIGITS = re.compile(r"\d+")


def without_running_heads(pages: list[list[str]]) -> tuple[list[list[str]], int]:
    """Return the pages without the lines that stand at the edge of most of them, and how many lines went."""
    edges = [_edges(page) for page in pages]
    told = Counter(form for page, edge in zip(pages, edges, strict=True) for form in {_form(page[at]) for at in edge})
    least = max(2, RUNNING_SHARE * sum(1 for edge in edges if edge))
    counting = _counting(pages, edges)
    kept, gone = [], 0
    for number, (page, edge) in enumerate(zip(pages, edges, strict=True)):
        recurring = {at for at in edge if told[_form(page[at])] >= least and not SENTENCE_END.search(page[at])}
        running = recurring | _numbers(page, edge) | {at for at in edge if _counts(page[at], number) & counting}
        kept.append([line for at, line in enumerate(page) if at not in running])
        gone += len(running)
    return kept, gone


def _edges(page: list[str]) -> list[int]:
    """Return which lines stand at the edges of a page."""
    filled = [at for at, line in enumerate(page) if line]
    return sorted({*filled[:EDGE], *filled[-EDGE:]})


def _numbers(page: list[str], edge: list[int]) -> set[int]:
    return {at for at in {*edge[:1], *edge[-1:]} if NUMBER.fullmatch(page[at])}


def _counting(pages: list[list[str]], edges: list[list[int]]) -> set[tuple[str, int]]:
    """Return the forms of lines whose number counts on with the pages, as the heads of a chapter do."""
    told = Counter(
        count
        for number, (page, edge) in enumerate(zip(pages, edges, strict=True))
        for count in {count for at in edge for count in _counts(page[at], number)}
    )
    return {count for count, times in told.items() if times > 1}


def _counts(line: str, page: int) -> set[tuple[str, int]]:
    """Return the form of a line with how far the number at its beginning or end is from that of the page."""
    if SENTENCE_END.search(line):
        return set()
    return {(_form(line), int(number[0][:DIGITS_OF_A_PAGE]) - page) for number in AT_AN_END.finditer(line)}


def _form(line: str) -> str:
    """Return a line as it recurs: its numbers count on from page to page."""
    return DIGITS.sub("#", line).casefold()
