"""The brief: a record for people, document by document, in a terminal or as plain text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.domain.document import Citation
from communique.domain.ids import DocumentId
from communique.domain.record import Record
from communique.views.entries import Entry, sections_of
from communique.views.places import paragraph_starts, place_of
from communique.views.wording import words_for_day

LABEL_WIDTH = 12
MARGIN = 5  # columns beside the label and the words
QUIET = "dim"
OPEN = "yellow"
SETTLED = "green"
KINDS = ("contacts", "statements", "positions", "commitments")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    starts: Sequence[int]  # of its paragraphs
    pages: Sequence[int] | None


def render_brief(record: Record, texts: Mapping[DocumentId, str], *, width: int, is_terminal: bool) -> str:
    """Return the brief of a record.

    Args:
        width: Columns.
        is_terminal: Whether colours and bold type may be used.
    """
    page = StringIO()
    console = Console(file=page, width=width, force_terminal=is_terminal, highlight=False, markup=False, emoji=False)
    sections = list(sections_of(record))
    for citation in sorted(record.documents, key=_order):
        text = _Text(starts=paragraph_starts(texts.get(citation.id, "")), pages=citation.pages)
        console.print(_heading(citation))
        for title, entries in sections:
            here = [entry for entry in entries if entry.document == citation.id]
            if here:
                console.print(_section(title, here, text, console))
        console.print(_notes(record, citation.id))
    console.print(_sum(record))
    return "\n".join(line.rstrip() for line in page.getvalue().split("\n"))


def _order(citation: Citation) -> tuple[str, str]:
    """Order documents by day of publication, those without one last."""
    return str(citation.published or "~"), citation.id


def _heading(citation: Citation) -> RenderableType:
    told = [
        citation.byline,
        citation.source,
        words_for_day(citation.published) if citation.published else "no day known",
    ]
    return Group(
        Text(citation.title or citation.key or "(without a title)", style="bold"),
        Text(", ".join(filter(None, [*told, citation.url])), style=QUIET),
        Text(),
    )


def _section(title: str, entries: Sequence[Entry], text: _Text, console: Console) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=LABEL_WIDTH)
    table.add_column(ratio=1, overflow="fold")
    for entry in entries:
        label = Text(entry.label, style=OPEN if entry.is_open else SETTLED)
        table.add_row(label, Group(*_told(entry, text, console)))
    return Group(Text(f"{title} ({len(entries)})", style="bold underline"), Padding(table, (0, 0, 1, 1)))


def _told(entry: Entry, text: _Text, console: Console) -> Iterator[Text]:
    yield Text(entry.who, style="bold")
    for line in filter(None, entry.lines):
        yield Text(line)
    pieces = sorted(entry.words)
    words = " … ".join(" ".join(piece.quote.split()) for piece in pieces)
    quoted = Text.assemble((words, "italic"), "  ", (place_of(pieces, text.starts, text.pages), QUIET))
    for row in quoted.wrap(console, console.width - LABEL_WIDTH - MARGIN):
        yield Text.assemble(("│ ", QUIET), row)


def _notes(record: Record, document: DocumentId) -> RenderableType:
    notes = [f"Note: {note.reason}" for note in record.notes if note.document == document]
    return Group(*(Text(note, style=QUIET) for note in notes), *([Text()] if notes else []))


def _sum(record: Record) -> RenderableType:
    counts = ", ".join(_counted(len(getattr(record, kind)), kind) for kind in KINDS)
    legend = "¶2:310–352 is the second paragraph, characters 310 to 352 of the text."
    return Text(f"{_counted(len(record.documents), 'documents')}: {counts}.\n{legend}", style=QUIET)


def _counted(number: int, things: str) -> str:
    return f"{number} {things if number != 1 else things.removesuffix('s')}"
