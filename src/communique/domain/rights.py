"""What may be given on of a source: its whole text, quotes from it, or no words at all."""

import re
from enum import StrEnum

from communique.domain.document import Citation

OPEN = re.compile(
    r"full|cc0?([ \-_].*)?|(https?://)?creativecommons\.org/.*|creative commons.*|public domain", re.IGNORECASE
)


class Rights(StrEnum):
    """How much of a document's words may leave the record, the most first."""

    FULL = "full"
    QUOTES = "quotes"
    METADATA = "metadata"


def rights_of(citation: Citation) -> Rights:
    """Return what may be given on: all where nothing is said or a free licence is named, else what is said.

    Words that nobody can read by machine ("all rights reserved") count as "metadata": a word withheld can be
    given later, one given cannot be taken back.
    """
    said = (citation.rights or "full").strip().casefold()
    if said in set(Rights):
        return Rights(said)
    return Rights.FULL if OPEN.fullmatch(said) else Rights.METADATA


def strictness_of(citation: Citation) -> int:
    """Return how little may be given on: the more, the less."""
    return list(Rights).index(rights_of(citation))
