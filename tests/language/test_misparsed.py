"""A parser errs: whatever it takes a word for, a page is read to its end, and every finding stands on its words."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest

from communique.documents import load_documents
from communique.domain.document import Document
from communique.language import Page, Sentence, Token, annotate
from communique.language.tokens import grow
from communique.reading import read_page

EXAMPLES = Path(__file__).parents[2] / "examples"
TRAITS = ("pos", "tag", "dep", "lemma", "entity", "entity_start", "quotation")
BELOW = ("conj", "dep", "amod", "nsubj", "prep", "advmod", "xcomp")


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return [annotate(document) for document in load_documents([EXAMPLES]) if isinstance(document, Document)]


@pytest.mark.drill
@pytest.mark.timeout(600)
@pytest.mark.parametrize("share", [0.01, 0.03, 0.1, 0.3])
def test_a_page_whose_parse_is_wrong_is_read_and_every_finding_stands_on_its_words(pages, share):
    chance = Random(1)  # noqa: S311  the same pages each time
    for page in pages:
        found = msgspec.to_builtins(read_page(misparsed(page, chance, share)))
        for words in evidence_in(found):
            assert page.text[words["start"] : words["end"]] == words["quote"]


def misparsed(page: Page, chance: Random, share: float) -> Page:
    """Return the page with some words that have the grammar, the lemma or the head of others; sentences stay trees."""
    twins = {token: Token(token.text, token.start, token.i) for token in page.tokens}
    sentences = []
    for sentence in page.sentences:
        for token in sentence.tokens:
            twin, other = twins[token], chance.choice(sentence.tokens)
            for trait in TRAITS:
                setattr(twin, trait, getattr(other if chance.random() < share else token, trait))
            twin.sentence, twin.paragraph, twin.lower = token.sentence, token.paragraph, token.lower
            heads = [token.head.head, token.head, token] if chance.random() < share else [token.head]
            twin.head = twins[chance.choice(heads)]
            if twin.head is twin:
                twin.dep = "ROOT"
            elif twin.dep == "ROOT":
                twin.dep = chance.choice(BELOW)
        words = [twins[token] for token in sentence.tokens]
        grow(words)
        sentences.append(Sentence(sentence.index, sentence.paragraph, sentence.kind, tuple(words)))
    by_lemma: dict[str, list[Token]] = {}
    for token in twins.values():
        by_lemma.setdefault(token.lemma, []).append(token)
    return Page(page.document, page.paragraphs, tuple(sentences), tuple(twins.values()), page.quotations, by_lemma)


def evidence_in(found: Any) -> Iterator[dict[str, Any]]:
    """Yield every piece of evidence within what was found."""
    if isinstance(found, dict):
        if {"start", "end", "quote"} <= found.keys():
            yield found
        for value in found.values():
            yield from evidence_in(value)
    elif isinstance(found, list):
        for value in found:
            yield from evidence_in(value)
