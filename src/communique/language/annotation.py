"""Turns a document into a page: cut, parsed, quotations paired."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from communique.domain.document import Document
from communique.domain.span import Span
from communique.language.page import Page, Sentence
from communique.language.pipeline import parse, tokens_of
from communique.language.quotations import Quotation, find_quotations
from communique.language.segments import Segment, paragraphs_of, segments_of
from communique.language.tokens import Token

if TYPE_CHECKING:
    from spacy.tokens import Doc


def annotate(document: Document) -> Page:
    """Return the page of one document."""
    return next(annotate_all([document]))


def annotate_all(documents: Iterable[Document]) -> Iterator[Page]:
    """Yield a page a document, in order; the parser works on many segments at once."""
    for batch in _batches(documents):
        cuts = [(document, paragraphs_of(document.text)) for document in batch]
        work = [
            (number, paragraph, segment)
            for number, (document, paragraphs) in enumerate(cuts)
            for paragraph, segment in segments_of(document.text, paragraphs)
        ]
        parses = zip(work, parse(segment.words for _, _, segment in work), strict=True)
        by_document = {
            number: [(paragraph, segment, parsed) for (_, paragraph, segment), parsed in group]
            for number, group in groupby(parses, key=lambda pair: pair[0][0])
        }
        for number, (document, paragraphs) in enumerate(cuts):
            yield _page(document, paragraphs, by_document.get(number, []))


BATCH_CHARACTERS = 40_000  # of text, held as parses at one time


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _page(document: Document, paragraphs: list[Span], parses: list[tuple[int, Segment, "Doc"]]) -> Page:
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for paragraph, segment, parsed in parses:
        for words in tokens_of(parsed, segment.span.start, len(tokens)):
            sentence = Sentence(len(sentences), paragraph, segment.kind, tuple(words))
            for token in words:
                token.sentence, token.paragraph = sentence.index, paragraph
            sentences.append(sentence)
            tokens.extend(words)
    quotations = find_quotations(document.text, paragraphs)
    _restore_case(document.text, tokens)
    _mark_quoted(tokens, quotations)
    return Page(document, tuple(paragraphs), tuple(sentences), tuple(tokens), tuple(quotations), _by_lemma(tokens))


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
