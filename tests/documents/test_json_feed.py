import json

import pytest

from communique.documents.json_feed import read_json_feed
from communique.errors import SourceError

ITEM = {"id": "1", "url": "https://ledger.example/1", "title": "Talks", "date_published": "2025-04-12T23:30:00-04:00"}


def drafts(*items: object, **feed: object):
    whole = {"version": "https://jsonfeed.org/version/1.1", "title": "The Harbour Ledger", "items": items, **feed}
    return [part for _, part in read_json_feed(json.dumps(whole).encode())]


def test_an_item_is_a_draft_with_what_the_feed_says_of_it():
    [draft] = drafts({**ITEM, "content_html": "<p>They met.</p><p>He left.</p>", "authors": [{"name": "J. Roe"}]})
    assert draft.text == "They met.\nHe left."
    assert draft.said == {
        "title": "Talks", "url": ITEM["url"], "published": "2025-04-12", "byline": "J. Roe",
        "source": "The Harbour Ledger", "key": "1",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("item", "text", "is_full"),
    [
        ({"content_text": "They met."}, "They met.", True),
        ({"content_html": "They met.", "content_text": "Other."}, "They met.", True),
        ({"summary": "In short."}, "In short.", False),
        ({"content_html": "<img src=x>", "summary": "In short."}, "In short.", False),
    ],
)
def test_the_full_text_goes_before_the_summary(item, text, is_full):
    [draft] = drafts({**ITEM, **item})
    assert (draft.text, draft.remarks == ()) == (text, is_full)


def test_a_broken_item_is_named_and_the_rest_is_read():
    first, second, third, fourth = drafts({"title": 7}, "x", {**ITEM}, {**ITEM, "id": 4, "summary": "They met."})
    assert "expected an item" in str(first)
    assert "expected an item" in str(second)
    assert "expected an entry with text" in str(third)
    assert fourth.said["key"] == "4"


@pytest.mark.parametrize("raw", [b"{", b"[]", b'{"items": 7}', b'{"items": []}', b"[" * 100_000])
def test_what_is_no_feed_is_refused(raw):
    with pytest.raises(SourceError):
        list(read_json_feed(raw))
