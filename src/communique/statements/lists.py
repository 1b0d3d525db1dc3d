"""Lets a content run on over a list that the parser broke off: "a" and "b"; that one, but that another."""

from communique.domain.span import Span
from communique.language import Page, Token
from communique.statements.drafts import Draft
from communique.statements.lexicon import words

JOINERS = frozenset({"and", "or", "but", "nor"})
BETWEEN = frozenset(
    {"to", "the", "a", "an", "of", "for", "as", "that", "in", "on", "with", "its", "his", "her", "their"}
)
REACH = 5  # words between two quotations of one list


def run_on(page: Page, drafts: list[Draft]) -> None:
    """Grow contents over what a list adds to them."""
    starts = {quotation.span.start: quotation.span for quotation in page.quotations}
    ends = {quotation.span.end for quotation in page.quotations}
    for draft in drafts:
        span = draft.spans[-1]
        if draft.cue_token is None or draft.cue_token.i > page.tokens_in(span)[-1].i:
            continue
        grown = _over_prepositions(page, _over_clauses(page, span))
        while grown.end in ends:
            following = _next_quotation(page, grown, starts)
            if following is None:
                break
            grown = Span(grown.start, following.end)
        draft.spans[-1] = _over_tail(page, grown) if grown.end in ends else grown


def _over_tail(page: Page, span: Span) -> Span:
    """Return the span grown over what a quoted fragment governs: "the deal "a gift" to the owners"."""
    last = page.tokens_in(span)[-1]
    fragment = page.quotations[last.quotation].inner.of(page.text) if last.quotation is not None else ""
    if not fragment[-1:].isalnum() or last.i + 1 >= len(page.tokens) or not _governs(page.tokens[last.i + 1]):
        return span
    end = last.i
    for token in page.tokens[last.i + 1 : last.i + TAIL]:
        if token.paragraph != last.paragraph or token.is_quoted or token.text in TAIL_STOPS or token.dep == "cc":
            break
        end = token.i
    return Span(span.start, page.tokens[end].end)


TAIL = 25  # tokens behind a quoted fragment
TAIL_STOPS = frozenset(",;:.!?()[]-–—―") | {"--"}


def _governs(token: Token) -> bool:
    """Tell whether a word links what follows to the fragment before it, not to the cue ("on Sunday", "in a letter")."""
    if token.tag not in {"IN", "TO"} or token.lower in {"as", "after", "before", "during", "while", "when"}:
        return False
    inner = token.child("pobj")
    return inner is None or (inner.entity not in {"DATE", "TIME"} and inner.lemma not in words("channels"))


def _next_quotation(page: Page, span: Span, starts: dict[int, Span]) -> Span | None:
    """Return the quotation that a joiner links to the end of a span."""
    index = page.tokens_in(span)[-1].i + 1
    joined = False
    for token in page.tokens[index : index + REACH]:
        if token.start in starts:
            return starts[token.start] if joined else None
        if token.lower in JOINERS:
            joined = True
        elif token.text != "," and not (joined and (token.lower in BETWEEN or token.tag == "VB")):
            return None
    return None


def _over_prepositions(page: Page, span: Span) -> Span:
    """Return the span grown over a list that repeats its preposition: "on a, on b, and on c"."""
    tokens = page.tokens_in(span)
    before = page.tokens[tokens[0].i - 1] if tokens[0].i else tokens[0]
    end = tokens[-1].i
    while before.tag == "IN" and before.lower != "that":
        index = end + 1
        while index < len(page.tokens) and (page.tokens[index].text == "," or page.tokens[index].lower in JOINERS):
            index += 1
        is_linked = index > end + 1 or any(token.text == "," for token in page.tokens[end - 1 : end + 1])
        if not is_linked or index >= len(page.tokens) or page.tokens[index].lower != before.lower:
            break
        end = page.tokens[index].right
    return Span(span.start, page.tokens[end].end) if end != tokens[-1].i else span


def _over_clauses(page: Page, span: Span) -> Span:
    """Return the span grown over ", but that ..." behind it."""
    index = page.tokens_in(span)[-1].i + 1
    ahead = [token for token in page.tokens[index : index + 3] if token.text != ","]
    if len(ahead) > 1 and ahead[0].lower in JOINERS and ahead[1].lower == "that" and ahead[1].dep == "mark":
        verb = ahead[1].head
        if verb is not ahead[1] and verb.left >= ahead[0].i:
            return Span(span.start, page.tokens[verb.right].end)
    return span
