"""The sources as CSL-JSON, which Zotero, pandoc and citeproc read."""

from typing import BinaryIO

import msgspec

from communique.domain.document import Citation
from communique.views.export.holdings import Holdings


def write(holdings: Holdings, stream: BinaryIO) -> None:
    """Write the list of sources."""
    items = [_item(citation) for citation in holdings.documents.values()]
    stream.write(msgspec.json.format(msgspec.json.encode(items), indent=1) + b"\n")


def _item(citation: Citation) -> dict[str, object]:
    day = citation.published
    item: dict[str, object | None] = {
        "id": citation.id,
        "type": "article-newspaper" if citation.source else "document",
        "title": citation.title,
        "container-title": citation.source,
        "author": [{"literal": citation.byline}] if citation.byline else None,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "URL": citation.url,
        "language": citation.language,
        "note": f"sha256 of the text: {citation.sha256}",
    }
    return {name: value for name, value in item.items() if value is not None}
