"""The brief: a record for people, in a terminal or as plain text."""

from collections.abc import Mapping

from communique.domain.ids import DocumentId
from communique.domain.record import Record


def render_brief(record: Record, texts: Mapping[DocumentId, str], *, to_file: bool) -> str:
    """Return the brief of a record."""
    return f"{len(record.documents)} documents\n"
