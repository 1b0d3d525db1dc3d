"""Writes an outlook to standard output: as a page, as JSON, as CSV."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from communique.errors import SourceError
from communique.outlook.outlook import Outlook
from communique.outlook.questions import Asked
from communique.views.outlooks.chart import chart_of
from communique.views.outlooks.line import COLUMNS, Line, Section
from communique.views.outlooks.sections import extent_of, title_of
from communique.views.pages import json_page, paper, write_page
from communique.views.paper import Paper
from communique.views.rows import quoted
from communique.views.sheets import sheet_of
from communique.views.writing import written_to

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


def write_found(outlook: Outlook, sections: Sequence[Section], asked: Asked | None, form: str) -> None:
    """Write an outlook to standard output.

    Args:
        form: "json": all of it, as it was reckoned; "csv": a row for each line; else a page.
    """
    if form == "json":
        write_page(json_page({"asked": asked, "outlook": outlook}))
    elif form == "csv":
        rows = (line.cells for section in sections for line in section.lines)
        write_page(sheet_of(COLUMNS, rows).encode())
    else:
        page = paper()
        write_outlook(page, outlook, sections)
        write_page(page.text().encode())


def write_refusal(asked: Asked, form: str) -> None:
    """Write why a question is not answered."""
    if form == "json":
        write_page(json_page({"asked": asked, "outlook": None}))
    elif form == "csv":
        row = {"part": "refused", "about": asked.refusal, "words": asked.sentence}
        write_page(sheet_of(tuple(row), [row]).encode())
    else:
        page = paper()
        page.line(asked.sentence)
        write_page(page.text().encode())


def write_chart(path: Path, sections: Iterable[Section]) -> None:
    """Write the chart of the chances to a file.

    Raises:
        SourceError: No chance is given, so there is nothing to draw.
        RecordError: It cannot be written.
    """
    drawn = next((section for section in sections if section.bars), None)
    if drawn is None:
        raise SourceError(f"{path}: expected chances to draw, found none given")
    with written_to(path) as stream:
        stream.write(chart_of(drawn.bars, drawn.title).encode())
