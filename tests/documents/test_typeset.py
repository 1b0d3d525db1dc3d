import pytest

from communique.documents.typeset import set_as_text

FULL = [
    "The ministers met in Oslo on Friday, and both of them said that",
    "the talks would go on for another week. They underlined that the",
]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(["work is not done.", "Nobody spoke."], "work is not done.\nNobody spoke.", id="short_line"),
        pytest.param(["", "1. First", "2. Second"], "\n1. First\n2. Second", id="items"),
        pytest.param(["participants will con-", "tinue."], "participants will continue.", id="cut_word"),
        pytest.param(["participants will con\u00ad", "tinue."], "participants will continue.", id="soft_hyphen"),
        pytest.param(["this is a long-", "term aim."], "this is a long-term aim.", id="hyphen_stays"),
        pytest.param(["the U.S.-", "Norway talks."], "the U.S.-Norway talks.", id="name_after_hyphen"),
        pytest.param(["a power-plan and power-", "plan."], "a power-plan and power-plan.", id="hyphen_known"),
        pytest.param(["they said - ", "so far - nothing."], "they said - so far - nothing.", id="dash"),
    ],
)
def test_lines_become_paragraphs(lines, text):
    joined = set_as_text(["\n".join([*FULL, *lines])])[0]
    assert joined.removeprefix(" ".join(FULL)).removeprefix(" ") == text


def test_a_heading_is_a_line():
    assert set_as_text(["\n".join(["Joint statement", *FULL])])[0] == f"Joint statement\n{' '.join(FULL)}"


def test_a_paragraph_and_a_word_run_over_the_page_and_the_page_is_known():
    text, starts, repairs = set_as_text(["\n".join([*FULL, "final docu-"]), "ment was signed.\nIt has ten points."])
    assert text == f"{' '.join(FULL)} final document was signed.\nIt has ten points."
    assert [text[start:][:4] for start in starts] == ["The ", "ment"]
    assert "words cut at the end of a line were joined (1)" in repairs


def test_running_heads_and_numbers_go():
    pages = [
        f"The Harbour Papers, no. 7\n{line}\nPage {at} of 3" for at, line in enumerate([*FULL, "Work goes on."], 1)
    ]
    text, starts, repairs = set_as_text(pages)
    assert text == f"{' '.join(FULL)} Work goes on."
    assert [text[start:].split()[0] for start in starts] == ["The", "the", "Work"]
    assert repairs[-1] == "running heads and page numbers were taken out (6)"


@pytest.mark.parametrize("line", ["2025", "Article 7", "He said: 12."])
def test_a_line_that_is_no_page_number_stays(line):
    assert line in set_as_text([f"{FULL[0]}\n{line}"])[0]


def test_a_page_without_text_begins_where_the_next_one_does():
    text, starts, _ = set_as_text(["They met.", "", "He left."])
    assert (text, starts) == ("They met. He left.", (0, 10, 10))


def test_empty_lines_between_all_lines_mean_nothing():
    assert set_as_text(["\n\n".join([*FULL, "work is not done."])])[0] == f"{' '.join(FULL)} work is not done."


def test_the_heads_of_a_chapter_go_by_their_counting():
    body = ["They met.", "He left.", "She came.", "It rained."]
    heads = ["Chapter 1: Talks 7", "Chapter 1: Talks 8", "9 Chapter 2: Ways", "10 Chapter 2: Ways"]
    pages = [f"{head}\n{line}" for head, line in zip(heads, body, strict=True)]
    assert set_as_text(pages)[0] == " ".join(body)


def test_a_heading_after_a_full_line_is_a_line():
    text = set_as_text(
        ["\n".join([*FULL[:1], "the talks would go on for another week in the same place, he.", "2 Way on"])]
    )[0]
    assert text.endswith("he.\n2 Way on")


def test_a_sentence_on_every_page_is_no_running_head():
    assert set_as_text(["They met.\nOne", "They met.\nTwo"])[0].count("They met.") == 2


def test_pages_of_nothing_but_numbers_are_empty():
    assert set_as_text(["1", "2"])[:2] == ("", (0, 0))


def test_a_hyphen_that_is_only_for_the_end_of_a_line_goes_even_where_the_word_has_one_elsewhere():
    lines = ["A cease-fire, as they call it, holds in all the towns and the cease\xad", "fire was kept."]
    text, _, repairs = set_as_text(["\n".join([*FULL, *lines])])
    assert "the ceasefire was kept." in text
    assert repairs == (
        "the lines of each page were joined into paragraphs",
        "words cut at the end of a line were joined (1)",
    )


def test_one_line_is_not_joined():
    assert set_as_text(["One line."]) == ("One line.", (0,), ())
    assert set_as_text([""]) == ("", (0,), ())


def test_a_long_line_after_a_sentence_is_no_heading():
    text, *_ = set_as_text(["\n".join([*FULL, "work is not done, and that nobody must leave before it is.", FULL[0]])])
    assert f"it is. {FULL[0]}" in text
