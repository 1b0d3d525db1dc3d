"""Tells in whose mouth a word stands: the innermost statement around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.domain.actor import Cast
from communique.domain.evidence import Named
from communique.domain.span import Span
from communique.domain.statement import Act, Statement
from communique.language import Page, Token


@dataclass(frozen=True, slots=True)
class Scene:
    """A page with its actors and with the statement around each of its words."""

    page: Page
    cast: Cast
    statements: tuple[Statement, ...]
    around: dict[int, Statement]  # the innermost statement in whose content a token stands, by the token's index
    by_cue: dict[int, Statement]  # by the index of each token of its cue

    def speech_at(self, token: Token) -> Statement | None:
        """Return the statement a word is part of; None: the reporter's own words."""
        return self.around.get(token.i)

    def said_by(self, token: Token) -> Statement | None:
        """Return the statement whose cue the word is."""
        return self.by_cue.get(token.i)


SILENT = frozenset({Act.THINK, Act.WANT})


def scene_of(page: Page, cast: Cast, statements: Sequence[Statement]) -> Scene:
    """Return the page with every word's innermost statement; attitudes nobody voiced are no statements here."""
    around: dict[int, Statement] = {}
    by_cue: dict[int, Statement] = {}
    voiced = [statement for statement in statements if statement.content]
    for statement in sorted(voiced, key=_length, reverse=True):
        for part in statement.content:
            around.update((token.i, statement) for token in page.tokens_in(part.span))
        if statement.cue is not None:
            by_cue.update((token.i, statement) for token in page.tokens_in(statement.cue.span))
    return Scene(page, cast, tuple(voiced), around, by_cue)


def _length(statement: Statement) -> int:
    whole = Span.around(part.span for part in statement.content)
    return whole.end - whole.start


def speaker_of(statement: Statement | None) -> Named | None:
    """Return who speaks; None where nobody does, or the text does not say."""
    return statement.speaker if statement is not None else None
