"""Loads documents: each input yields its documents, or says why it yields none, in the order of the input."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BufferedReader
from pathlib import Path

from communique.documents.cleaning import clean
from communique.documents.decoding import decode
from communique.documents.drafts import Draft, Given, make_of
from communique.documents.json_lines import read_json_lines
from communique.documents.markdown import read_markdown
from communique.documents.plain import read_plain
from communique.documents.sources import source_rules
from communique.documents.webpage import read_webpage
from communique.domain.document import Document
from communique.errors import SourceError

STANDARD_INPUT = "-"
MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
JSON_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{[ \t]*(?:\"|\})")
JSON_OTHER = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"|\[\s*\{)")
NO_OPTIONS = Given()


def load_documents(
    sources: Iterable[str | Path], *, given: Given = NO_OPTIONS, stdin: BufferedReader | None = None
) -> Iterator[Document | SourceError]:
    """Yield the documents of files and folders, in order; for what cannot be read, yield the error that says why.

    A file is read by the suffix of its name, else by its first bytes. A folder is read whole, sorted by name; hidden
    files are left out, and files of another kind are named.

    Args:
        given: What the caller says of every document.
        stdin: Read where a source is `-`; None: it is closed.
    """
    for source in sources:
        if source == STANDARD_INPUT:
            yield from _from_standard_input(stdin, given)
        elif not str(source):
            yield SourceError("expected the name of a file or a folder, found an empty one")
        elif os.path.isdir(source):  # noqa: PTH112  unlike Path.is_dir, false where we may not look
            yield from _from_folder(Path(source), given)
        else:
            yield from _from_file(Path(source), given)


def document_from(text: str, given: Given = NO_OPTIONS) -> Document:
    """Return a text as a document, cleaned.

    Raises:
        SourceError: There is no text, or too much of it.
    """
    return make_of(Draft(text=text), given)


def _from_standard_input(stdin: BufferedReader | None, given: Given) -> Iterator[Document | SourceError]:
    where = "standard input"
    if stdin is None:
        yield SourceError(f"{where}: expected an open one, found it closed")
        return
    try:
        yield from _from_stream(stdin, None, where, given)
    except OSError as error:
        yield SourceError(f"{where}: expected something that can be read, found: {error.strerror or error}")


def _from_folder(folder: Path, given: Given) -> Iterator[Document | SourceError]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield SourceError(f"{folder}: expected a folder that can be read, found: {error.strerror}")
        return
    shown = [entry for entry in entries if not entry.name.startswith(".")]
    if not shown:
        yield SourceError(f"{folder}: expected articles, found an empty folder")
    for entry in shown:
        if os.path.isdir(entry):  # noqa: PTH112  as above
            yield from () if entry.is_symlink() else _from_folder(entry, given)
        elif entry.suffix.lower() in source_rules().suffixes:
            yield from _from_file(entry, given)
        else:
            known = ", ".join(source_rules().suffixes)
            yield SourceError(
                f"{entry}: expected a file of a kind we read ({known}), found {entry.suffix or 'no suffix'}"
            )


def _from_file(path: Path, given: Given) -> Iterator[Document | SourceError]:
    try:
        with path.open("rb") as stream:
            yield from _from_stream(stream, source_rules().suffixes.get(path.suffix.lower()), str(path), given)
    except OSError as error:
        yield SourceError(f"{path}: expected a file that can be read, found: {error.strerror or error}")


def _from_stream(
    stream: BufferedReader, kind: str | None, where: str, given: Given
) -> Iterator[Document | SourceError]:
    kind = _kind_of(stream.peek(source_rules().sniffed_bytes), kind)
    if kind == "jsonl":
        is_empty = True
        for number, draft in read_json_lines(stream):
            is_empty = False
            yield _finished(draft, f"{where}:{number}", given)
        if is_empty:
            yield SourceError(f"{where}: expected a JSON object a line, found nothing: it is empty")
        return
    if kind == "json":
        yield SourceError(f"{where}: expected JSON Lines (one object a line), found JSON of another shape")
        return
    limit = source_rules().max_bytes
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        yield SourceError(f"{where}: expected one article of at most {limit:,} bytes, found more")
        return
    yield _finished(_draft(raw, kind), where, given)


def _kind_of(start: bytes, named: str | None) -> str | None:
    """Return the kind of an input from its first bytes, where its name does not tell."""
    if named in {None, "text"} and MARKUP.match(start):
        return "html"
    if named is None and JSON_LINE.match(start):
        return "jsonl"
    if named is None and JSON_OTHER.match(start):
        return "json"
    return named


def _draft(raw: bytes, kind: str | None) -> Draft | SourceError:
    try:
        if kind == "html":
            return read_webpage(raw)
        decoded, repairs = decode(raw)
        text, more = clean(decoded)
        repairs += more
        return read_markdown(text, repairs) if kind == "markdown" else read_plain(text, repairs)
    except SourceError as error:
        return error


def _finished(draft: Draft | SourceError, where: str, given: Given) -> Document | SourceError:
    """Return the document, or its error with the place named."""
    if isinstance(draft, SourceError):
        return SourceError(f"{where}: {draft}")
    try:
        return replace(make_of(draft, given), where=where)
    except SourceError as error:
        return SourceError(f"{where}: {error}")
