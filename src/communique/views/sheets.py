"""Writes rows as CSV that a spreadsheet shows and does not run."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import TypeAlias

from communique.views.export.csv_tables import RISKY

Cell: TypeAlias = str | int | float | bool | tuple[str, ...] | None
BETWEEN = "; "


def sheet_of(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> str:
    """Return rows as CSV under a line of column names."""
    page = StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell_of(row.get(column)) for column in columns])
    return page.getvalue()


def cell_of(value: Cell) -> str | int | float:
    """Return a value as a cell: nothing as an empty one, words that a spreadsheet would take for a formula quoted.

    >>> cell_of("=1+1"), cell_of(("Oslo", "Bergen")), cell_of(-3), cell_of(None)
    ("'=1+1", 'Oslo; Bergen', -3, '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    words = BETWEEN.join(value) if isinstance(value, tuple) else value
    return f"'{words}" if words.startswith(RISKY) else words
