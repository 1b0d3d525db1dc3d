"""What is parsed on its own: headline, dateline, paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.segments import SegmentKind, paragraphs_of, segments_of


def pieces(text: str):
    return [(segment.kind, segment.span.of(text)) for _, segment in segments_of(text, paragraphs_of(text))]


def test_headline_without_a_stop_stands_alone():
    text = "Talks Resume in Geneva\n\nThe talks resumed on Monday."
    assert pieces(text)[0] == (SegmentKind.HEADLINE, "Talks Resume in Geneva")


@pytest.mark.parametrize("dateline", ["GENEVA — ", "MOSCOW, April 12 (Harbour Wire) -- ", "NEW DELHI - "])
def test_dateline_stands_alone(dateline):
    text = f"{dateline}The talks resumed on Monday."
    assert pieces(text) == [
        (SegmentKind.DATELINE, dateline.strip()),
        (SegmentKind.BODY, "The talks resumed on Monday."),
    ]


@pytest.mark.parametrize(
    "text", ["NATO-Russia talks resumed.", "EU - based officials met."], ids=["compound", "spaced"]
)
def test_a_name_before_a_hyphen_is_no_dateline(text):
    assert pieces(text)[-1][1].endswith(text[5:])


def test_title_case_is_lowered_where_the_body_does_not_write_it():
    text = "Minister Says Talks With Ruritania Will Resume\n\nThe talks with Ruritania will resume, she said."
    _, headline = segments_of(text, paragraphs_of(text))[0]
    assert headline.words == "Minister says talks with Ruritania will resume"


def test_one_long_line_is_cut_where_a_sentence_ends():
    text = "The two sides met again. " * 4000
    assert all(piece.endswith(".") for _, piece in ((kind, words.strip()) for kind, words in pieces(text)))


@given(st.text())
def test_segments_cover_everything_but_blanks(text):
    covered = set()
    for _, segment in segments_of(text, paragraphs_of(text)):
        assert len(segment.words) == segment.span.end - segment.span.start
        covered |= set(range(segment.span.start, segment.span.end))
    assert all(text[position].isspace() or position in covered for position in range(len(text)))


def test_headline_in_title_case_may_end_with_a_full_stop():
    text = (
        "Guild Chief: Harbour Talks Will Resume Soon.\n\nThe guild chief spoke of the harbour and the talks on Friday."
    )
    _, segment = segments_of(text, paragraphs_of(text))[0]
    assert segment.kind is SegmentKind.HEADLINE
    assert "harbour talks" in segment.words


def test_headline_keeps_names_that_the_body_never_writes_small():
    text = "Ada Novak Praises Harbour Guild Over Toll\n\nAda Novak praises the harbour guild over the toll on Friday."
    _, segment = segments_of(text, paragraphs_of(text))[0]
    assert segment.words == "Ada Novak praises harbour guild over toll"
