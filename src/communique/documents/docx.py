"""Reads a DOCX file: its paragraphs and tables in order, as they stand with all changes accepted."""

import zlib
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from communique.documents.drafts import Draft
from communique.documents.made import title_and_day
from communique.documents.sources import source_rules
from communique.errors import SourceError

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT, TABLE, PARAGRAPH = f"{W}t", f"{W}tbl", f"{W}p"
GAPS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
# Deleted and moved words, what is drawn, and a second form of what is there: none of it is running text.
MUTE = {
    f"{W}del", f"{W}moveFrom", f"{W}drawing", f"{W}pict", f"{W}object", f"{W}rPr", f"{W}pPr", f"{W}tblPr", f"{W}sectPr",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
}  # fmt: skip
NOTES = {f"{W}footnoteReference", f"{W}endnoteReference"}
# What the reader of DOCX files raises over damaged ones.
BROKEN = (AttributeError, BadZipFile, EOFError, LookupError, OSError, RuntimeError, TypeError, ValueError, zlib.error)


def read_docx(raw: bytes) -> Draft:
    """Return the draft of a DOCX file.

    Raises:
        SourceError: It is damaged, another kind of ZIP archive, or unpacks to more than we read.
    """
    import docx  # noqa: PLC0415  loaded where there is a DOCX file
    from docx.opc.exceptions import OpcError  # noqa: PLC0415
    from lxml.etree import LxmlError  # noqa: PLC0415

    try:
        _refuse_bomb(raw)
        document = docx.Document(BytesIO(raw))
        blocks = [block for block in _blocks(document.element.body) if block]
        title, made = _properties(document)
    except (OpcError, LxmlError, *BROKEN) as error:
        found = str(error) or type(error).__name__
        raise SourceError(f"expected a DOCX file, found a damaged or another one ({found[:200]})") from error
    text = "\n".join(blocks)
    return Draft(text=text, said=title_and_day(title, made, text), remarks=tuple(_remarks(document)))


def _refuse_bomb(raw: bytes) -> None:
    """Refuse an archive that names more or larger parts than we unpack; none unpacks to more than it names."""
    rules = source_rules()
    with ZipFile(BytesIO(raw)) as archive:
        parts = archive.infolist()
    size = sum(part.file_size for part in parts)
    if len(parts) > rules.max_parts or size > rules.max_unpacked_bytes:
        found = f"{len(parts):,} parts of {size:,} bytes"
        raise SourceError(f"expected a DOCX file of at most {rules.max_unpacked_bytes:,} bytes unpacked, found {found}")


def _properties(document: "WordDocument") -> tuple[str | None, date | None]:
    """Return the title the file gives itself, and the day it was last saved."""
    said = document.core_properties
    made = said.modified or said.created
    return said.title or None, made.date() if made else None


def _blocks(element: "_Element") -> Iterator[str]:
    """Yield the text of each paragraph, and of each row of a table."""
    for child in element:
        if child.tag == PARAGRAPH:
            yield _line(child)
        elif child.tag == TABLE:
            yield from (_row(row) for row in child.iterchildren(f"{W}tr"))
        elif child.tag not in MUTE:
            yield from _blocks(child)


def _row(row: "_Element") -> str:
    cells = (" ".join(filter(None, _blocks(cell))) for cell in row.iterchildren(f"{W}tc"))
    return ", ".join(filter(None, cells))


def _line(paragraph: "_Element") -> str:
    return " ".join("".join(_pieces(paragraph)).split())


def _pieces(element: "_Element") -> Iterator[str]:
    for child in element:
        if child.tag == TEXT:
            yield child.text or ""
        elif child.tag in GAPS:
            yield GAPS[child.tag]
        elif child.tag not in MUTE:
            yield from _pieces(child)


def _remarks(document: "WordDocument") -> Iterator[str]:
    notes = sum(1 for _ in document.element.body.iter(*NOTES))
    if notes:
        yield f"footnotes and endnotes ({notes})"
