"""Lists where words were found."""

from typing import TYPE_CHECKING

from communique.record import Hit, Wanted
from communique.views.lists import one_more, told
from communique.views.tables import Listing, Row

if TYPE_CHECKING:
    from communique.record import Store

COLUMNS = ("id", "kind", "title", "day", "snippet")


def hits_listing(record: "Store", words: str, wanted: Wanted) -> Listing:
    """Return what holds all the words, the best first."""
    found = record.search(words, one_more(wanted))
    shown = found[: wanted.limit]
    return Listing(
        name="places",
        heads=("Day", "Kind", "Where"),
        columns=COLUMNS,
        rows=tuple(_row(hit) for hit in shown),
        is_cut=len(found) > len(shown),
        told={"words": words, **told(wanted)},
    )


def _row(hit: Hit) -> Row:
    day = hit.day.isoformat() if hit.day else None
    return Row(
        id=hit.id,
        when=day or "no day",
        label=hit.kind,
        who=hit.title or "",
        lines=(" ".join(hit.snippet.split()),),
        foot=hit.id,
        cells={"id": hit.id, "kind": hit.kind, "title": hit.title, "day": day, "snippet": hit.snippet},
    )
