"""Where things are to be found on the pages, by their ids, and where their words stand."""

from collections.abc import Iterable
from urllib.parse import quote

from communique.domain.evidence import Evidence
from communique.views.places import apart

FOLDERS = {
    "contact": "contacts",
    "statement": "statements",
    "position": "positions",
    "commitment": "commitments",
    "event": "events",
    "actor": "actors",
    "document": "documents",
    "negotiation": "negotiations",
}


def page_of(name: str) -> str:
    """Return the address of the page on whatever has this id.

    >>> page_of("contact-0123456789abcdef")
    '/contacts/contact-0123456789abcdef'
    """
    folder = FOLDERS.get(name.partition("-")[0])
    return f"/{folder}/{quote(name, safe='')}" if folder else f"/things/{quote(name, safe='')}"


def words_at(words: Evidence | Iterable[Evidence]) -> str:
    """Return the address of words in the reader, which marks exactly these; of several texts those of the first.

    >>> words_at(Evidence(document="document-1", start=4, end=9, quote="talks"))
    '/documents/document-1?at=4-9#s4-9'
    """
    pieces = [words] if isinstance(words, Evidence) else apart(words)
    first = pieces[0]
    spans = [f"{piece.start}-{piece.end}" for piece in pieces if piece.document == first.document]
    return f"{page_of(first.document)}?at={','.join(spans)}#s{spans[0]}"


def web_address(url: str | None) -> str | None:
    """Return an address that a page may link to: of the web, else None.

    >>> web_address("https://ledger.example/a"), web_address("javascript:alert(1)")
    ('https://ledger.example/a', None)
    """
    return url if url and url.lower().startswith(("http://", "https://")) else None
