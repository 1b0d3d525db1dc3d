"""Writes an outlook to standard output: as a page, as JSON, as CSV."""

from collections.abc import Iterable

from communique.outlook.outlook import Outlook
from communique.outlook.questions import Asked
from communique.views.outlooks.line import COLUMNS, Line, Section
from communique.views.outlooks.sections import extent_of, title_of
from communique.views.pages import json_page
from communique.views.paper import Paper
from communique.views.rows import quoted
from communique.views.sheets import sheet_of

LONGEST_QUOTE = 110  # characters


def write_outlook(paper: Paper, outlook: Outlook, sections: Iterable[Section]) -> None:
    """Write an outlook for people."""
    paper.title(title_of(outlook))
    paper.line(extent_of(outlook), is_quiet=True)
    for section in sections:
        paper.head(section.title)
        paper.line(section.lead, is_quiet=True)
        before = ""
        for line in section.lines:
            _write_line(paper, line, is_repeated=line.head == before)
            before = line.head
        for note in section.notes:
            paper.line(f"Note: {note}", indent=1, is_quiet=True)


def _write_line(paper: Paper, line: Line, *, is_repeated: bool) -> None:
    if not is_repeated:
        paper.line(line.head, indent=1, is_strong=True)
    paper.line(line.words, indent=2)
    for one in line.quotes:
        paper.line(one.who, indent=3, is_quiet=True)
        if one.words:
            paper.quote(quoted(one.words, LONGEST_QUOTE), one.thing, indent=3)


def outlook_json(outlook: Outlook, asked: Asked | None = None) -> bytes:
    """Return an outlook as JSON: all of it, as it was reckoned."""
    return json_page({"asked": asked, "outlook": outlook})


def outlook_sheet(sections: Iterable[Section]) -> bytes:
    """Return an outlook as CSV: a row for each line."""
    rows = (line.cells for section in sections for line in section.lines)
    return sheet_of(COLUMNS, rows).encode()


def write_refusal(paper: Paper, asked: Asked) -> None:
    """Write why a question is not answered."""
    paper.line(asked.sentence)
