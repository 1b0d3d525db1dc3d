"""Lists what a record holds, in the form that was asked for."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING

from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.position import Position
from communique.domain.statement import Statement
from communique.record import Wanted
from communique.views.cells import COLUMNS, Told
from communique.views.mentioned import teller_for
from communique.views.pages import columns, write_page
from communique.views.rows import HEADS, row_of, short_row_of
from communique.views.sheets import Cell
from communique.views.tables import Listing, render_json, render_sheet, render_table

if TYPE_CHECKING:
    from communique.record import Store

KINDS: Mapping[str, type] = {
    "contacts": Contact,
    "statements": Statement,
    "positions": Position,
    "commitments": Commitment,
}


def list_things(record: "Store", name: str, wanted: Wanted) -> Listing:
    """Return a list of one kind of things.

    Args:
        name: "contacts", "statements", "positions" or "commitments".
    """
    ask: Mapping[str, Callable[[Wanted], Sequence[Told]]] = {
        "contacts": record.contacts,
        "statements": record.statements,
        "positions": record.positions,
        "commitments": record.commitments,
    }
    found = ask[name](one_more(wanted))
    shown = found[: wanted.limit]
    teller = teller_for(record, [merged.thing for merged in shown])
    kind = KINDS[name]
    return Listing(
        name=name,
        heads=HEADS[kind],
        columns=COLUMNS[kind],
        rows=tuple(row_of(merged, teller) for merged in shown),
        is_cut=len(found) > len(shown),
        told=told(wanted),
    )


def list_timeline(record: "Store", wanted: Wanted) -> Listing:
    """Return the contacts in the order of their days; of more than are wanted the last."""
    found = [merged for merged in record.timeline(one_more(wanted)) if isinstance(merged.thing, Contact)]
    shown = found[: wanted.limit][::-1]
    teller = teller_for(record, [merged.thing for merged in shown])
    return Listing(
        name="contacts",
        heads=HEADS[Contact],
        columns=COLUMNS[Contact],
        rows=tuple(short_row_of(merged, teller) for merged in shown),
        is_cut=len(found) > len(shown),
        told=told(wanted),
    )


def one_more(wanted: Wanted) -> Wanted:
    """Return what is wanted and one more, which tells whether there is more."""
    return wanted if wanted.limit is None else replace(wanted, limit=wanted.limit + 1)


def told(wanted: Wanted) -> dict[str, Cell]:
    """Return what was asked for, in the words of the options."""
    given = {field.name: getattr(wanted, field.name) for field in fields(wanted)}
    said = {name: value for name, value in given.items() if value not in {None, False} and name != "newest_first"}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in said.items()}


def write_listing(listing: Listing, form: str) -> None:
    """Write a list to standard output.

    Args:
        form: "table", "csv" or "json".

    Raises:
        RecordError: It cannot be written.
    """
    if form == "json":
        page = render_json(listing)
    elif form == "csv":
        page = render_sheet(listing).encode()
    else:
        page = render_table(listing, width=columns(), is_terminal=sys.stdout.isatty()).encode()
    write_page(page)
