import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.documents import Given, document_from, load_documents
from communique.domain.document import Document
from communique.domain.note import Note
from communique.errors import SourceError

TEXT = "The ministers met in Oslo on Friday, and both of them said that the talks would go on for another week."
NOBODY = 65534


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def load_one(path: Path, given: Given | None = None) -> Document | SourceError:
    [loaded] = load_documents([path], given=given or Given())
    return loaded


def piped(content: str) -> BufferedReader:
    return BufferedReader(BytesIO(content.encode()))


@contextmanager
def as_nobody() -> Iterator[None]:
    """Drop the rights of root, whom no mode of a file stops."""
    if os.geteuid() != 0:
        yield
        return
    try:
        os.seteuid(NOBODY)
    except OSError:
        pytest.skip("in this user namespace there is nobody else to be")
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", f"---\ntitle: Talks\npublished: 2025-04-12\n---\n{TEXT}\n"),
        ("a.md", f"---\ntitle: Talks\npublished: 2025-04-12T10:00:00Z\n---\n{TEXT}\n"),
        ("a.jsonl", json.dumps({"text": TEXT, "title": "Talks", "published": "2025-04-12"})),
        ("a.html", f"<title>Talks</title><meta name='date' content='2025-04-12'><article><p>{TEXT}</p></article>"),
        ("a.txt", f"<html><title>Talks</title><meta name='date' content='2025-04-12'><p>{TEXT}</p></html>"),
        ("a", json.dumps({"text": TEXT, "title": "Talks", "published": "2025-04-12"})),
    ],
)
def test_every_kind_of_file_gives_the_same_document(tmp_path, name, content):
    document = load_one(write(tmp_path, name, content))
    assert isinstance(document, Document)
    assert (document.text, document.citation.title, document.published) == (TEXT, "Talks", date(2025, 4, 12))
    assert document.citation.language == "en"
    assert document.notes == ()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", "", "it is empty"),
        ("blank.md", " \n\t\n", "found none"),
        ("bare.md", "---\ntitle: a\n---\n", "found none"),
        ("empty.jsonl", "", "it is empty"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\x00", "a PNG image"),
        ("binary", bytes(range(256)), "zero bytes"),
        ("day.txt", f"---\npublished: 2025-02-30\n---\n{TEXT}", "published: expected a day of the calendar"),
        ("shape.json", '{\n "text": "a"\n}', "found JSON of another shape"),
        ("large.txt", b"a " * 25_000_000, "at most 10,000,000 bytes"),
        ("long.txt", b"a " * 1_000_000, "at most 1,100,000 characters, found 1,999,999"),
    ],
)  # fmt: skip
def test_bad_input_is_refused_with_its_place_and_reason(tmp_path, name, content, reason):
    path = write(tmp_path, name, content)
    error = load_one(path)
    assert isinstance(error, SourceError)
    assert str(error).startswith(f"{path}: ")
    assert reason in str(error)


def test_a_line_of_a_million_characters_is_loaded(tmp_path):
    document = load_one(write(tmp_path, "line.txt", ("word " * 200_000).strip()))
    assert isinstance(document, Document)


def test_broken_lines_are_named_and_the_others_read(tmp_path):
    lines = [
        json.dumps({"id": "a", "text": TEXT}),
        '{"text": "cut',
        "",
        json.dumps({"id": "b"}),
        json.dumps({"id": "c", "text": TEXT}),
    ]
    path = write(tmp_path, "news.jsonl", "\n".join(lines))
    first, second, third, fourth = load_documents([path])
    assert isinstance(first, Document)
    assert first.citation.key == "a"
    assert str(second).startswith(f"{path}:2: expected a JSON object")
    assert str(third).startswith(f"{path}:4: expected the field 'text'")
    assert isinstance(fourth, Document)
    assert fourth.citation.key == "c"


def test_a_folder_is_read_whole_in_the_order_of_its_names(tmp_path):
    for name in ("b.txt", "a/2.md", "a/1.txt", "C.txt", ".hidden.txt", ".git/x.txt"):
        write(tmp_path, name, f"{TEXT} {name}")
    write(tmp_path, "a/3.odt", b"PK\x03\x04")
    loaded = list(load_documents([tmp_path]))
    texts = [one.text.rpartition(" ")[2] for one in loaded if isinstance(one, Document)]
    assert texts == ["C.txt", "a/1.txt", "a/2.md", "b.txt"]
    [error] = [one for one in loaded if isinstance(one, SourceError)]
    assert str(error).endswith("found .odt")


