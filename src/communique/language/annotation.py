"""Turns a document into a page: cut, parsed, quotations paired."""

from bisect import bisect_right
from collections.abc import Iterator

from communique.domain.document import Document
from communique.language.packs import PACKS, Pack
from communique.language.page import Page, Sentence
from communique.language.pipeline import parse, tokens_of
from communique.language.quotations import Quotation, find_quotations
from communique.language.segments import Segment, paragraphs_of, segments_of
from communique.language.tokens import Token

Parsed = tuple[int, Segment, list[Token]]  # the index of the paragraph, the segment, a sentence of it


def annotate(document: Document) -> Page:
    """Return the page of one document.

    Each document goes through the parser on its own: sums over larger batches may differ in the last digit, and the
    record of an article must not depend on its neighbours.
    """
    paragraphs = paragraphs_of(document.text)
    segments = segments_of(document.text, paragraphs)
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    pack = PACKS.get(document.citation.language or "")
    for paragraph, segment, words in _parsed_by(pack, segments) if pack else _parsed(segments):
        sentence = Sentence(len(sentences), paragraph, segment.kind, tuple(words))
        for token in words:
            token.sentence, token.paragraph = sentence.index, paragraph
        sentences.append(sentence)
        tokens.extend(words)
    quotations = find_quotations(document.text, paragraphs)
    _restore_case(document.text, tokens)
    _mark_quoted(tokens, quotations)
    return Page(document, tuple(paragraphs), tuple(sentences), tuple(tokens), tuple(quotations), _by_lemma(tokens))


def _parsed(segments: list[tuple[int, Segment]]) -> Iterator[Parsed]:
    first = 0
    work = ((segment.words, (paragraph, segment)) for paragraph, segment in segments)
    for parsed, (paragraph, segment) in parse(work):
        for words in tokens_of(parsed, segment.span.start, first):
            first += len(words)
            yield paragraph, segment, words


def _parsed_by(pack: Pack, segments: list[tuple[int, Segment]]) -> Iterator[Parsed]:
    first = 0
    for paragraph, segment in segments:
        for words in pack.parse(segment.words, segment.span.start, first):
            first += len(words)
            yield paragraph, segment, words


def _restore_case(text: str, tokens: list[Token]) -> None:
    """Give the words back the case they have in the text (a headline is parsed without its capitals)."""
    for token in tokens:
        token.text = text[token.start : token.end]


def _mark_quoted(tokens: list[Token], quotations: list[Quotation]) -> None:
    starts = [quotation.span.start for quotation in quotations]
    for token in tokens:
        index = bisect_right(starts, token.start) - 1
        if index >= 0 and token.end <= quotations[index].span.end:
            token.quotation = index


def _by_lemma(tokens: list[Token]) -> dict[str, list[Token]]:
    found: dict[str, list[Token]] = {}
    for token in tokens:
        found.setdefault(token.lemma, []).append(token)
    return found
