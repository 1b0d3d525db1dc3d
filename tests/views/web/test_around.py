"""Words are quoted with their sentence, cut where it is long."""

import pytest

from communique.domain.evidence import Evidence
from communique.views.web.around import MOST, around


def quoted(text, *words):
    pieces = []
    for one in words:
        start = text.index(one)
        pieces.append(Evidence(document="document-1", start=start, end=start + len(one), quote=one))
    return [(piece.text, piece.is_meant) for piece in around(text, pieces)]


def test_words_stand_within_their_sentence():
    text = "It rained. Ada met Bo in Oslo. They left."
    assert quoted(text, "met Bo") == [("Ada ", False), ("met Bo", True), (" in Oslo.", False)]


def test_words_of_one_sentence_share_it():
    text = "Ada met Bo in Oslo on Monday."
    assert quoted(text, "Ada", "Oslo") == [
        ("Ada", True), (" met Bo in ", False), ("Oslo", True), (" on Monday.", False)
    ]  # fmt: skip


def test_what_lies_far_between_is_left_out():
    text = f"Ada met Bo. {'It rained. ' * 60}They talked in Oslo."
    assert quoted(text, "met", "talked") == [
        ("Ada ", False), ("met", True), (" Bo.", False), (" … ", False), ("They ", False), ("talked", True),
        (" in Oslo.", False),
    ]  # fmt: skip


def test_a_line_ends_a_sentence():
    assert quoted("A headline\nAda met Bo\nMore", "met") == [("Ada ", False), ("met", True), (" Bo", False)]


@pytest.mark.parametrize("filling", ["word " * 200, "x" * 900, "é́ " * 400])
def test_a_long_sentence_is_cut(filling):
    pieces = quoted(f"{filling}Ada met Bo {filling}", "met")
    assert ("met", True) in pieces
    assert all(len(text) <= MOST + 10 for text, _ in pieces)


def test_words_that_are_a_whole_text_stand_alone():
    assert quoted("Talks resume", "Talks resume") == [("Talks resume", True)]
