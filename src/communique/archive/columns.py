"""Reads texts that stand in the rows of a Parquet file, some rows at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from communique.documents.drafts import Draft
from communique.documents.json_lines import draft_of
from communique.documents.sources import field_names
from communique.errors import SourceError

if TYPE_CHECKING:
    from pyarrow import parquet as pq

ROWS = 32  # held in memory at a time
TEXT = "text"
NAMED = 8  # columns that a message names


def count_rows(path: Path) -> int:
    """Return how many rows a file has.

    Raises:
        SourceError: It is no Parquet file, or has no column of texts.
    """
    with _opened(path) as file:
        return int(file.metadata.num_rows)


def read_rows(path: Path, start: int, end: int | None) -> Iterator[tuple[int, Draft | SourceError]]:
    """Yield the drafts of the rows from `start` up to `end`, each with its number from 1, or why there is none.

    Raises:
        SourceError: It is no Parquet file, or has no column of texts.
    """
    with _opened(path) as file:
        groups, place = _groups(file, start, end)
        names = [name for name in file.schema_arrow.names if name == TEXT or name in field_names()]
        try:
            for batch in file.iter_batches(batch_size=ROWS, row_groups=groups, columns=names, use_threads=False):
                skipped = min(max(start - place, 0), len(batch))
                place += skipped
                for row in batch.slice(skipped).to_pylist():
                    if end is not None and place >= end:
                        return
                    place += 1
                    yield place, _draft(row)
        except (OSError, ValueError) as error:  # pyarrow's own errors are both
            upto = "the end" if end is None else f"row {end}"
            found = f"damage between row {max(place, start) + 1} and {upto}"
            yield max(place, start) + 1, SourceError(f"expected whole rows, found {found} ({error})")


def _groups(file: "pq.ParquetFile", start: int, end: int | None) -> tuple[list[int], int]:
    """Return the row groups that hold the rows, and the number of rows before the first of them."""
    wanted: list[int] = []
    before = place = 0
    for number in range(file.num_row_groups):
        rows = file.metadata.row_group(number).num_rows
        if place + rows > start and (end is None or place < end):
            before = before if wanted else place
            wanted.append(number)
        place += rows
    return wanted, before


def _draft(row: dict[str, object]) -> Draft | SourceError:
    known = {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
    try:
        return draft_of(known)
    except SourceError as error:
        return error


@contextmanager
def _opened(path: Path) -> "Iterator[pq.ParquetFile]":
    from pyarrow import parquet  # noqa: PLC0415  an extra

    try:
        file = parquet.ParquetFile(path, memory_map=False, pre_buffer=False)
    except (OSError, ValueError) as error:
        raise SourceError(f"expected a Parquet file, found {type(error).__name__}: {error}") from error
    with file:
        names = file.schema_arrow.names
        if TEXT not in names:
            raise SourceError(f"expected a column 'text', found the columns {', '.join(sorted(names)[:NAMED])}")
        yield file
