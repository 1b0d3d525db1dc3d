"""The tables as Parquet in a zipped Data Package, with numbers and days as such."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO, Self

from communique.errors import RecordError
from communique.views.export.package import pack, paths_in
from communique.views.export.rows import rows_of

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow import parquet as pq

    from communique.views.export.holdings import Holdings
    from communique.views.export.tables import Row, Table

ROWS = 10_000  # of a group: what is held in memory of a table
RESOURCE: dict[str, object] = {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}


def write(holdings: Holdings, stream: BinaryIO) -> None:
    """Write the package.

    Raises:
        RecordError: pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: F401, ICN001, PLC0415  an extra: 150 MB that other forms do without
    except ImportError as error:
        raise RecordError(
            "expected the package pyarrow, which writes Parquet, found none; pip install 'communique[parquet]'"
        ) from error
    with TemporaryDirectory() as folder:
        files = paths_in(Path(folder), ".parquet")
        with ExitStack() as open_files:
            sinks = {name: open_files.enter_context(_Sink(table, path)) for name, (table, path) in files.items()}
            for name, row in rows_of(holdings):
                sinks[name].put(row)
        pack(holdings, list(files.values()), RESOURCE, stream)


class _Sink:
    """One file in the making, written group by group."""

    def __init__(self, table: Table, path: Path) -> None:
        self._schema = _schema(table)
        self._path = path
        self._waiting: list[Row] = []

    def __enter__(self) -> Self:
        from pyarrow import parquet  # noqa: PLC0415

        self._writer: pq.ParquetWriter = parquet.ParquetWriter(self._path, self._schema, compression="zstd")
        return self

    def __exit__(self, *error: object) -> None:
        self._flush()
        self._writer.close()

    def put(self, row: Row) -> None:
        self._waiting.append(row)
        if len(self._waiting) >= ROWS:
            self._flush()

    def _flush(self) -> None:
        from pyarrow import RecordBatch  # noqa: PLC0415

        if self._waiting:
            self._writer.write_batch(RecordBatch.from_pylist(self._waiting, schema=self._schema))
            self._waiting.clear()


def _schema(table: Table) -> pa.Schema:
    import pyarrow as pa  # noqa: PLC0415

    kinds = {"string": pa.string(), "integer": pa.int64(), "date": pa.date32()}
    columns = [pa.field(one.name, kinds[one.kind], nullable=not one.is_required) for one in table.columns]
    return pa.schema(columns)
