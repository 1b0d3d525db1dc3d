from datetime import date

import pytest

from communique.domain.document import Origin, make_document
from communique.domain.evidence import Evidence
from communique.domain.ids import document_id
from communique.domain.span import Span
from communique.errors import OffsetError

TEXT = "The talks 😀 go on"
ORIGIN = Origin(
    key="k-1",
    title="Talks go on",
    source="Ledger",
    url="https://ledger.example/talks",
    byline="A. Writer",
    published=date(2025, 3, 2),
    language="en",
    rights="CC BY 4.0",
    pages=(0, 10),
)


def test_a_document_says_what_its_origin_says():
    document = make_document(TEXT, ORIGIN)
    citation = document.citation
    assert document.text == TEXT
    assert {name: getattr(citation, name) for name in Origin.__slots__} == {
        name: getattr(ORIGIN, name) for name in Origin.__slots__
    }
    assert citation.version_of is None
    assert (document.id, document.published) == (citation.id, ORIGIN.published)


def test_a_document_is_counted_and_hashed_by_its_text_alone():
    citation = make_document("é😀", Origin()).citation
    assert citation.characters == 2
    assert citation.sha256 == "1184d1f608158eea09d297565575892231550c403aaa913008d867a97cfd5c76"
    assert citation.id == document_id(citation.sha256)
    assert make_document(TEXT, ORIGIN).id == make_document(TEXT, Origin()).id != citation.id


def test_evidence_holds_the_very_words():
    document = make_document(TEXT, ORIGIN)
    assert document.evidence(Span(10, 14)) == Evidence(document=document.id, start=10, end=14, quote="😀 go")
    assert document.evidence(Span(10, 14)).span == Span(10, 14)
    with pytest.raises(OffsetError, match="the text at 17"):
        document.evidence(Span(10, 18))


@pytest.mark.parametrize("quote", ["talk", "talks "])
def test_a_quote_is_as_long_as_its_span(quote):
    with pytest.raises(OffsetError, match=f"^4-9 does not hold {len(quote)} code points$"):
        Evidence(document=document_id("0" * 64), start=4, end=9, quote=quote)
