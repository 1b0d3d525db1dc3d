"""Lists the documents of a record."""

from typing import TYPE_CHECKING

from communique.domain.document import Citation
from communique.record import Wanted
from communique.views.lists import one_more, told
from communique.views.tables import Listing, Row

if TYPE_CHECKING:
    from communique.record import Store

COLUMNS = (
    "id",
    "published",
    "source",
    "title",
    "byline",
    "url",
    "language",
    "characters",
    "rights",
    "version_of",
    "key",
)


def documents_listing(record: "Store", wanted: Wanted) -> Listing:
    """Return the documents, the latest first."""
    found = record.documents(one_more(wanted))
    shown = found[: wanted.limit]
    return Listing(
        name="documents",
        heads=("Published", "Language", "What"),
        columns=COLUMNS,
        rows=tuple(_row(citation) for citation in shown),
        is_cut=len(found) > len(shown),
        told=told(wanted),
    )


def _row(citation: Citation) -> Row:
    published = citation.published.isoformat() if citation.published else None
    later = f"a later text at the address of {citation.version_of}" if citation.version_of else ""
    return Row(
        id=citation.id,
        when=published or "no day",
        label=citation.language or "",
        who=citation.title or citation.key or "(without a title)",
        lines=(", ".join(filter(None, [citation.byline, citation.source])), citation.url or "", later),
        foot=citation.id,
        cells={
            **{name: getattr(citation, name) for name in COLUMNS},
            "published": published,
        },
        whole=citation,
    )
