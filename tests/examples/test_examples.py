"""The examples are two negotiations told in full: every article cited, with reprints and a corrected version."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from communique.documents import load_documents
from communique.domain.document import Document
from communique.errors import SourceError

EXAMPLES = Path(__file__).parents[2] / "examples"
LEAST_WORDS, MOST_WORDS = 150, 450


@pytest.fixture(scope="module")
def articles() -> list[Document]:
    loaded = list(load_documents([EXAMPLES]))
    assert not [error for error in loaded if isinstance(error, SourceError)]
    return [document for document in loaded if isinstance(document, Document)]


def test_every_article_names_its_title_outlet_and_day(articles: list[Document]):
    for article in articles:
        citation = article.citation
        assert citation.title, citation
        assert citation.source, citation
        assert citation.published, citation
        assert citation.language == "en"
        assert not article.notes, article.notes


def test_articles_are_of_the_length_of_news(articles: list[Document]):
    assert [a.citation.title for a in articles if not LEAST_WORDS <= len(a.text.split()) <= MOST_WORDS] == []


def test_two_negotiations_run_through_months_in_many_outlets(articles: list[Document]):
    days = [article.published for article in articles if article.published]
    assert len(articles) >= 24
    assert (min(days), max(days)) == (date(2025, 2, 19), date(2025, 8, 23))
    assert len({article.citation.source for article in articles}) >= 8


def test_one_address_has_two_texts(articles: list[Document]):
    addresses = Counter(article.citation.url for article in articles if article.citation.url)
    assert [count for count in addresses.values() if count > 1] == [2]


def test_wire_texts_are_reprinted(articles: list[Document]):
    paragraphs = [set(article.text.split("\n\n")[1:]) for article in articles]
    reprints = [
        (one, other)
        for one in range(len(articles))
        for other in range(one)
        if articles[one].citation.source != articles[other].citation.source
        and len(paragraphs[one] & paragraphs[other]) >= 4
    ]
    assert len({one for one, _ in reprints}) >= 6
