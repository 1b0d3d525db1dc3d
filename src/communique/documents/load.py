"""Loads documents: each input yields its documents, or says why it yields none, in the order of the input."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BufferedReader, BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from communique.documents.drafts import Draft, Given, make_of
from communique.documents.fetch import Answer, Network, fetch, is_address
from communique.documents.foreign import foreign_suffixes
from communique.documents.kinds import kind_of, suffix_kind, type_kind
from communique.documents.parts import read_parts
from communique.documents.sources import source_rules
from communique.domain.document import Document
from communique.errors import SourceError

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
STANDARD_INPUT = "-"
NO_OPTIONS = Given()


def load_documents(
    sources: Iterable[str | Path],
    *,
    given: Given = NO_OPTIONS,
    stdin: BufferedReader | None = None,
    network: Network | None = None,
) -> Iterator[Document | SourceError]:
    """Yield the documents of files, folders and addresses, in order; yield an error for what cannot be read.

    A file is read by the suffix of its name, else by its first bytes. A folder is read whole, sorted by name; hidden
    files are left out, and files of another kind are named.

    Args:
        given: What the caller says of every document.
        stdin: Read where a source is `-`; None: it is closed.
        network: How addresses of the web are fetched; None: they are not.
    """
    for source in sources:
        if source == STANDARD_INPUT:
            yield from _from_standard_input(stdin, given)
        elif is_address(str(source)):
            yield from _from_address(str(source), given, network)
        elif not str(source):
            yield SourceError("expected the name of a file or a folder, found an empty one")
        elif (scheme := SCHEME.match(str(source))) and not os.path.exists(source):  # noqa: PTH110  as below
            yield SourceError(f"{source}: expected an address that begins with http:// or https://, found {scheme[0]}")
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


def load_answer(answer: Answer, given: Given = NO_OPTIONS) -> Iterator[Document | SourceError]:
    """Yield the documents of what a server sent, read by the type it names and by its first bytes."""
    named = type_kind(answer.content_type) or suffix_kind(urlsplit(answer.url).path)
    kind = kind_of(answer.body[: source_rules().sniffed_bytes], named)
    for place, draft in read_parts(BytesIO(answer.body), kind, answer.charset):
        if isinstance(draft, Draft) and not place:
            draft = replace(draft, said={"url": answer.url, **draft.said})  # noqa: PLW2901  the same, placed
        yield finished(draft, f"{answer.url}{place}", given)


def _from_address(url: str, given: Given, network: Network | None) -> Iterator[Document | SourceError]:
    if network is None:
        yield SourceError(f"{url}: expected a file or a folder, found an address of the web: fetching is not asked for")
        return
    try:
        answer = fetch(url, network)
    except SourceError as error:
        yield SourceError(f"{url}: {error}")
    else:
        yield from load_answer(answer, given) if answer else ()


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
        elif os.path.exists(entry) and not os.path.isfile(entry):  # noqa: PTH110, PTH113  as above
            yield SourceError(f"{entry}: expected a file, found a pipe or a device")  # which may never end
        elif suffix_kind(entry.name):
            yield from _from_file(entry, given)
        else:
            known = ", ".join((*source_rules().suffixes, *foreign_suffixes()))
            yield SourceError(
                f"{entry}: expected a file of a kind we read ({known}), found {entry.suffix or 'no suffix'}"
            )


def _from_file(path: Path, given: Given) -> Iterator[Document | SourceError]:
    try:
        with path.open("rb") as stream:
            yield from _from_stream(stream, suffix_kind(path.name), str(path), given)
    except OSError as error:
        yield SourceError(f"{path}: expected a file that can be read, found: {error.strerror or error}")


def _from_stream(
    stream: BufferedReader, kind: str | None, where: str, given: Given
) -> Iterator[Document | SourceError]:
    kind = kind_of(stream.peek(source_rules().sniffed_bytes), kind)
    for place, draft in read_parts(stream, kind):
        yield finished(draft, f"{where}{place}", given)


def finished(draft: Draft | SourceError, where: str, given: Given) -> Document | SourceError:
    """Return the document of a draft, or its error, with the place named.

    Args:
        where: The input and the place within it.
    """
    if isinstance(draft, SourceError):
        return SourceError(f"{where}: {draft}")
    try:
        return replace(make_of(draft, given), where=where)
    except SourceError as error:
        return SourceError(f"{where}: {error}")
