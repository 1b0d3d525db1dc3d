"""The tables as CSV in a zipped Data Package; a cell that a spreadsheet would run begins with an apostrophe."""

import csv
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from communique.views.export.holdings import Holdings
from communique.views.export.package import pack, paths_in
from communique.views.export.rows import rows_of
from communique.views.export.tables import Cell

RISKY = ("=", "+", "-", "@", "\t", "\r", "'", "＝", "＋", "－", "＠")  # noqa: RUF001  full-width ones run too
RESOURCE: dict[str, object] = {
    "profile": "tabular-data-resource",
    "format": "csv",
    "mediatype": "text/csv",
    "encoding": "utf-8",
    "dialect": {"lineTerminator": "\r\n"},
}


def write(holdings: Holdings, stream: BinaryIO) -> None:
    """Write the package; the tables are built in files, since the rows of all of them come mixed."""
    with TemporaryDirectory() as folder:
        files = paths_in(Path(folder), ".csv")
        with ExitStack() as open_files:
            writers = {}
            for name, (table, path) in files.items():
                target = open_files.enter_context(path.open("w", encoding="utf-8", errors="replace", newline=""))
                writers[name] = csv.writer(target)
                writers[name].writerow([column.name for column in table.columns])
            for name, row in rows_of(holdings):
                writers[name].writerow([neutralised(row[column.name]) for column in files[name][0].columns])
        pack(holdings, list(files.values()), RESOURCE, stream)


def neutralised(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula; `as_told` gives it back.

    >>> neutralised("=1+1")
    "'=1+1"
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell


def as_told(cell: str) -> str:
    """Return a cell as it was before it was neutralised: without the apostrophe it begins with.

    >>> as_told("'=1+1")
    '=1+1'
    """
    return cell.removeprefix("'")
