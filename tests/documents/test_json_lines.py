from io import BytesIO

import pytest

from communique.documents.drafts import Draft
from communique.documents.json_lines import read_json_lines
from communique.errors import SourceError


def test_a_line_is_a_document_with_what_it_says_of_itself():
    line = b'{"id": 7, "text": "Talks go on.", "published": "2025-04-12", "author": ["A", "B"], "other": {"x": 1}}'
    [(number, draft)] = read_json_lines(BytesIO(b"\n" + line + b"\r\n"))
    assert number == 2
    assert draft == Draft(
        text="Talks go on.", said={"key": "7", "published": "2025-04-12", "byline": "A, B"}, repairs=()
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param(b'{"text": "broken', "on one line", id="cut_off"),
        pytest.param(b"Talks go on.", "on one line", id="no_json"),
        pytest.param(b'["a"]', "expected a JSON object", id="no_object"),
        pytest.param(b'{"id": "a", "body": "b"}', "the field 'text', found the fields body, id", id="no_text"),
        pytest.param(b"{}", "found an empty object", id="empty_object"),
        pytest.param(b'{"text": 5}', "text: expected a string, found '5'", id="text_is_a_number"),
        pytest.param(b'{"text": "a", "title": {"en": "b"}}', "title: expected a string", id="title_is_an_object"),
        pytest.param(b'\xff\xfe{"text": "a"}', "found UTF-16", id="utf_16"),
        pytest.param(b'{"text": "\xff\xfe\x00"}', "zero bytes", id="binary"),
    ],
)
def test_broken_line_is_named_and_the_next_is_read(line, reason):
    first, second = read_json_lines(BytesIO(line + b'\n{"text": "Talks go on."}\n'))
    assert first[0] == 1
    assert isinstance(first[1], SourceError)
    assert reason in str(first[1])
    assert second == (2, Draft(text="Talks go on.", said={}))


def test_too_long_a_line_is_passed_over():
    long = b'{"text": "' + b"a" * 10_000_001 + b'"}\n'
    first, second = read_json_lines(BytesIO(long + b'{"text": "Talks go on."}\n'))
    assert "at most 10,000,000 bytes" in str(first[1])
    assert second[0] == 2
    assert isinstance(second[1], Draft)