def test_an_empty_folder_and_a_missing_file_are_said(tmp_path):
    empty, missing = load_documents([tmp_path, tmp_path / "no.txt"])
    assert "an empty folder" in str(empty)
    assert "No such file" in str(missing)


def test_what_may_not_be_read_is_said_and_the_rest_is_read():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, "closed/a.txt", TEXT)
        write(folder, "secret.txt", TEXT)
        write(folder, "shown.txt", TEXT)
        folder.chmod(0o755)
        (folder / "closed").chmod(0)
        (folder / "secret.txt").chmod(0)
        with as_nobody():
            closed, secret, shown, inside = load_documents([folder, folder / "closed" / "a.txt"])
        (folder / "closed").chmod(0o755)
    for error in (closed, secret, inside):
        assert isinstance(error, SourceError)
        assert "Permission denied" in str(error)
    assert isinstance(shown, Document)


@pytest.mark.parametrize("content", [TEXT, json.dumps({"text": TEXT}), f"<html><p>{TEXT}</p></html>"])
def test_standard_input_is_told_by_its_first_bytes(content):
    [document] = load_documents(["-"], stdin=piped(content))
    assert isinstance(document, Document)
    assert document.text == TEXT


def test_standard_input_is_named_where_it_fails():
    [error] = load_documents(["-"], stdin=piped(""))
    assert str(error).startswith("standard input: ")


class Gone(RawIOBase):
    """A terminal that was closed."""

    def readable(self) -> bool:
        return True

    def readinto(self, _buffer: object) -> int:
        raise OSError(5, "Input/output error")


def test_standard_input_that_breaks_off_is_said():
    [error] = load_documents(["-"], stdin=BufferedReader(Gone()))
    assert str(error) == "standard input: expected something that can be read, found: Input/output error"


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    write(tmp_path, "b.txt", TEXT)
    error, document = load_documents([tmp_path])
    assert str(error) == f"{tmp_path / 'a.txt'}: expected a file, found a pipe or a device"
    assert document.text == TEXT


def test_what_the_caller_says_outranks_what_the_file_says(tmp_path):
    path = write(tmp_path, "a.txt", f"---\nsource: A\npublished: 2025-02-30\n---\n{TEXT}")
    document = load_one(path, Given(published=date(2025, 4, 13), source="B"))
    assert isinstance(document, Document)
    assert (document.published, document.citation.source) == (date(2025, 4, 13), "B")


def test_each_repair_is_a_note():
    document = document_from("“It’s on,” she said.\r\nâ€œNo,â€\x9d he said.", Given(published=date(2025, 4, 13)))
    assert [note.kind for note in document.notes] == ["repaired", "repaired"]
    assert all(isinstance(note, Note) and note.document == document.id for note in document.notes)


@settings(deadline=None)  # the first text may load the model of languages
@given(st.text(max_size=300).filter(lambda text: text.strip()))
def test_any_text_is_a_document_or_says_why_not(text):
    try:
        document = document_from(text)
    except SourceError:
        return
    assert document_from(document.text).id == document.id


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_say_why_not(raw):
    for loaded in load_documents(["-"], stdin=BufferedReader(BytesIO(raw))):
        assert isinstance(loaded, Document | SourceError)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", "expected the name of a file or a folder, found an empty one"),
        ("-", "standard input: expected an open one, found it closed"),
    ],
)
def test_a_source_that_cannot_be_there_is_said(source, reason):
    [error] = load_documents([source])
    assert str(error) == reason


def test_a_document_knows_where_it_came_from(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "Nobody met."}\n{"text": "Somebody left."}\n')
    assert [loaded.where for loaded in load_documents([tmp_path])] == [f"{tmp_path / 'a.jsonl'}:{n}" for n in (1, 2)]


def test_address_of_another_scheme_is_no_file():
    [error] = load_documents(["ftp://news.example/a.txt"])
    assert (
        str(error) == "ftp://news.example/a.txt: expected an address that begins with http:// or https://, found ftp://"
    )
