"""Reads the tables of a shard side by side, some rows at a time: each document with its findings."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from communique.archive.tables import Row

ROWS = 256  # read at a time


def read_table(path: Path | None, columns: list[str] | None = None) -> Iterator[Row]:
    """Yield the rows of a file; of none, none.

    Args:
        columns: Those wanted; None: all.
    """
    if path is None or not path.exists():
        return
    from pyarrow import parquet  # noqa: PLC0415  an extra

    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=ROWS, columns=columns, use_threads=False):
            yield from batch.to_pylist()


def with_findings(documents: Path | None, findings: Path | None) -> Iterator[tuple[Row, list[Row]]]:
    """Yield each document's row with those of its findings; both files are in the order in which they were met."""
    grouped = groupby(read_table(findings), key=itemgetter("number"))
    number, found = next(grouped, (None, iter(())))
    for row in read_table(documents):
        if row["number"] == number:
            yield row, list(found)
            number, found = next(grouped, (None, iter(())))
        else:
            yield row, []
