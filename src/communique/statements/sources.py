"""Finds statements whose cue is no verb: "according to", "in the words of", "reportedly", a colon."""

import re
from collections.abc import Iterator

from communique.domain.span import Span
from communique.domain.statement import Act
from communique.language import Page, SegmentKind, Sentence, Token
from communique.statements.drafts import Draft, is_punctuation
from communique.statements.lexicon import cues, words
from communique.statements.spans import spans_of
from communique.statements.speakers import owner

FEWEST = 3  # tokens of a turn or a headline behind its colon
NAME_WORDS = 8  # before it


def find_sources(page: Page) -> Iterator[Draft]:
    """Yield the statements put to a source without a verb of saying."""
    for token in page.by_lemma.get("accord", []):
        if token.lower == "according":
            yield from _according(page, token)
    for token in page.by_lemmas(words("opinions") & page.by_lemma.keys()):
        yield from _opinion(page, token)
    for token in page.by_lemmas(words("reportedly") & page.by_lemma.keys()):
        yield from _reportedly(page, token)
    yield from _led_by_colon(page)


def _led_by_colon(page: Page) -> Iterator[Draft]:
    for index, paragraph in enumerate(page.paragraphs):
        found = TURN.match(page.text, paragraph.start, paragraph.end)
        if found is not None and found.end() < paragraph.end:
            yield from _turn(page, index, found.end())
    for sentence in page.sentences:
        if sentence.kind is SegmentKind.HEADLINE:
            yield from _headline(page, sentence)


def _with_role(page: Page, last: int) -> int:
    """Return where a source ends, with an office that the parser took for a second subject: "Doe, the envoy, ..."."""
    if last + 2 >= len(page.tokens) or page.tokens[last + 1].text != ",":
        return last
    first = page.tokens[last + 2]
    role = next((word for word in (first, first.head) if word.dep == "nsubj" and word.left == first.i), None)
    if role is None or role.pos != "NOUN" or page.tokens[min(role.right + 1, len(page.tokens) - 1)].text != ",":
        return last
    return role.right if role.head.children_by("nsubj")[-1] is not role else last


def _according(page: Page, token: Token) -> Iterator[Draft]:
    to = token.child("prep", "pcomp", "aux") or next((c for c in token.children if c.lower == "to"), None)
    source = to.child("pobj") if to is not None else None
    if to is None or source is None:
        return
    last = max(token.right, source.right)
    yield from _around(page, token, (token.i, _with_role(page, last)), source, "en.according-to")


def _opinion(page: Page, token: Token) -> Iterator[Draft]:
    """The clause beside "in the words of X", "in X's view"."""
    before = token.head
    if before.lower not in {"in", "by"} or before.dep != "prep" or token.dep != "pobj":
        return
    of = next((c for c in token.children if c.lower == "of" and c.i > token.i), None)
    source = of.child("pobj") if of is not None else token.child("poss")
    if source is not None:
        yield from _around(page, before, (before.left, before.right), source, "en.in-the-words-of")


def _around(page: Page, cue: Token, phrase: tuple[int, int], source: Token, rule: str) -> Iterator[Draft]:
    """Yield the clause that a phrase of source belongs to, without the phrase."""
    verb = next((a for a in cue.ancestors() if a.pos in {"VERB", "AUX"}), None)
    if verb is None:
        verb = next(iter(cue.ancestors()), None)
    if verb is None:
        return
    first, last = phrase
    sentence = page.sentence_of(cue)
    start, end = _opening(page, sentence), sentence.tokens[-1].i
    root = sentence.roots[0]
    ranges = [(start, first - 1)]
    if first <= start or root.i > last or verb.i > last:
        ranges.append((last + 1, end))
    ranges = [(a, min(b, len(page.tokens) - 1)) for a, b in ranges if a <= b]
    spans = spans_of(page, ranges, cue)
    if spans:
        cue_span = page.span_of(page.tokens[cue.i : cue.i + 2])
        speaker = owner(source) if source.lemma in words("papers") else None
        yield Draft(
            spans,
            Act.SAY,
            rule,
            cue=cue_span,
            cue_token=cue,
            head=verb,
            speaker=speaker or source,
            rank=1,
            paper=source,
        )


