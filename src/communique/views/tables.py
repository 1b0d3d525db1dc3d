"""Lists of things: as a table for a terminal or a pipe, as JSON and as CSV."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO

import msgspec
from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from communique.views.sheets import Cell, sheet_of

QUIET, OPEN, SETTLED, STRONG = "dim", "yellow", "green", "bold"
WHEN_WIDTH, LABEL_WIDTH = 12, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing in a list."""

    id: str
    when: str
    label: str
    who: str
    lines: tuple[str, ...]  # what else is said of it
    foot: str  # how it is known, and its id
    cells: Mapping[str, Cell]  # the same by column, for machines
    whole: object = None  # the thing itself, for JSON
    is_open: bool = False  # not settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list with its heads."""

    name: str  # plural: "contacts"
    heads: tuple[str, str, str]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    is_cut: bool = False  # there are more
    told: Mapping[str, Cell] = field(default_factory=dict)  # what the list was asked for, for JSON


def render_table(listing: Listing, *, width: int, is_terminal: bool) -> str:
    """Return a list as lines no longer than the width, ids excepted.

    Args:
        width: Columns.
        is_terminal: Whether colours and bold type may be used.
    """
    if not listing.rows:
        return f"No {listing.name} found.\n"
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, width=width)
    table.add_column(listing.heads[0], width=WHEN_WIDTH, overflow="fold")
    table.add_column(listing.heads[1], width=LABEL_WIDTH, overflow="fold")
    table.add_column(listing.heads[2], ratio=1, overflow="fold")
    for row in listing.rows:
        table.add_row(row.when, Text(row.label, style=OPEN if row.is_open else SETTLED), _what(row))
    page = StringIO()
    console = Console(file=page, width=width, force_terminal=is_terminal, highlight=False, markup=False, emoji=False)
    console.print(table)
    return "\n".join(line.rstrip() for line in page.getvalue().split("\n")).rstrip("\n") + f"\n{_sum(listing)}"


def render_sheet(listing: Listing) -> str:
    """Return a list as CSV."""
    return sheet_of(listing.columns, (row.cells for row in listing.rows))


def render_json(listing: Listing) -> bytes:
    """Return a list as JSON: what was asked for, then each thing by column and whole."""
    rows = [{**row.cells, **({"whole": row.whole} if row.whole is not None else {})} for row in listing.rows]
    page = msgspec.json.encode({**listing.told, "more": listing.is_cut, listing.name: rows})
    return msgspec.json.format(page, indent=2) + b"\n"


def _what(row: Row) -> RenderableType:
    lines = [Text(line) for line in row.lines if line]
    return Group(Text(row.who, style=STRONG), *lines, Text(row.foot, style=QUIET))


def _sum(listing: Listing) -> str:
    shown = counted(len(listing.rows), listing.name)
    return f"\n{shown}; there are more: --limit shows them.\n" if listing.is_cut else f"\n{shown}.\n"


def counted(number: int, things: str) -> str:
    """Return a number of things in words.

    >>> counted(1, "contacts"), counted(2, "contacts")
    ('1 contact', '2 contacts')
    """
    return f"{number:,} {things if number != 1 else things.removesuffix('s')}"
