"""Reads a stretch of an input: each document, or why there is none, with its place in the file."""

import gzip
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from communique.archive.columns import read_rows
from communique.archive.cutting import DAMAGED
from communique.archive.files import PACKED_LINES, PARQUET, check_unchanged
from communique.archive.shards import Stretch
from communique.documents import Given
from communique.documents.drafts import Draft
from communique.documents.json_lines import read_json_lines
from communique.documents.load import finished
from communique.documents.parts import read_parts
from communique.documents.warc import read_warc
from communique.domain.document import Document
from communique.errors import SourceError

BYTE = re.compile(r", byte (\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One part of an input: a line, a row, a page, a file."""

    file: str
    place: str  # within the file: ":12", ", row 12", ", byte 4711"; empty: it is the whole of it
    offset: int | None  # byte of the file (of what it unpacks to), of Parquet the row from 1; None: the whole of it
    share: float  # of its stretch that lies before it
    found: Document | SourceError


def read_stretch(stretch: Stretch, given: Given) -> Iterator[Item]:
    """Yield the items of a stretch, in order.

    Raises:
        SourceError: The file is gone, is another than it was, or its disk does not give it.
    """
    check_unchanged(stretch.file)
    path = stretch.file.path
    try:
        for place, offset, draft in _drafts(stretch):
            found = finished(draft, f"{path}{place}", given)
            yield Item(file=path, place=place, offset=offset, share=_share(stretch, offset), found=found)
    except OSError as error:
        raise SourceError(f"{path}: expected a file that can be read, found: {error.strerror or error}") from error


def _share(stretch: Stretch, offset: int | None) -> float:
    """Return which share of a stretch lies before a place, as far as it can be told."""
    end = stretch.end or (None if stretch.file.kind in {PARQUET, PACKED_LINES} else stretch.file.size)
    if offset is None or end is None:
        return 0.0
    return min(1.0, (offset - stretch.start) / max(1, end - stretch.start))


def _drafts(stretch: Stretch) -> Iterator[tuple[str, int | None, Draft | SourceError]]:
    kind = stretch.file.kind
    try:
        if kind == PARQUET:
            for number, draft in read_rows(Path(stretch.file.path), stretch.start, stretch.end):
                yield f", row {number}", number, draft
        elif kind in {"jsonl", PACKED_LINES}:
            yield from _lines(stretch)
        else:
            with Path(stretch.file.path).open("rb") as stream:
                parts = read_warc(stream, stretch.start, stretch.end) if kind == "warc" else read_parts(stream, kind)
                for place, draft in parts:
                    named = BYTE.match(place)
                    yield place, int(named[1]) if named else None, draft
    except SourceError as error:
        yield "", None, error


def _lines(stretch: Stretch) -> Iterator[tuple[str, int | None, Draft | SourceError]]:
    is_packed = stretch.file.kind == PACKED_LINES
    with closing(gzip.open(stretch.file.path) if is_packed else Path(stretch.file.path).open("rb")) as stream:
        lines = _Lines(cast("BinaryIO", stream), stretch)
        is_empty = True
        for number, draft in read_json_lines(cast("BufferedReader", lines)):
            is_empty = False
            yield f":{stretch.first + number - 1}", lines.began, draft
        if lines.damage:
            found = f"damage behind byte {lines.place}"
            yield "", lines.place, SourceError(f"expected a whole gzip file, found {found} ({lines.damage})")
        elif is_empty and stretch.is_whole:
            raise SourceError("expected a JSON object a line, found nothing: it is empty")


class _Lines:
    """The lines of a stretch, as a stream has them."""

    def __init__(self, stream: BinaryIO, stretch: Stretch) -> None:
        self._stream = stream
        self._end = stretch.end
        self._is_begun = False
        self.place = stretch.start
        self.began = stretch.start  # byte at which the last line begins
        self.damage: Exception | None = None

    def readline(self, limit: int) -> bytes:
        """Return a line, or so much of it; nothing behind the stretch, or where the file is damaged."""
        if self._end is not None and self.place >= self._end:
            return b""
        try:
            if self._stream.tell() != self.place:
                self._stream.seek(self.place)
            line = self._stream.readline(limit)
        except DAMAGED as error:
            self.damage = error
            return b""
        if not self._is_begun:
            self.began = self.place
        self._is_begun = not line.endswith(b"\n")
        self.place += len(line)
        return line
