"""Lets a content run on where the parser broke it off: lists, quoted fragments, clauses cut at their front."""

from communique.domain.span import Span
from communique.language import Page, Token
from communique.statements.drafts import Draft
from communique.statements.lexicon import cues, words

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
        draft.spans[0] = _from_opening(page, draft.cue_token, draft.spans[0])
        span = draft.spans[-1]
        grown = _over_prepositions(page, _over_clauses(page, span))
        while grown.end in ends:
            following = _next_quotation(page, grown, starts)
            if following is None:
                break
            grown = Span(grown.start, following.end)
        grown = _over_tail(page, grown) if grown.end in ends else grown
        draft.spans[-1] = _to_fragment(page, draft.cue_token, grown, starts)


FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
AHEAD = 25  # tokens between a cue and the clause the parser left it


def _from_opening(page: Page, cue: Token, span: Span) -> Span:
    """Return the span grown to its left over a clause that the parser broke in two: "said the men he saw were late"."""
    first = page.tokens_in(span)[0]
    between = page.tokens[cue.i + 1 : first.i]
    if not between or len(between) > AHEAD or not _takes_clause(cue):
        return span
    verb = next((t for t in between if t.tag in FINITE or t.text in ".:;!?" or t.is_quoted), None)
    that = next((t for t in between if t.lower == "that" and t.tag == "IN"), None)
    if that is not None and (verb is None or that.i < verb.i):
        return Span(that.start, span.end)
    is_broken = verb is not None and verb.tag in FINITE and verb.dep != "relcl" and verb.head.dep != "relcl"
    if not is_broken or cue.lemma in words("hearers") or any(t.text in ",:;.!?" for t in (between[0], between[-1])):
        return span
    return Span(between[0].start, span.end) if between[0].tag not in {"IN", "WRB", "RB"} else span


def _takes_clause(cue: Token) -> bool:
    return any(e.frame in {"clause", "quote"} and e.companion is None for e in cues("verbs").get(cue.lemma, ()))


def _to_fragment(page: Page, cue: Token, span: Span, starts: dict[int, Span]) -> Span:
    """Return the span grown to a quoted fragment later in its clause: "if they lack the "living wills""."""
    last = page.tokens_in(span)[-1]
    if cue.is_quoted:
        return span
    for token in page.tokens[last.i + 1 : last.i + TO_FRAGMENT]:
        if token.start in starts:
            quotation = starts[token.start]
            inner = page.tokens_in(quotation)[1:2]
            is_fragment = bool(inner) and not inner[0].text[:1].isupper() and token.i > last.i + 1
            return Span(span.start, quotation.end) if is_fragment else span
        if token.paragraph != last.paragraph or token.text in BREAKS or token.is_quoted:
            return span
        if token.lemma in cues("verbs") and token.pos in {"VERB", "AUX"}:
            return span
    return span


TO_FRAGMENT = 16
BREAKS = frozenset(".:;!?()[]")


def _over_tail(page: Page, span: Span) -> Span:
    """Return the span grown over what a quoted fragment governs: "the deal "a gift" to the owners"."""
    last = page.tokens_in(span)[-1]
    fragment = page.quotations[last.quotation].inner.of(page.text) if last.quotation is not None else ""
    if not fragment[-1:].isalnum() or last.i + 1 >= len(page.tokens) or not _governs(page.tokens[last.i + 1]):
        return span
    end = last.i
    for token in page.tokens[last.i + 1 : last.i + TAIL]:
        is_joint = token.dep == "cc" and token.head.pos not in NOMINAL
        if token.paragraph != last.paragraph or token.is_quoted or token.text in TAIL_STOPS or is_joint:
            break
        end = token.i
    return Span(span.start, page.tokens[end].end)


NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
TAIL = 25  # tokens behind a quoted fragment
TAIL_STOPS = frozenset(",;:.!?()[]-–—―") | {"--"}


def _governs(token: Token) -> bool:
    """Tell whether a word links what follows to the fragment before it, not to the cue ("on Sunday", "in a letter")."""
    if token.tag in {"NN", "NNS"} and token.dep != "npadvmod" and token.entity not in {"DATE", "TIME"}:
        return True
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
