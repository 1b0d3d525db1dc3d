import pytest

from communique.language.quotations import find_quotations
from communique.language.segments import paragraphs_of


def quoted(text):
    return [quotation.span.of(text) for quotation in find_quotations(text, paragraphs_of(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We stay,” she said.", ["“We stay,”"]),
        ('"We stay," she said.', ['"We stay,"']),
        ("''We stay,'' she said.", ["''We stay,''"]),
        ("«We stay», she said.", ["«We stay»"]),
        ("''I hate the word 'poor,' '' she said.", ["''I hate the word 'poor,' ''"]),
        ("He said. “They see that. “", ["“They see that. “"]),
        ("“We stay.\n\n“We never leave.”", ["“We stay.", "“We never leave.”"]),
        ("The dogs' bowls are the miners' own.", []),
        ("We stay.”", []),
    ],
)
def test_marks_of_every_style_are_paired(text, found):
    assert quoted(text) == found


def test_unclosed_quotation_tells_that_the_next_paragraph_goes_on():
    text = "“We stay.\n\n“We never leave.”"
    first, second = find_quotations(text, paragraphs_of(text))
    assert (first.is_closed, first.is_continued) == (False, True)
    assert second.is_closed
