"""Reads a document of an archive, unless nothing in it can matter."""

from communique.archive.sieve.weigh import can_matter
from communique.domain.document import Document
from communique.domain.findings import Findings
from communique.reading import read

LANGUAGES = frozenset({"en", None})  # those with signs; a text too short to tell its language is weighed


def read_sieved(document: Document) -> Findings | None:
    """Return what a document says, as `read` does; None where no sign tells of contacts or positions of parties.

    A document in a language without signs is read.
    """
    is_read = document.citation.language not in LANGUAGES or can_matter(document.text)
    return read(document) if is_read else None
