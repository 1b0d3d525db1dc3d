import json
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import communique
from communique.documents import document_from
from communique.domain.record import Record
from communique.errors import SourceError
from communique.views.encoding import encode_line

TEXT = "Iran and Oman met in Muscat on Friday, and both said that the talks would go on for another week."
PIECES = [
    "“Talks,” ",
    "he said ",
    "that Iran ",
    "met Oman ",
    "on Friday",
    ".\r\n\r\n",
    "e\u0301",
    "👩\u200d🚀 ",
    "سلام ",
    "\u202e",
    "\xa0",
]


def test_a_text_is_read_with_its_day():
    record = communique.read(TEXT, published="2025-04-13")
    assert record.documents[0].published == date(2025, 4, 13)
    assert record.as_of == date(2025, 4, 13)


def test_a_path_is_read_with_what_its_file_says(tmp_path):
    (tmp_path / "a.md").write_text(f"---\ntitle: A\npublished: 2025-04-13\n---\n{TEXT}")
    record = communique.read(tmp_path / "a.md")
    assert (record.documents[0].title, record.documents[0].published) == ("A", date(2025, 4, 13))
    assert communique.read(tmp_path / "a.md", published=date(2025, 5, 1)).as_of == date(2025, 5, 1)


@pytest.mark.parametrize(
    ("source", "published", "reason"),
    [
        (TEXT, "2025-02-30", "a day of the calendar"),
        ("", None, "found none"),
        (Path("no.txt"), None, "No such file"),
    ],
)
def test_what_cannot_be_read_is_an_error(source, published, reason):
    with pytest.raises(SourceError, match=reason):
        communique.read(source, published=published)


def test_a_record_comes_back_from_its_json():
    record = communique.read(TEXT, published="2025-04-13")
    assert msgspec.json.decode(encode_line(record), type=Record) == record


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), min_size=1, max_size=30).map("".join))
def test_every_quote_stands_where_the_record_says(text):
    if not text.strip():
        return
    try:
        document = document_from(text)
    except SourceError:
        return
    record = json.loads(encode_line(communique.read(text)))
    assert record["documents"][0]["id"] == document.id
    for found in evidence_in(record):
        assert document.text[found["start"] : found["end"]] == found["quote"]


@pytest.mark.drill
def test_a_hundred_thousand_characters_keep_their_places():
    article = "“We met,” said Ada Vell; Iran’s minister, e\u0301 👩\u200d🚀 سلام, may call Oman in May.\r\n\r\n"
    text = (article * (100_000 // len(article) + 1))[:100_000]
    document = document_from(text)
    found = list(evidence_in(json.loads(encode_line(communique.read(text, published="2025-04-13")))))
    assert found
    assert all(document.text[one["start"] : one["end"]] == one["quote"] for one in found)


def evidence_in(node):
    if isinstance(node, dict):
        if "quote" in node:
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            yield from evidence_in(part)
