import textwrap

import pytest

from communique.documents.plain import read_plain, unwrap

PARAGRAPH = "The minister said on Friday that the talks had been put off once more and would go on in a week. " * 3


def test_lines_wrapped_by_hand_become_paragraphs_of_the_same_length():
    text = "\n\n".join([textwrap.fill(PARAGRAPH, 66)] * 2)
    unwrapped = unwrap(text)
    assert unwrapped == "\n\n".join([PARAGRAPH.strip()] * 2)
    assert len(unwrapped) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n\n".join([PARAGRAPH] * 4), id="a_paragraph_a_line"),
        pytest.param("\n".join([PARAGRAPH] * 4), id="no_blank_lines"),
        pytest.param(
            "\n".join(["Talks go on.", "The minister is in Muscat today.", "He left.", "Nobody spoke."] * 3),
            id="short_lines",
        ),
        pytest.param("\n".join(["Talks go on.", "x" * 60] + ["He left at last."] * 9), id="one_wide_line"),
        pytest.param("Muscat\nRome\nOslo\nGeneva\nDoha\nRiyadh", id="a_list"),
        pytest.param("", id="empty"),
    ],
)
def test_other_lines_stay(text):
    assert unwrap(text) == text


def test_joined_lines_are_told():
    draft = read_plain(textwrap.fill(PARAGRAPH * 2, 66), [])
    assert draft.repairs == ("lines wrapped by hand were joined into paragraphs",)
