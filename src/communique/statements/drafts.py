"""Statements in the making: token ranges, a cue, a speaker, before they become findings."""

from dataclasses import dataclass, field
from itertools import islice

from communique.domain.evidence import Named
from communique.domain.span import Span
from communique.domain.statement import Act
from communique.language import Token

Range = tuple[int, int]  # indexes of the first and last token, both included


@dataclass(slots=True)
class Content:
    """What is said: stretches of tokens, and the word that governs them."""

    head: Token
    ranges: list[Range]


@dataclass(slots=True)
class Draft:
    """A statement whose fields are still being gathered."""

    spans: list[Span]
    act: Act
    rule: str
    cue: Span | None = None
    cue_token: Token | None = None
    head: Token | None = None  # the word that governs the content
    speaker: Token | None = None  # head of the speaker's phrase
    named: Named | None = None  # of an earlier statement that this one goes on with
    paper: Token | None = None  # what the words stand in: "according to a post"
    rank: int = 0  # where two exclude one another, the lower one stays
    quotations: list[int] = field(default_factory=list)  # indexes of the quotations that a cue beside them claims

    @property
    def start(self) -> int:
        """Return where the content starts."""
        return self.spans[0].start

    @property
    def around(self) -> Span:
        """Return the smallest span around the content."""
        return Span.around(self.spans)


def is_punctuation(token: Token) -> bool:
    """Tell whether a token is a mark, not a word."""
    return not token.text.isalnum() and not any(character.isalnum() for character in token.text)


DEEPEST = 40  # words one below the other: nobody writes more, and noise must not cost time


def is_deep(token: Token) -> bool:
    """Tell whether a word hangs too deep in its sentence's tree to have been written by anybody."""
    return next(islice(token.ancestors(), DEEPEST, None), None) is not None
