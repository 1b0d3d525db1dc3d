"""Small inputs that would become large or slow end with a clear error, or are read in time, in bounded memory."""

import gzip
import os
import tracemalloc
import zlib
from io import BytesIO
from time import process_time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from communique.documents import load_documents
from communique.domain.document import Document
from communique.errors import SourceError
from communique.rulebook import load_rules
from tests.documents.making import TEXT

MEGABYTE = 1 << 20
MOST_MEMORY = 400 * MEGABYTE  # at once, for an input of any kind
MOST_SECONDS = 20.0  # of the processor, each; the largest we read take a few


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def warc(body: bytes, encoding: str) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {encoding}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


LAUGHS = "".join(f"<!ENTITY l{at} '{f'&l{at - 1};' * 10}'>" for at in range(1, 12))
ENTITIES = f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY l0 'lol'>{LAUGHS}]>"
OUTSIDE = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
REMOTE = "<?xml version='1.0'?><!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'>"
RSS = "<rss version='2.0'><channel><item><title>T</title><description>{}</description></item></channel></rss>"
OFFICE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD = f"<w:document xmlns:w='{OFFICE}'><w:body><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:body></w:document>"
ZEROS = bytes(200 * MEGABYTE)
PACKED = zlib.compress(ZEROS[:MEGABYTE])
BOMBS = {
    "gzip.warc": lambda: warc(gzip.compress(ZEROS), "gzip"),
    "twice.warc": lambda: warc(gzip.compress(gzip.compress(ZEROS)), "gzip, gzip"),
    "deflate.warc": lambda: warc(zlib.compress(ZEROS), "deflate"),
    "whole.warc.gz": lambda: gzip.compress(warc(ZEROS, "identity")),
    "zeros.docx": lambda: zipped({"word/document.xml": ZEROS}),
    "parts.docx": lambda: zipped({f"word/{at}.xml": b"" for at in range(6000)}),
    "laughs.docx": lambda: zipped({"word/document.xml": (ENTITIES + WORD.format("&l9;")).encode()}),
    "laughs.xml": (ENTITIES + RSS.format("&l9;")).encode,
    "laughs.html": (ENTITIES + f"<html><body><p>&l9; {TEXT}").encode,
    "deep.html": lambda: b"<html><body>" + b"<div>" * 200_000,
    "deep.xml": lambda: b"<rss>" + b"<a>" * 200_000,
    "open.html": lambda: b"<html><body>" + b"<b><i>" * 100_000 + TEXT.encode(),
    "attributes.html": lambda: b"<html><body><p " + b"a=b " * 500_000 + b">" + TEXT.encode(),
    "unfinished.html": lambda: b"<html><body>" + b"</" + b"a" * 1_000_000,
    "comments.html": lambda: b"<html><body>" + b"<!--" * 500_000 + TEXT.encode(),
    "deep.jsonl": lambda: b'{"a":' * 100_000 + b"\n",
    "long.jsonl": lambda: b'{"text": "' + b"a" * 20 * MEGABYTE + b'"}\n',
    "deep.json": lambda: b"[" * 100_000,
    "quotes.md": lambda: b">" * 100_000 + TEXT.encode(),
    "brackets.md": lambda: b"[" * 10_000 + b"a](b" * 1000,
    "stars.md": lambda: b"*a_ " * 10_000 + TEXT.encode(),
    "unbroken.txt": lambda: b"a" * 1_000_000,
    "quotes.txt": lambda: "“‘".encode() * 100_000,
    "zeros.pdf": lambda: b"%PDF-1.7\n1 0 obj<</Filter[" + b"/FlateDecode " * 50 + b"]>>stream\n" + PACKED,
}


QUICK = {"gzip.warc", "laughs.docx", "parts.docx", "deep.jsonl", "unbroken.txt"}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow if name in QUICK else pytest.mark.drill) for name in BOMBS]
)
def test_a_bomb_is_refused_or_read_in_bounded_time_and_memory(name, tmp_path):
    (tmp_path / name).write_bytes(BOMBS[name]())
    tracemalloc.start()
    begun = process_time()
    found = list(load_documents([str(tmp_path / name)]))
    took, (_, most) = process_time() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < MOST_SECONDS
    assert most < MOST_MEMORY
    assert found
    assert not any("lollol" in one.text for one in found if isinstance(one, Document))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xml", OUTSIDE + RSS.format(f"&e; {TEXT}")),
        ("b.xml", REMOTE + RSS.format(TEXT)),
        ("a.html", OUTSIDE + f"<html><body><p>&e; {TEXT}</p></body></html>"),
        ("b.html", f"<html><body><xi:include href='file:///etc/passwd' parse='text'/><p>{TEXT}</p></body></html>"),
        ("c.html", f"<html><body><iframe src='file:///etc/passwd'></iframe><p>{TEXT}</p></body></html>"),
        ("a.md", f"![x](file:///etc/passwd)\n\n{TEXT}"),
    ],
)
def test_no_markup_reads_other_files_or_asks_the_network(name, content, tmp_path):
    (tmp_path / name).write_text(content)
    for one in load_documents([str(tmp_path / name)]):
        assert isinstance(one, SourceError) or "root:" not in one.text


@pytest.mark.parametrize("entities", [OUTSIDE, ENTITIES, REMOTE])
def test_no_part_of_a_docx_file_reads_other_files(entities, tmp_path):
    from docx import Document as Word  # noqa: PLC0415

    word = Word()
    word.add_paragraph(TEXT)
    word.save(tmp_path / "plain.docx")
    with ZipFile(tmp_path / "plain.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = (entities + WORD.format("&e;&l9;" + TEXT)).encode()
    (tmp_path / "hostile.docx").write_bytes(zipped(parts))
    for one in load_documents([str(tmp_path / "hostile.docx")]):
        assert isinstance(one, SourceError) or not ("root:" in one.text or "lollol" in one.text)


def test_a_folder_is_read_without_leaving_it(tmp_path):
    (tmp_path / "outside.txt").write_text(f"Outside. {TEXT}")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "a.txt").write_text(TEXT)
    (inside / "loop").symlink_to(inside)
    (inside / "up").symlink_to(tmp_path)
    found = list(load_documents([str(inside)]))
    assert sum(isinstance(one, Document) for one in found) == 1
    assert not any(isinstance(one, Document) and "Outside" in one.text for one in found)


def test_what_is_no_file_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    found = list(load_documents([str(tmp_path)]))
    assert sum(isinstance(one, Document) for one in found) == 1


@pytest.mark.parametrize("room", ["../../etc", "/etc"])
def test_no_rule_file_is_read_from_elsewhere(room):
    from communique.errors import RuleError  # noqa: PLC0415

    with pytest.raises((RuleError, ValueError)):
        load_rules(room, "passwd", dict)
