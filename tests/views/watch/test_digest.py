import json

import pytest
from markdown_it import MarkdownIt

from communique.errors import DeliveryError
from communique.record.history.difference import Change
from communique.views.watch.digest import DigestFolder, render_digest, summary_of
from communique.views.watch.telling import make_batch
from tests.views.watch.stage import NOW, telling

TELLINGS = (
    telling(Change.NEW, "contact", after="held"),
    telling(Change.DUE),
    telling(Change.HARDENED, "position", before="It may talk.", after="It will not talk."),
)


def test_a_digest_is_read_by_kind():
    page = render_digest(make_batch(TELLINGS, NOW, ()))
    heads = [line for line in page.split("\n") if line.startswith("#")]
    assert heads == ["# What is new, 20 April 2025, 09:30 UTC", "## Due", "## Positions hardened", "## Contacts"]
    assert "- **Norway**: a meeting (due, 2025-04-19)" in page
    assert "  - before: It may talk.; now: It will not talk." in page
    assert "  - “They meet.” [The Harbour Ledger, Talks, 2025-04-19](<https://ledger.example/1>)" in page


def test_every_change_of_every_kind_has_its_place():
    told = [telling(change, kind) for change in Change for kind in ("contact", "position", "commitment")]
    page = render_digest(make_batch(tuple(told), NOW, ()))
    assert page.count("- **Norway**") == len(told)


@pytest.mark.parametrize("words", ["<script>x</script>", "[a](http://b)", "# Head", "**bold**", "`code`", "![a](b)"])
def test_words_of_others_never_format_the_page(words):
    page = render_digest(make_batch((telling(who=words, quote=words, url="javascript:x", title=words),), NOW, ()))
    parsed = MarkdownIt("commonmark").parse(page)
    inline = [child.type for token in parsed for child in token.children or ()]
    assert set(inline) <= {"text", "strong_open", "strong_close", "code_inline", "softbreak"}
    assert inline.count("strong_open") == 1
    assert "html_block" not in [token.type for token in parsed]


def test_both_files_are_written_and_a_second_time_changes_nothing(tmp_path):
    folder = DigestFolder(tmp_path / "digests")
    batch = make_batch(TELLINGS, NOW, ())
    for _ in range(2):
        folder.deliver(batch)
        page, told = sorted((tmp_path / "digests").iterdir(), key=lambda path: path.suffix, reverse=True)
        assert page.name.startswith("2025-04-20T0930Z-")
        assert page.read_text() == render_digest(batch)
        read = json.loads(told.read_text())
        assert (read["format"], len(read["tellings"])) == ("communique-digest/1", 3)


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "a").write_text("")
    with pytest.raises(DeliveryError, match="expected a folder"):
        DigestFolder(tmp_path / "a" / "b").deliver(make_batch(TELLINGS, NOW, ()))


def test_a_summary_counts():
    assert summary_of(TELLINGS) == "due: 1, positions hardened: 1, contacts: 1"
