"""Lists what changed in the record between two days."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from communique.record.history import Change, Difference
from communique.views.entries import Entry
from communique.views.mentioned import FINDINGS, teller_for
from communique.views.rows import quoted
from communique.views.sheets import Cell
from communique.views.tables import Listing, Row

if TYPE_CHECKING:
    from communique.record import Store

COLUMNS = ("day", "kind", "change", "about", "who", "before", "after", "rule", "quote", "document", "start", "end")
UNWELCOME = {Change.LAPSED, Change.WITHDRAWN, Change.CONTRADICTED, Change.POSTPONED, Change.DROPPED, Change.REVERSED}


def changes_listing(
    record: "Store",
    differences: Sequence[Difference],
    told: Mapping[str, Cell],
    *,
    limit: int | None,
    as_of: date | None,
) -> Listing:
    """Return what changed as a list, the latest first; each thing is told as it stood on the day asked for."""
    ordered = sorted(differences, key=lambda one: (one.day or date.min, one.kind, one.about), reverse=True)
    shown = ordered[:limit]
    entries = _entries(record, shown, as_of)
    return Listing(
        name="changes",
        heads=("Day", "Change", "Who and what"),
        columns=COLUMNS,
        rows=tuple(_row(difference, entries.get(difference.about)) for difference in shown),
        is_cut=len(ordered) > len(shown),
        told=told,
    )


def _entries(record: "Store", differences: Sequence[Difference], as_of: date | None) -> dict[str, Entry]:
    """Return what a list would say of things, by their ids."""
    found = record.shown({difference.about for difference in differences}, as_of)
    things = {name: merged.thing for name, merged in found.items() if isinstance(merged.thing, FINDINGS)}
    teller = teller_for(record, things.values())
    return {name: teller.tell(thing) for name, thing in things.items()}


def _row(difference: Difference, entry: Entry | None) -> Row:
    first = min(difference.evidence, default=None)
    day = difference.day.isoformat() if difference.day else None
    facts = next(filter(None, entry.lines), "") if entry else ""
    quote = " … ".join(" ".join(piece.quote.split()) for piece in sorted(difference.evidence))
    return Row(
        id=difference.about,
        when=day or "no day",
        label=difference.change.value,
        who=entry.who if entry else difference.kind,
        lines=(_turn(difference, entry), facts, f"│ {quoted(difference.evidence)}" if quote else ""),
        foot=f"{difference.about}  rule {difference.rule}" if difference.rule else difference.about,
        cells={
            "day": day,
            "kind": difference.kind,
            "change": difference.change.value,
            "about": difference.about,
            "who": entry.who if entry else None,
            "before": difference.before,
            "after": difference.after,
            "rule": difference.rule,
            "quote": quote,
            "document": first.document if first else None,
            "start": first.start if first else None,
            "end": first.end if first else None,
        },
        is_open=difference.change in UNWELCOME,
    )


def _turn(difference: Difference, entry: Entry | None) -> str:
    """Return what is otherwise: of what is new how it stands, else how it stood and how it stands."""
    if difference.before:
        return f"{difference.kind}: {difference.before} → {difference.after}"
    return f"{difference.kind}: {entry.label if entry else difference.after}"
