import pytest

from communique.documents.decoding import decode
from communique.errors import SourceError

TEXT = "“Ça suffit,” the minister’s aide said – for €5."


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(TEXT.encode(), id="utf8"),
        pytest.param(TEXT.encode("utf-8-sig"), id="utf8_with_mark"),
        pytest.param(b"\xff\xfe" + TEXT.encode("utf-16-le"), id="utf16_little"),
        pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), id="utf16_big"),
        pytest.param(b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"), id="utf32"),
    ],
)
def test_unicode_is_decoded_without_a_remark(raw):
    assert decode(raw) == (TEXT, [])


def test_cp1252_is_decoded_and_said():
    assert decode(TEXT.encode("cp1252")) == (TEXT, ["read as cp1252: the bytes are not UTF-8"])


def test_declared_encoding_is_believed_where_the_bytes_are_not_unicode():
    polish = "Minister powiedział, że rozmowy będą wznowione w środę w Łodzi."
    assert decode(polish.encode("iso-8859-2"), "iso-8859-2")[0] == polish


def test_russian_in_an_old_encoding_is_detected():
    russian = "Президент заявил в среду, что переговоры продолжатся на следующей неделе. " * 4
    assert decode(russian.encode("cp1251"))[0] == russian


def test_one_broken_byte_does_not_make_utf8_something_else():
    text, repairs = decode(TEXT.encode() + b"\xff")
    assert text == TEXT + "\ufffd"
    assert repairs == ["bytes that are not UTF-8 were replaced by U+FFFD (1)"]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a PNG image", id="image"),
        pytest.param(b"%PDF-1.7 ...", "a PDF file", id="pdf"),
        pytest.param(b"PK\x03\x04....", "a ZIP archive", id="word_processor"),
        pytest.param(bytes(range(256)), "zero bytes", id="binary"),
        pytest.param(TEXT.encode("utf-16-le"), "zero bytes", id="utf16_without_mark"),
        pytest.param(bytes((i * 7919 + i * i) % 255 + 1 for i in range(5000)), "no encoding we know", id="noise"),
    ],
)
def test_what_is_no_text_is_refused_by_name(raw, found):
    with pytest.raises(SourceError, match=found):
        decode(raw)
