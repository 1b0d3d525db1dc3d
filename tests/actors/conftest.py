import re
from datetime import date

import pytest

from communique.actors import find_actors
from communique.domain.document import Origin, make_document
from communique.domain.span import Span
from communique.language import annotate

MARK = re.compile(r"\{([^{}|]*)(?:\|([^{}|]*))?\}")


class Read:
    """A text in which "{words|name}" marks a mention and whom it names, read."""

    def __init__(self, page, marks):
        self.page, self.marks = page, marks
        self.cast = find_actors(page)

    def actor(self, name):
        found = [actor for actor in self.cast.actors.values() if actor.name == name]
        assert found, f"{name} not among {[actor.name for actor in self.cast.actors.values()]}"
        return found[0]

    def mention(self, words):
        """Return the mention at the last word of a stretch, given as a span or as words of the text."""
        span = words if isinstance(words, Span) else self.span(words)
        tokens = self.page.tokens_in(span)
        found = [self.cast.at(token.i) for token in tokens]
        return next((mention for mention in reversed(found) if mention), None)

    def span(self, words):
        start = self.page.text.index(words)
        return Span(start, start + len(words))

    def named(self, words):
        mention = self.mention(words)
        return self.cast.actors[mention.actor].name if mention else None

    def names(self):
        return [actor.name for actor in self.cast.actors.values()]


def unmarked(text):
    marks, plain, at = [], "", 0
    for found in MARK.finditer(text):
        plain += text[at : found.start()]
        marks.append((Span(len(plain), len(plain) + len(found[1])), found[2]))
        plain += found[1]
        at = found.end()
    return plain + text[at:], marks


def read_all(texts, day="2025-04-13"):
    """Return the texts read; the day of publication may be None."""
    published = date.fromisoformat(day) if day else None
    pairs = [unmarked(text) for text in texts]
    documents = [make_document(plain, Origin(published=published)) for plain, _ in pairs]
    return [Read(annotate(document), marks) for document, (_, marks) in zip(documents, pairs, strict=True)]


@pytest.fixture(scope="session")
def read():
    return lambda text, day="2025-04-13": read_all([text], day)[0]


@pytest.fixture(scope="session")
def read_many():
    return read_all
