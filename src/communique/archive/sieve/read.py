"""Reads a document of an archive, unless nothing in it can matter."""

from communique.archive.sieve.weigh import can_matter
from communique.domain.document import Document
from communique.domain.findings import Findings
from communique.reading import LANGUAGES, read


def read_sieved(document: Document) -> Findings | None:
    """Return what a document says, as `read` does; None where no sign tells of contacts or positions of parties."""
    is_read = document.citation.language not in LANGUAGES or can_matter(document.text)
    return read(document) if is_read else None