def _opening(page: Page, sentence: Sentence) -> int:
    """Return the first token of a sentence behind "But", "Still," and the like."""
    index = sentence.tokens[0].i
    while index < sentence.tokens[-1].i:
        token, after = page.tokens[index], page.tokens[index + 1]
        is_link = (
            token.pos == "CCONJ"
            or (token.pos in {"ADV", "SCONJ", "INTJ"} and after.text == ",")
            or is_punctuation(token)
        )
        if not is_link or token.text in "“\"‘'(":
            break
        index += 1
    return index


def _reportedly(page: Page, token: Token) -> Iterator[Draft]:
    verb = token.head
    if verb is token or token.dep != "advmod" or verb.pos not in {"VERB", "AUX"} or verb.lemma in cues("verbs"):
        return
    ranges = [(verb.left, token.i - 1), (token.i + 1, verb.right)]
    spans = spans_of(page, [(a, b) for a, b in ranges if a <= b], token)
    if spans:
        yield Draft(spans, Act.SAY, "en.reportedly", cue=token.span, cue_token=token, head=verb, rank=4)


def _turn(page: Page, paragraph: int, start: int) -> Iterator[Draft]:
    """A turn of a transcript: "SMITH: We are ready"."""
    tokens = page.tokens_in(page.paragraphs[paragraph])
    name = [t for t in tokens if t.end < start and not is_punctuation(t)]
    said = [t for t in tokens if t.start >= start]
    colon = next((t for t in tokens if t.text == ":"), None)
    if not name or len(said) < FEWEST or colon is None or said[0].text in "“\"''":
        return
    spans = spans_of(page, [(said[0].i, said[-1].i)], colon)
    if spans:
        spans = [Span(spans[0].start, page.paragraphs[paragraph].end)]
        yield Draft(
            spans, Act.SAY, "en.transcript", cue=colon.span, cue_token=colon, head=said[0], speaker=name[-1], rank=0
        )


TURN = re.compile(r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}:[ \t]+")


def _headline(page: Page, sentence: Sentence) -> Iterator[Draft]:
    """A headline with a speaker before its colon: "Minister: truce is near"."""
    colon = next((t for t in sentence.tokens if t.text == ":"), None)
    if colon is None:
        return
    paragraph = [t for t in page.tokens_in(page.paragraphs[sentence.paragraph]) if not t.is_quoted]
    before = [t for t in sentence.tokens if t.i < colon.i and not is_punctuation(t)]
    after = [t for t in page.tokens_in(page.paragraphs[sentence.paragraph]) if t.i > colon.i]
    if (
        not before
        or len(before) > NAME_WORDS
        or len(after) < FEWEST
        or any(t.pos in {"VERB", "AUX"} for t in before)
        or len(paragraph) < FEWEST
        or after[0].lemma in words("papers")
    ):
        return
    if not any(t.pos == "PROPN" or t.lower in words("voices") or _is_name(page, t) for t in before):
        return
    spans = spans_of(page, [(after[0].i, after[-1].i)], colon)
    speaker = next(
        (t for t in reversed(before) if t.pos in {"PROPN", "NOUN"} and t.dep not in {"compound", "poss", "pobj"}),
        before[-1],
    )
    if spans:
        yield Draft(
            spans, Act.SAY, "en.headline-colon", cue=colon.span, cue_token=colon, head=after[0], speaker=speaker, rank=2
        )


OPENING = 400  # tokens in which a headline's name comes again


def _is_name(page: Page, token: Token) -> bool:
    """Tell whether a word of a headline is a name further down, whatever the parser takes it for here."""
    return token.text[:1].isupper() and any(t.text == token.text and t.pos == "PROPN" for t in page.tokens[:OPENING])
