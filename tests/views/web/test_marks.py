"""A text with its marks keeps every code point: emoji, marks that combine, right to left, odd line ends."""

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from communique.views.web.filters import exact
from communique.views.web.marks import Mark, lines_of

TEXTS = {
    "emoji": "Ada 👩‍🚀 met 🇺🇦 Bo. They talked.",
    "combining": "Zürich: e\u0301te\u0301 talks, a\u0308\u0323 round.",
    "right_to_left": "قال الوزير إن المحادثات ستستأنف. He said: “שלום”.",
    "blanks": "Two  blanks,\ttab,   three.\r\nNext\rline.\n\n\nLast.",
    "astral": "𝔗𝔞𝔩𝔨𝔰 𝔦𝔫 𝔙𝔦𝔢𝔫𝔫𝔞 resume.",
    "controls": "A\x00B\x0b\x0cC\ufeffD\u2028E",
}


def shown(text, marks=(), meant=()):
    """The text as a browser has it, line by line, with where each line begins."""
    rows = []
    for line in lines_of(text, marks, meant):
        inner = Markup("").join(exact(piece.text) for piece in line.stretches)
        element = lxml.html.fragment_fromstring(f"<p>{inner}</p>")
        rows.append((line.start, element.text_content()))
    return rows


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_line_is_shown_as_it_is_stored(text):
    for start, line in shown(text):
        stored = text[start:].partition("\n")[0].replace("\0", "\u2400")
        assert line == stored


@pytest.mark.parametrize(("name", "words"), [
    ("emoji", "met 🇺🇦 Bo"), ("combining", "a\u0308\u0323 round"), ("right_to_left", "المحادثات"), ("astral", "𝔙𝔦𝔢𝔫𝔫𝔞"),
])  # fmt: skip
def test_marked_words_are_the_words_at_these_code_points(name, words):
    text = TEXTS[name]
    start = text.index(words)
    (line, *_) = lines_of(text, [Mark(start, start + len(words), "contact", "C1", "contact-1")], [])
    assert [piece.text for piece in line.stretches if piece.kinds] == [words]
    assert [piece.own for piece in line.stretches if piece.own] == [f"s{start}-{start + len(words)}"]


def test_overlapping_marks_share_their_stretch_and_each_has_its_place():
    marks = [Mark(0, 17, "statement", "S1", "s"), Mark(6, 28, "contact", "C1", "c"), Mark(0, 28, "position", "P1", "p")]
    (line,) = lines_of("Talks will resume on Monday.", marks, [])
    assert [(piece.text, piece.kinds) for piece in line.stretches] == [
        ("Talks ", ("position", "statement")),
        ("will resume", ("contact", "position", "statement")),
        (" on Monday.", ("contact", "position")),
    ]
    places = [anchor for piece in line.stretches for anchor in (piece.own, *piece.anchors) if anchor]
    assert sorted(places) == ["s0-17", "s0-28", "s6-28"]


def test_findings_on_the_same_words_have_one_label_together():
    marks = [Mark(0, 5, "position", f"P{number}", f"p{number}") for number in (1, 2, 10)]
    (line,) = lines_of("Talks now.", [*marks, Mark(0, 5, "contact", "C1", "c")], [])
    assert [label.words for label in line.stretches[0].labels] == ["C1", "P1–P10"]


def test_a_mark_over_two_lines_has_one_place_and_one_label():
    text = "“One.\n\n“Two.”"
    lines = list(lines_of(text, [Mark(0, len(text), "statement", "S1", "s")], []))
    pieces = [piece for line in lines for piece in line.stretches]
    assert [anchor for piece in pieces for anchor in (piece.own, *piece.anchors) if anchor] == [f"s0-{len(text)}"]
    assert [label.words for piece in pieces for label in piece.labels] == ["S1"]


def test_words_an_address_asks_for_are_meant_whatever_is_marked_there():
    marks = [Mark(6, 17, "contact", "C1", "c")]
    (line,) = lines_of("Talks will resume on Monday.", marks, [(0, 10)])
    assert [(piece.text, piece.is_meant) for piece in line.stretches] == [
        ("Talks ", True), ("will", True), (" resume", False), (" on Monday.", False)
    ]  # fmt: skip
    assert "s0-10" in [anchor for piece in line.stretches for anchor in (piece.own, *piece.anchors)]


def test_pages_of_a_pdf_begin_where_they_do():
    lines = lines_of("One.\nTwo.\n\nThree.", [], [], pages=(0, 10))
    assert [(line.page, line.stretches[0].text) for line in lines] == [(1, "One."), (None, "Two."), (2, "Three.")]


def test_a_page_that_begins_within_a_line_cuts_it():
    lines = list(lines_of("One two three.", [], [], pages=(0, 4)))
    assert [piece.text for line in lines for piece in line.stretches] == ["One ", "two three."]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
def test_no_code_point_is_lost(text, spans):
    fitting = [(min(pair), max(pair)) for pair in spans if max(pair) <= len(text) and pair[0] != pair[1]]
    marks = [Mark(start, end, "contact", f"C{number}", str(number)) for number, (start, end) in enumerate(fitting)]
    for line in lines_of(text, marks, fitting[:2]):
        joined = "".join(piece.text for piece in line.stretches)
        assert text[line.start : line.start + len(joined)] == joined
        assert joined == text[line.start :].partition("\n")[0]


@given(st.text(max_size=60))
def test_places_on_a_page_are_there_once(text):
    marks = [Mark(0, max(1, len(text) // 2), "contact", "C1", "1"), Mark(0, max(1, len(text)), "statement", "S1", "2")]
    pieces = [piece for line in lines_of(text, marks, [(0, len(text))]) for piece in line.stretches]
    places = [anchor for piece in pieces for anchor in (piece.own, *piece.anchors) if anchor]
    assert len(places) == len(set(places))
