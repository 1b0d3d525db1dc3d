"""Cuts the input files into shards, so that a large file is read by many workers and a lost one costs little."""

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from communique.archive.columns import count_rows
from communique.archive.files import PACKED_LINES, PARQUET
from communique.archive.shards import InputFile, Refusal, Shard, Sizes, Stretch
from communique.documents.kinds import kind_of
from communique.documents.sources import source_rules
from communique.documents.warc import record_places
from communique.errors import SourceError

BLOCK = 1 << 20  # bytes looked through at a time
PACKING = 3  # times that text unpacks to, about
DAMAGED = (OSError, EOFError, zlib.error)  # what unpacking raises over damaged bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Cuts:
    """What a file was cut into, or why it was not."""

    pieces: tuple[tuple[Stretch, int], ...] = ()  # each with its size in bytes of the file
    refusal: Refusal | None = None


def cut(found: Iterable[InputFile | Refusal], sizes: Sizes) -> Iterator[Shard | Refusal]:
    """Yield the shards of the files, in order, and what yields none; small files share a shard."""
    number = 1
    waiting: list[Stretch] = []
    for one in found:
        cuts = Cuts(refusal=one) if isinstance(one, Refusal) else _cut_file(one, sizes)
        if cuts.refusal:
            yield cuts.refusal
            continue
        is_small = len(cuts.pieces) == 1 and cuts.pieces[0][1] < sizes.file_bytes
        if waiting and (not is_small or _is_full(waiting, sizes)):
            yield _shard(number, waiting)
            number, waiting = number + 1, []
        if is_small:
            waiting.append(cuts.pieces[0][0])
            continue
        for stretch, size in cuts.pieces:
            yield Shard(number=number, size=size, stretches=(stretch,))
            number += 1
    if waiting:
        yield _shard(number, waiting)


def _shard(number: int, stretches: list[Stretch]) -> Shard:
    return Shard(number=number, size=sum(stretch.file.size for stretch in stretches), stretches=tuple(stretches))


def _is_full(waiting: list[Stretch], sizes: Sizes) -> bool:
    return len(waiting) >= sizes.files or sum(stretch.file.size for stretch in waiting) >= sizes.file_bytes


def _cut_file(file: InputFile, sizes: Sizes) -> Cuts:
    try:
        file = replace(file, kind=_kind(file))
        edges = tuple(_EDGES[file.kind](file, sizes)) if file.kind in _EDGES else ()
    except SourceError as error:
        return Cuts(refusal=Refusal(where=file.path, reason=str(error)))
    except OSError as error:
        reason = f"expected a file that can be read, found: {error.strerror or error}"
        return Cuts(refusal=Refusal(where=file.path, reason=reason))
    return Cuts(pieces=tuple(_stretches(file, edges)))


def _stretches(file: InputFile, edges: tuple[tuple[int, int], ...]) -> Iterator[tuple[Stretch, int]]:
    """Yield a stretch from each edge to the next, with its share of the file."""
    share = file.size // (len(edges) + 1)
    ends = [*(start for start, _ in edges), None]
    for (start, first), end in zip([(0, 1), *edges], ends, strict=True):
        yield Stretch(file=file, start=start, end=end, first=first), share


def _kind(file: InputFile) -> str | None:
    if file.kind in {PACKED_LINES, PARQUET}:
        return file.kind
    with Path(file.path).open("rb") as stream:
        return kind_of(stream.read(source_rules().sniffed_bytes), file.kind)


def _line_edges(file: InputFile, sizes: Sizes) -> Iterator[tuple[int, int]]:
    step = sizes.step(sizes.lines, file.size)
    if file.size <= step:
        return
    with Path(file.path).open("rb") as stream:
        yield from line_edges(stream, step)


def _packed_line_edges(file: InputFile, sizes: Sizes) -> Iterator[tuple[int, int]]:
    try:
        with gzip.open(file.path) as stream:
            yield from line_edges(stream, sizes.step(sizes.packed_lines, PACKING * file.size))
    except DAMAGED:
        return  # whoever reads the last stretch will say so


def line_edges(stream: BinaryIO | gzip.GzipFile, step: int) -> Iterator[tuple[int, int]]:
    """Yield where stretches of at least `step` bytes begin, each at a line: its byte, and the number of that line."""
    place, line, due = 0, 1, step
    pending: tuple[int, int] | None = None  # told once something follows it
    while block := stream.read(BLOCK):
        if pending:
            yield pending
            pending = None
        start = 0
        while (end := block.find(b"\n", max(start, due - place - 1))) >= 0:
            line += block.count(b"\n", start, end + 1)
            start = end + 1
            due = place + start + step
            if start < len(block):
                yield place + start, line
            else:
                pending = place + start, line
        line += block.count(b"\n", start)
        place += len(block)


def _row_edges(file: InputFile, sizes: Sizes) -> Iterator[tuple[int, int]]:
    rows = count_rows(Path(file.path))
    step = sizes.step(sizes.rows, rows)
    yield from ((row, row + 1) for row in range(step, rows, step))


def _record_edges(file: InputFile, sizes: Sizes) -> Iterator[tuple[int, int]]:
    due = step = sizes.step(sizes.pages, file.size)
    if file.size <= step:
        return
    with Path(file.path).open("rb") as stream:
        for place in record_places(stream):
            if place >= due:
                yield place, 1
                due = place + step


_EDGES: dict[str | None, Callable[[InputFile, Sizes], Iterator[tuple[int, int]]]] = {
    "jsonl": _line_edges,
    PACKED_LINES: _packed_line_edges,
    PARQUET: _row_edges,
    "warc": _record_edges,
}
