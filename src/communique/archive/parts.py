"""Writes what was read from one shard: a folder of tables that is there whole or not at all."""

import os
import shutil
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from communique.archive.folder import sync_file, sync_folder
from communique.archive.tables import DOCUMENTS, FAILURES, FINDINGS, Row, schema_of

if TYPE_CHECKING:
    from pyarrow import parquet as pq

OF_A_SHARD = (DOCUMENTS, FINDINGS, FAILURES)
ROWS = 2_000  # of a row group: what is held in memory of a table
TEXT_BYTES = 4_000_000  # ... or so many characters


class Sink:
    """One table in the making, written group by group; the same rows give the same bytes."""

    def __init__(self, table: str, path: Path) -> None:
        """Name the file; it is made with the first rows."""
        self.path = path
        self.rows = 0
        self._table = table
        self._waiting: list[Row] = []
        self._held = 0
        self._writer: pq.ParquetWriter | None = None

    def put(self, row: Row) -> None:
        """Take a row."""
        self._waiting.append(row)
        self._held += sum(len(value) for value in row.values() if isinstance(value, str))
        self.rows += 1
        if len(self._waiting) >= ROWS or self._held >= TEXT_BYTES:
            self._flush()

    def close(self) -> None:
        """Write what is left, down to the disk; without a row, there is no file."""
        if not self.rows:
            return
        self._flush()
        if self._writer is not None:
            self._writer.close()
        sync_file(self.path)

    def abandon(self) -> None:
        """Let go of the file."""
        if self._writer is not None:
            self._writer.close()

    def _flush(self) -> None:
        from pyarrow import RecordBatch, parquet  # noqa: PLC0415  an extra

        schema = schema_of(self._table)
        if self._writer is None:
            self._writer = parquet.ParquetWriter(self.path, schema, compression="zstd")
        if self._waiting:
            self._writer.write_batch(RecordBatch.from_pylist(self._waiting, schema=schema))
        self._waiting.clear()
        self._held = 0


class Part:
    """What was read from a shard, in the making beside the place where it will lie."""

    def __init__(self, place: Path) -> None:
        """Name the place."""
        self._place = place
        self._made = place.with_name(f".{place.name}.{os.getpid()}.{uuid4().hex}")
        self.counts: Counter[str] = Counter()

    def __enter__(self) -> Self:
        """Open its tables."""
        self._made.mkdir()
        self._sinks = {table: Sink(table, self._made / f"{table}.parquet") for table in OF_A_SHARD}
        return self

    def put(self, table: str, row: Row) -> None:
        """Take a row."""
        self._sinks[table].put(row)
        self.counts[table] += 1

    def keep(self) -> None:
        """Put the part where it belongs; where a twin of ours was faster, its own is as good."""
        for sink in self._sinks.values():
            sink.close()
        sync_folder(self._made)
        try:
            self._made.rename(self._place)
        except OSError:
            if not self._place.is_dir():
                raise
        sync_folder(self._place.parent)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take away what was not kept."""
        if self._made.is_dir():
            for sink in self._sinks.values():
                sink.abandon()
            shutil.rmtree(self._made, ignore_errors=True)
