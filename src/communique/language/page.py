"""A document with its grammar: what every room of step 3 reads."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from communique.domain.document import Document
from communique.domain.evidence import Evidence
from communique.domain.span import Span
from communique.language.quotations import Quotation
from communique.language.segments import SegmentKind
from communique.language.tokens import Token


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its tokens, and where it stands."""

    index: int
    paragraph: int
    kind: SegmentKind
    tokens: tuple[Token, ...]

    @property
    def span(self) -> Span:
        """Return the stretch from the first word to the last."""
        return Span(self.tokens[0].start, self.tokens[-1].end)

    @property
    def roots(self) -> list[Token]:
        """Return the heads of the sentence (one, in a sound parse)."""
        return [token for token in self.tokens if token.head is token]


@dataclass(frozen=True, slots=True)
class Page:
    """A document with sentences, tokens and quotations; offsets are those of the document's text."""

    document: Document
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]
    by_lemma: dict[str, list[Token]] = field(repr=False)  # every token by its lemma: rooms are gated by it
    starts: list[int] = field(init=False, repr=False)  # where the tokens start and end, for those who look by place
    ends: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Note where the tokens stand."""
        object.__setattr__(self, "starts", [token.start for token in self.tokens])
        object.__setattr__(self, "ends", [token.end for token in self.tokens])

    @property
    def text(self) -> str:
        """Return the document's text."""
        return self.document.text

    def sentence_of(self, token: Token) -> Sentence:
        """Return the sentence a token stands in."""
        return self.sentences[token.sentence]

    def tokens_between(self, first: int, last: int) -> tuple[Token, ...]:
        """Return the tokens from one index to another, both included."""
        return self.tokens[first : last + 1]

    def span_of(self, tokens: Iterable[Token]) -> Span:
        """Return the smallest span around the tokens."""
        return Span.around(token.span for token in tokens)

    def subtree_span(self, token: Token) -> Span:
        """Return the stretch from the first to the last word below a token."""
        return Span(self.tokens[token.left].start, self.tokens[token.right].end)

    def tokens_in(self, part: Span | Evidence) -> tuple[Token, ...]:
        """Return the tokens that overlap a part of the text."""
        return self.tokens[bisect_right(self.ends, part.start) : bisect_left(self.starts, part.end)]

    def evidence(self, span: Span) -> Evidence:
        """Return the words at a span as evidence."""
        return self.document.evidence(span)

    def by_lemmas(self, lemmas: Iterable[str]) -> Iterator[Token]:
        """Yield the tokens that have one of the lemmas, in the order of the text."""
        found = [token for lemma in lemmas for token in self.by_lemma.get(lemma, ())]
        yield from sorted(found, key=lambda token: token.i)
