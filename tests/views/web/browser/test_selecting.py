"""Words selected in the reader reach the record as code points, whatever the browser counts in."""

import pytest

from communique.documents.days import parse_day
from communique.domain.document import Origin, make_document
from communique.reading import read
from communique.record import open_record
from communique.views.record_of import produced_by
from tests.views.web.browser.conftest import newcomer
from tests.views.web.browser.visiting import IN_A_BROWSER, served

pytestmark = IN_A_BROWSER

TEXT = (
    "🤝🏽 Sergei Lavrov met Marco Rubio in Vienna on Sunday 🎉, a café owner said 👨‍👩‍👧‍👦 of the day.\n"
    "وقال المتحدث 🕊️ إن المحادثات كانت مفيدة.\n"
    "𝔸stral 𝕃etters and plain words after a ﬁrst tab\tend here."
)
WORDS = [
    pytest.param("Lavrov", id="after_an_emoji_with_a_tone"),
    pytest.param("café", id="combining_mark"),
    pytest.param("👨‍👩‍👧‍👦", id="joined_emoji"),
    pytest.param("of the day.", id="after_joined_emoji"),
    pytest.param("المحادثات", id="right_to_left"),
    pytest.param("𝔸stral 𝕃etters", id="beyond_the_first_plane"),
    pytest.param("end here.", id="last_words"),
]
SELECT = """
    const words = arguments[0], to = arguments[1] ?? words;
    const spots = [...document.querySelectorAll('#text .line')].map(line => {
        const nodes = [], walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) nodes.push(walk.currentNode);
        return {text: line.textContent, nodes};
    });
    const at = (wanted, isEnd) => {
        const line = spots.find(one => one.text.includes(wanted));
        let left = line.text.indexOf(wanted) + (isEnd ? wanted.length : 0);
        for (const node of line.nodes) {
            if (left <= node.length) return [node, left];
            left -= node.length;
        }
    };
    document.getSelection().setBaseAndExtent(...at(words, false), ...at(to, true));
"""


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    database = tmp_path_factory.mktemp("letters") / "record.db"
    document = make_document(TEXT, Origin(published=parse_day("2025-03-10"), title="Letters", source="Ledger"))
    with open_record(database) as record:
        for _ in record.add([read(document)], produced_by()):
            pass
    with served(database) as address:
        yield address, document


def selected(visitor, words, to=None):
    """Return what the form holds after a person has selected from some words to others."""
    visitor.run("for (const name of ['start', 'end']) document.querySelector(`[name=${name}]`).value = ''")
    visitor.run(SELECT, words, to)
    form = "const form = document.querySelector('[data-from-selection]').elements;"
    filled = visitor.until(
        lambda: visitor.run(f"{form} return form.end.value && [form.start.value, form.end.value]"), "the form is filled"
    )
    return tuple(int(value) for value in filled)


@pytest.mark.parametrize("words", WORDS)
def test_selected_words_are_the_stored_ones(driver, reader, words):
    site, document = reader
    visitor = newcomer(driver, site)
    visitor.go(f"/documents/{document.id}")
    start, end = selected(visitor, words)
    assert document.text[start:end] == words
    assert visitor.find("[data-selected]").get_attribute("textContent") == words


def test_selection_over_lines_begins_and_ends_where_it_should(driver, reader):
    site, document = reader
    visitor = newcomer(driver, site)
    visitor.go(f"/documents/{document.id}")
    start, end = selected(visitor, "owner", "𝔸stral")
    words = document.text[start:end]
    assert words.startswith("owner said")
    assert words.endswith(".\n𝔸stral")


def test_blanks_around_the_words_are_no_part_of_them(driver, reader):
    site, document = reader
    visitor = newcomer(driver, site)
    visitor.go(f"/documents/{document.id}")
    start, end = selected(visitor, " Marco Rubio ")
    assert document.text[start:end] == "Marco Rubio"


def test_words_lead_to_the_form_that_adds_a_finding(driver, reader):
    site, document = reader
    visitor = newcomer(driver, site)
    visitor.go(f"/documents/{document.id}")
    start, end = selected(visitor, "met")
    visitor.follow(visitor.find("[data-from-selection] button"))
    assert visitor.path == "/findings/new"
    assert f"start={start}&end={end}" in visitor.driver.current_url
    assert "met" in visitor.text
