import pytest

from communique.documents.markdown import read_markdown


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        pytest.param("Talks **go** _on_ in [Muscat](http://x.y 'z').", "Talks go on in Muscat.", id="inline"),
        pytest.param("Talks go\non in\\\nMuscat.", "Talks go on in Muscat.", id="soft_line_ends"),
        pytest.param("One.\n\nTwo.", "One.\n\nTwo.", id="paragraphs"),
        pytest.param("> He said\n> no.", "He said no.", id="quotation"),
        pytest.param("- one\n- two\n  more", "one\n\ntwo more", id="list"),
        pytest.param("| a | b |\n|---|---|\n| c | d |", "a, b\n\nc, d", id="table"),
        pytest.param("A ![map](m.png) here, &amp; \\*star\\* <b>tag</b>.", "A here, & *star* tag.", id="marks"),
        pytest.param("<!-- no -->\n\nText.[^1]\n\n***\n\n[^1]: A note.", "Text.\n\nA note.", id="rules_and_notes"),
        pytest.param("```\nIn Muscat.\n```\n\n    In Rome.", "In Muscat.\n\nIn Rome.", id="as_typed"),
        pytest.param("It is 3*4*5 or snake_case_name.", "It is 345 or snake_case_name.", id="stars"),
    ],
)
def test_marks_go_and_paragraphs_stay(markdown, text):
    assert read_markdown(markdown, []).text == text


def test_first_heading_is_the_title_and_stays_in_the_text():
    draft = read_markdown("# Talks *go on*\n\nIn Muscat.", [])
    assert draft.said == {"title": "Talks go on"}
    assert draft.text == "Talks go on\n\nIn Muscat."


def test_front_matter_outranks_the_heading():
    assert read_markdown("---\ntitle: Given\n---\n# Found\n\nText.", []).said["title"] == "Given"
