"""Wordings are alike by the words that say something."""

from communique.record.merge.wordings import likeness


def test_words_that_say_nothing_are_like_no_others():
    assert likeness("of the and", "of the and") is None
    assert likeness("open the crossings", "Open crossings") == "the same words"
