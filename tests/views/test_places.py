import pytest

from communique.domain.document import Origin, make_document
from communique.domain.span import Span
from communique.views.places import apart, paragraph_starts, place_of

TEXT = "First page here.\n\nSecond paragraph.\nThird, on page two."
DOCUMENT = make_document(TEXT, Origin(pages=(0, 36)))


def words(*spans):
    return [DOCUMENT.evidence(Span(*span)) for span in spans]


@pytest.mark.parametrize(
    ("span", "place"), [((0, 5), "p. 1, ¶1:0–5"), ((18, 24), "p. 1, ¶2:18–24"), ((36, 41), "p. 2, ¶3:36–41")]
)
def test_a_place_is_page_paragraph_and_characters(span, place):
    assert place_of(words(span), paragraph_starts(TEXT), DOCUMENT.citation.pages) == place


def test_without_pages_or_text_the_rest_is_told():
    assert place_of(words((18, 24)), paragraph_starts(TEXT)) == "¶2:18–24"
    assert place_of(words((18, 24), (36, 41)), []) == "18–24,36–41"


def test_words_within_others_are_told_once():
    assert apart(words((6, 10), (0, 16), (36, 41), (0, 5))) == words((0, 16), (36, 41))
