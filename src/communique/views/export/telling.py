"""Says in words what a form shows to people: who, what, when, told by whom, with which quote."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.document import Citation
from communique.domain.evidence import Evidence
from communique.domain.merged import Merged, Report
from communique.domain.position import Position
from communique.domain.statement import Statement
from communique.domain.when import When
from communique.views.entries import Finding, Teller
from communique.views.export.holdings import Holdings, quote_of
from communique.views.export.withholding import MASK, WITHHELD
from communique.views.wording import words_for_day, words_for_when

Told: TypeAlias = Merged[Contact] | Merged[Statement] | Merged[Position] | Merged[Commitment]
KEPT_BACK = re.compile(f"“?{MASK}+”?")
DOUBT = {"~": "about", "?": "perhaps", "%": "perhaps about"}  # of EDTF


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing in words."""

    label: str  # its status, act or stance
    who: str
    facts: tuple[str, ...]
    words: str  # of a statement or a position, as far as they may be quoted
    is_open: bool

    @property
    def headline(self) -> str:
        """Return who and the first thing said of it, in one line."""
        return f"{self.who}: {self.facts[0]}" if self.facts else self.who


class Narrator:
    """Tells the things of an export by name."""

    def __init__(self, holdings: Holdings) -> None:
        """Keep who may be named and what is cited."""
        self._teller = Teller({key: merged.thing for key, merged in holdings.actors.items()}, {})
        self._documents = holdings.documents
        self.name = self._teller.name
        self.names = self._teller.names

    def line(self, thing: Finding) -> Line:
        """Return a thing in words."""
        entry = self._teller.tell(thing)
        facts = tuple(KEPT_BACK.sub(WITHHELD, fact) for fact in entry.lines if fact)
        return Line(label=entry.label, who=entry.who, facts=facts, words=_words(thing), is_open=entry.is_open)

    def told(self, reports: Sequence[Report]) -> Iterator[Citation]:
        """Yield the documents that tell a thing, each once, by day."""
        for document in dict.fromkeys(report.document for report in reports):
            if document in self._documents:
                yield self._documents[document]


def _words(thing: Finding) -> str:
    """Return the words of the first document that tells it."""
    pieces = thing.content if isinstance(thing, Statement) else thing.evidence if isinstance(thing, Position) else ()
    return words_quoted([piece for piece in pieces if piece.document == pieces[0].document])


def words_for_source(citation: Citation) -> str:
    """Return who published it and when: "Harbour Post, 14 April 2025"."""
    outlet = citation.source or citation.byline or "a source without a name"
    return f"{outlet}, {words_for_day(citation.published) if citation.published else 'no day known'}"


def words_for_days(when: When) -> str:
    """Return a date in words with its doubts: "about 11 April 2025"."""
    doubt = next((word for sign, word in DOUBT.items() if sign in when.edtf), "")
    return f"{doubt} {words_for_when(when)}".strip()


def is_one_day(when: When | None) -> bool:
    """Tell whether it is one day without a doubt."""
    return when is not None and when.earliest is not None and when.edtf == when.earliest.isoformat()


def words_quoted(evidence: Sequence[Evidence]) -> str:
    """Return what may be quoted of the evidence: “met on Friday” … “in Vienna”."""
    return " … ".join(f"“{quote}”" for quote in map(quote_of, evidence) if quote is not None)
