"""The brief as Markdown: a line a thing, a footnote a source with its day and its words."""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from communique.domain.document import Citation
from communique.domain.evidence import Evidence
from communique.domain.ids import DocumentId
from communique.views.export.holdings import Holdings
from communique.views.export.telling import Narrator, Told, words_for_source, words_quoted
from communique.views.wording import words_for_day

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!^$])")
LIST = re.compile(r"^(\d*)([-+.)])")  # what begins a list at the start of a note
ADDRESS = re.compile(r"https?://[^\s<>]+")


def write(holdings: Holdings, stream: BinaryIO) -> None:
    """Write the brief."""
    stream.writelines(f"{line}\n".encode(errors="replace") for line in _lines(holdings))


def _lines(holdings: Holdings) -> Iterator[str]:
    brief = _Brief(holdings)
    yield f"# Record as of {words_for_day(holdings.as_of)}" if holdings.as_of else "# Record"
    yield from ("", f"{len(holdings.documents)} documents.")
    for negotiation in holdings.negotiations:
        yield from ("", f"Negotiation: {escaped(negotiation.name)}.")
    yield from brief.section("Contacts", holdings.contacts)
    yield from brief.section("Statements", holdings.statements)
    yield from brief.section("Positions", holdings.positions)
    yield from brief.section("Commitments", holdings.commitments)


class _Brief:
    def __init__(self, holdings: Holdings) -> None:
        self._narrator = Narrator(holdings)
        self._documents = holdings.documents
        self._numbers: dict[tuple[DocumentId, tuple[tuple[int, int], ...]], int] = {}
        self._notes: list[str] = []  # of the section at hand

    def section(self, title: str, things: Iterable[Told]) -> Iterator[str]:
        lines = [self._line(merged) for merged in things]
        yield from ("", f"## {title} ({len(lines)})", "")
        yield from lines or ("None.",)
        yield from ("", *self._notes) if self._notes else ()
        self._notes.clear()

    def _line(self, merged: Told) -> str:
        told = self._narrator.line(merged.thing)
        said = [f"{'; '.join((told.headline, *told.facts[1:]))}{f': {told.words}' if told.words else ''}."]
        marks = ["".join(self._marks(merged.thing.evidence))]
        for variant in getattr(merged.thing, "variants", ()):
            said.append(f" Another report: {variant.field} {variant.value}.")
            marks.append("".join(self._marks([variant.evidence])))
        facts = "".join(escaped(words) + mark for words, mark in zip(said, marks, strict=True))
        return f"- **{escaped(told.label)}** {facts}"

    def _marks(self, evidence: Iterable[Evidence]) -> Iterator[str]:
        by_document: dict[DocumentId, list[Evidence]] = {}
        for words in evidence:
            by_document.setdefault(words.document, []).append(words)
        for document, pieces in by_document.items():
            place = (document, tuple((words.start, words.end) for words in pieces))
            if place not in self._numbers:
                self._numbers[place] = len(self._numbers) + 1
                self._notes.append(f"[^{self._numbers[place]}]: {self._note(document, pieces)}")
            yield f"[^{self._numbers[place]}]"

    def _note(self, document: DocumentId, pieces: list[Evidence]) -> str:
        spans = ", ".join(f"{words.start}–{words.end}" for words in pieces)
        place = f"{document}, characters {spans}"
        citation = self._documents.get(document)
        said = words_quoted(pieces)
        known = _known(citation) if citation else "a document that is not part of this export"
        return f"{known}{f': {escaped(said)}' if said else ''} ({place})."


def _known(citation: Citation) -> str:
    title = f", {escaped(citation.title)}" if citation.title else ""
    return f"{escaped(words_for_source(citation))}{title}{_address(citation.url)}"


def _address(url: str | None) -> str:
    if not url:
        return ""
    return f", <{url}>" if ADDRESS.fullmatch(url) else f", {escaped(url)}"


def escaped(words: str) -> str:
    """Return words on one line that Markdown shows as they are."""
    blank = " " if words[:1].isspace() else ""
    shown = SPECIAL.sub(r"\\\1", " ".join(words.split()))
    return blank + LIST.sub(r"\1\\\2", shown)
