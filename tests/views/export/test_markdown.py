from io import BytesIO

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from communique.views.export.markdown import escaped, write
from communique.views.export.permitted import permitted
from tests.views.export.stage import DEMAND, OPEN, holdings


@pytest.fixture(scope="module")
def tokens():
    page = BytesIO()
    write(permitted(holdings()), page)
    return MarkdownIt().use(footnote_plugin).parse(page.getvalue().decode())


def words_of(token):
    return "".join(child.content for child in token.children or () if child.type in {"text", "link_open"})


def inlines(tokens):
    return [token for token in tokens if token.type == "inline"]


def test_each_thing_is_a_line_with_its_footnotes(tokens):
    held = next(token for token in inlines(tokens) if "Anna Berg (AUT), Omar Said (OMN): meeting" in words_of(token))
    notes = [child for child in held.children if child.type == "footnote_ref"]
    assert "minister level, 11 April 2025, Vienna" in words_of(held)
    assert "Another report: duration two hours" in words_of(held)
    assert len(notes) == 4  # three reports, and the one that differs


def test_a_footnote_gives_source_day_and_quote_as_they_are(tokens):
    start = next(at for at, token in enumerate(tokens) if token.type == "footnote_block_open")
    notes = [words_of(token) for token in inlines(tokens[start:])]
    demanded = next(note for note in notes if "border posts" in note)
    assert f"“{DEMAND.evidence[0].quote}”" in demanded
    assert demanded.startswith(f"North Quay Review, 13 April 2025, {OPEN.citation.title}, ")
    assert any(note.startswith("Closed Wire, 15 April 2025, A vow (document-") for note in notes)


def test_every_footnote_is_found_by_the_reader(tokens):
    opened = [token for token in tokens if token.type == "footnote_open"]
    used = {child.meta["id"] for token in inlines(tokens) for child in token.children if child.type == "footnote_ref"}
    assert {token.meta["id"] for token in opened} == used


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1))
@example("1. FC and friends")
@example("- *a* [b](c) <d> &amp; `e` ~~f~~ | g # h ^ i")
def test_any_words_are_shown_as_they_are(words):
    assume(words.split())
    tokens = MarkdownIt().use(footnote_plugin).parse(f"Seen[^1].\n\n[^1]: {escaped(words)}\n")
    (shown,) = [token for token in tokens if token.type == "inline"][1:]
    assert "".join(child.content for child in shown.children) == " ".join(words.split())


def test_no_markup_of_an_article_becomes_markup(tokens):
    kinds = {child.type for token in inlines(tokens) for child in token.children}
    assert kinds <= {"text", "text_special", "strong_open", "strong_close", "footnote_ref", "footnote_anchor",
                     "link_open", "link_close", "softbreak"}  # fmt: skip
    assert "html_block" not in {token.type for token in tokens}
