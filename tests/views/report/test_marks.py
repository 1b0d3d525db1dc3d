"""Overlapping evidence is cut into stretches that lose no character."""

from hypothesis import given
from hypothesis import strategies as st

from communique.views.report.marks import Mark, paragraphs_of


def test_overlapping_marks_share_their_stretch():
    text = "Talks will resume on Monday."
    marks = [Mark("S1", "statement", 1, 0, 17), Mark("C1", "contact", 1, 6, 28)]
    (paragraph,) = paragraphs_of(text, marks)
    assert [(stretch.text, stretch.kinds) for stretch in paragraph] == [
        ("Talks ", ("statement",)),
        ("will resume", ("contact", "statement")),
        (" on Monday.", ("contact",)),
    ]


def test_mark_over_two_paragraphs_begins_once():
    text = "“One.\n\n“Two.”"
    marks = [Mark("S1", "statement", 1, 0, len(text))]
    notes = [mark.anchor for paragraph in paragraphs_of(text, marks) for piece in paragraph for mark in piece.notes]
    assert notes == ["S1-1"]


def test_event_is_noted_once_after_its_words():
    text = "Ada met Bo."
    marks = [Mark("E1", "event", 1, 0, 10), Mark("E1", "event", 2, 0, 3), Mark("E1", "event", 3, 8, 10)]
    (paragraph,) = paragraphs_of(text, marks)
    assert [stretch.text for stretch in paragraph if stretch.closing_notes] == ["Bo"]
    assert [mark.anchor for stretch in paragraph for mark in stretch.anchors] == ["E1-2", "E1-3"]
    assert not any(stretch.notes or stretch.kinds for stretch in paragraph)


def test_words_of_a_time_are_the_link_themselves():
    text = "They met on Monday."
    (paragraph,) = paragraphs_of(text, [Mark("S1", "statement", 1, 0, 18), Mark("T1", "time", 1, 12, 18)])
    assert [(stretch.text, stretch.is_start) for stretch in paragraph if stretch.link] == [("Monday", True)]


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_no_character_is_lost(text, spans):
    fitting = [(min(a, b), max(a, b)) for a, b in spans if max(a, b) <= len(text) and a != b]
    marks = [Mark(f"S{n}", "statement", 1, start, end) for n, (start, end) in enumerate(fitting)]
    shown = ["".join(stretch.text for stretch in paragraph) for paragraph in paragraphs_of(text, marks)]
    assert shown == [line for line in text.split("\n") if line.strip()]
