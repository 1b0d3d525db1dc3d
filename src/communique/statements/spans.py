"""Turns stretches of tokens into the exact words of a content: marks, punctuation, quotations cut in two."""

from collections.abc import Iterable

from communique.domain.span import Span
from communique.language import Page, Token
from communique.statements.drafts import Range, is_punctuation

KEPT = frozenset("%$€£#°")  # signs that are words
DASHES = frozenset({"-", "--", "–", "—"})
WORDS_BEFORE_DASH = 3
BRACKETS = {")": "(", "]": "["}


def spans_of(page: Page, ranges: Iterable[Range], cue: Token | None) -> list[Span]:
    """Return the words of a content, in order, without what overlaps twice."""
    found: list[Span] = []
    for first, last in ranges:
        span = trimmed(page, first, last)
        if span is not None and _is_reachable(page, span, cue):
            span = snapped(page, span, cue)
            if found and span.start <= found[-1].end:
                found[-1] = Span(min(found[-1].start, span.start), max(found[-1].end, span.end))
            else:
                found.append(span)
    return found


def _is_reachable(page: Page, span: Span, cue: Token | None) -> bool:
    """A cue in quotation marks governs nothing outside them."""
    return cue is None or cue.quotation is None or span.overlaps(page.quotations[cue.quotation].inner)


def trimmed(page: Page, first: int, last: int) -> Span | None:
    """Return the stretch without punctuation at its ends, save marks that belong to it; None: no word is left."""
    start = first
    while first <= last and _is_loose_before(page, page.tokens[first]):
        first += 1
    while last >= first and _is_loose_after(page, page.tokens[last], start):
        last -= 1
    if first > last or all(is_punctuation(token) for token in page.tokens[first : last + 1]):
        return None
    return Span(page.tokens[first].start, page.tokens[last].end)


def _is_loose_before(page: Page, token: Token) -> bool:
    if not is_punctuation(token) or token.text in KEPT:
        return False
    if token.text in BRACKETS.values():
        return False
    return not (token.quotation is not None and page.quotations[token.quotation].span.start == token.start)


def _is_loose_after(page: Page, token: Token, start: int) -> bool:
    if not is_punctuation(token) or token.text in KEPT:
        return False
    opener = BRACKETS.get(token.text)
    if opener is not None:
        return all(other.text != opener for other in page.tokens[start : token.i])
    if token.quotation is None:
        return True
    quotation = page.quotations[token.quotation].span
    return not (quotation.end == token.end and quotation.start >= page.tokens[start].start)


def snapped(page: Page, span: Span, cue: Token | None) -> Span:
    """Return the span grown to the quotations it cuts in two; one that holds the cue bounds it instead."""
    touched = {token.quotation for token in page.tokens_in(span) if token.quotation is not None}
    for index in touched:
        quotation = page.quotations[index]
        if cue is not None and cue.quotation == index:
            start, end = max(span.start, quotation.inner.start), min(span.end, quotation.inner.end)
            span = Span(start, end) if end > start else span
        elif cue is None or not quotation.span.start <= cue.start < quotation.span.end:
            span = Span(min(span.start, quotation.span.start), max(span.end, quotation.span.end))
    return span


def before_dash(page: Page, span: Span) -> Span:
    """Return the span before a single spaced dash: what follows is an aside of the reporter's, as a rule."""
    tokens = page.tokens_in(span)
    dashes = [
        number
        for number, token in enumerate(tokens)
        if token.text in DASHES
        and not token.is_quoted
        and 0 < number < len(tokens) - 1
        and tokens[number + 1].start > token.end
    ]
    if len(dashes) != 1 or dashes[0] < WORDS_BEFORE_DASH or any(token.is_quoted for token in tokens[dashes[0] :]):
        return span
    return Span(span.start, tokens[dashes[0] - 1].end)
