"""Lists where words were found."""

from typing import TYPE_CHECKING

from communique.domain.merged import Merged
from communique.domain.statement import Statement
from communique.record import Hit, Wanted
from communique.views.lists import one_more, told
from communique.views.mentioned import teller_for
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
        rows=tuple(_row(hit, _title(record, hit)) for hit in shown),
        is_cut=len(found) > len(shown),
        told={"words": words, **told(wanted)},
    )


def _title(record: "Store", hit: Hit) -> str | None:
    """Return what a place is called; of a statement who makes it."""
    if hit.title:
        return hit.title
    found = record.show(hit.id)
    if isinstance(found, Merged) and isinstance(found.thing, Statement):
        return teller_for(record, [found.thing]).tell(found.thing).who
    return None


def _row(hit: Hit, title: str | None) -> Row:
    day = hit.day.isoformat() if hit.day else None
    return Row(
        id=hit.id,
        when=day or "no day",
        label=hit.kind,
        who=title or "",
        lines=(" ".join(hit.snippet.split()),),
        foot=hit.id,
        cells={"id": hit.id, "kind": hit.kind, "title": title, "day": day, "snippet": hit.snippet},
    )
