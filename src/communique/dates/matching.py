"""Finds the words of time expressions; what they mean is read elsewhere."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from communique.dates.grammar import CompiledRule, Grammar, Value, value_of
from communique.domain.span import Span

PIECES = re.compile(r"[^\W\d_]+|[0-9]+")
GAP = re.compile(r"[^\S\n\r\f\v]{0,2}(?:[-–—.,:/'’‘`()]{0,3}[^\S\n\r\f\v]{0,2})?")
LONGEST_NUMBER = 4  # digits; longer ones are no day, year or count
LOOK_BACK = 24  # characters a rule may ask about before an expression


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that look like a time, with what stands in the slots of the rule."""

    span: Span
    compiled: CompiledRule
    slots: dict[str, Value]


def find_candidates(text: str, grammar: Grammar) -> Iterator[list[Candidate]]:
    """Yield what may begin at each place of a text, in order: the longest first, of equals the first rule.

    The reader of these takes one or none; what begins within one taken is no longer of interest.
    """
    names = [(found.start(), found.end()) for found in grammar.names.finditer(text)]
    for starts, bits in _windows(text, grammar):
        rules = grammar.rules_for(bits)
        for start in starts if rules else ():
            found = _candidates(text, start, rules, grammar) if _may_begin(text, start) else []
            if found and not _is_in_name(found[0].span, names):
                yield found


def _is_in_name(span: Span, names: list[tuple[int, int]]) -> bool:
    """Tell whether a span shares a character with one of the names, which stand in order."""
    index = bisect_left(names, (span.end,)) - 1
    return index >= 0 and names[index][1] > span.start


def _windows(text: str, grammar: Grammar) -> Iterator[tuple[list[int], int]]:
    """Yield the starts of words that stand together, and what they fulfil; only where they fulfil anything."""
    known = grammar.bits
    starts: list[int] = []
    bits = last = 0
    for piece in PIECES.finditer(text):
        start, end = piece.span()
        word = piece.group()
        own = known.get(word.lower()) if not word[0].isdecimal() else _digits(end - start, grammar)
        if starts and (own is None or (start != last + 1 and not GAP.fullmatch(text, last, start))):
            if bits:
                yield starts, bits
            starts, bits = [], 0
        if own is not None:
            starts.append(start)
            bits |= own
        last = end
    if bits:
        yield starts, bits


def _digits(length: int, grammar: Grammar) -> int | None:
    if length > LONGEST_NUMBER:
        return None
    return grammar.digit_bits[length == LONGEST_NUMBER]


def _candidates(text: str, start: int, rules: tuple[CompiledRule, ...], grammar: Grammar) -> list[Candidate]:
    start = _opening(text, start)
    found = []
    for compiled in rules:
        match = compiled.pattern.match(text, start)
        if match is None:
            continue
        if _stands_well(text[max(0, start - LOOK_BACK) : start], compiled):
            found.append((match, compiled))
    found.sort(key=lambda pair: -pair[0].end())
    return [
        Candidate(Span(start, match.end()), compiled, _slots(match, compiled, grammar)) for match, compiled in found
    ]


def _stands_well(before: str, compiled: CompiledRule) -> bool:
    if compiled.follows and not compiled.follows.search(before):
        return False
    return not (compiled.before and compiled.before.search(before))


def _may_begin(text: str, start: int) -> bool:
    """Refuse the middle of a number, an amount of money and a word's second half."""
    before = text[start - 1 : start]
    if before in "'’`" or before == "":
        return True
    if before.isalnum() or before in "$€£#_":
        return False
    first_digit = text[start].isdecimal()
    if first_digit and before == " " and text[start - 2 : start - 1] in {"$", "€", "£", "#"}:
        return False
    return not (first_digit and before in ".,:/" and text[start - 2 : start - 1].isdecimal())


def _opening(text: str, start: int) -> int:
    """Take in the apostrophe of a short year."""
    is_short = text[start].isdecimal() and text[start - 1 : start] in {"'", "’", "`"}
    return start - 1 if is_short and not text[start - 2 : start - 1].isalnum() else start


def _slots(found: re.Match[str], compiled: CompiledRule, grammar: Grammar) -> dict[str, Value]:
    slots = dict(compiled.rule.set)
    for group, slot, kind in compiled.kinds:
        words = found.group(group)
        if words is not None:
            value = value_of(kind, words, grammar.words)
            if value is not None:
                slots[slot if slot not in slots else group] = value
    return slots
