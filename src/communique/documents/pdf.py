"""Reads a PDF file: the text of its pages in one, and where each page begins in it."""

import re
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from communique.documents.drafts import Draft
from communique.documents.made import title_and_day
from communique.documents.sources import source_rules
from communique.documents.typeset import set_as_text
from communique.errors import SourceError

if TYPE_CHECKING:
    from pypdf import PdfReader

LETTER = re.compile(r"[^\W\d_]")
MIN_LETTERS = 20  # of a file; fewer are the stamp on a picture
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
LIGATURE = re.compile("|".join(LIGATURES))
# What the reader of PDF files raises over damaged ones, beside errors of its own.
BROKEN = (ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError)


def read_pdf(raw: bytes) -> Draft:
    """Return the draft of a PDF file.

    Raises:
        SourceError: It is damaged, locked by a password, packed in a rare way, without text, or larger than we read.
    """
    from pypdf import PdfReader, apply_configuration  # noqa: PLC0415  loaded where there is a PDF file
    from pypdf.errors import DependencyError, LimitReachedError, PyPdfError  # noqa: PLC0415

    limit = source_rules().max_unpacked_bytes
    try:
        with apply_configuration(zlib_maximum_output_length=limit, lzw_maximum_output_length=limit):
            reader = PdfReader(BytesIO(raw))
            _refuse_locked(reader)
            pages = [_text(reader, number) for number in range(_count(reader))]
            title, made = _properties(reader)
    except LimitReachedError as error:
        raise SourceError(f"expected a PDF file of a common size, found one that unpacks to more ({error})") from error
    except DependencyError as error:
        raise SourceError(f"expected a PDF file packed in a common way, found another ({error})") from error
    except (PyPdfError, *BROKEN) as error:
        found = str(error) or type(error).__name__
        raise SourceError(f"expected a PDF file, found a damaged one ({found[:200]})") from error
    return _draft(pages, title, made)


def _refuse_locked(reader: "PdfReader") -> None:
    """Open a file that only forbids to print or to change it; refuse one that asks for a password."""
    from pypdf import PasswordType  # noqa: PLC0415

    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise SourceError("expected a PDF file that is open to all, found one locked by a password")


def _count(reader: "PdfReader") -> int:
    count, limit = len(reader.pages), source_rules().max_parts
    if count > limit:
        raise SourceError(f"expected a PDF file of at most {limit:,} pages, found {count:,}")
    return count


def _text(reader: "PdfReader", number: int) -> str:
    text = reader.pages[number].extract_text()
    return LIGATURE.sub(lambda match: LIGATURES[match[0]], text)


def _properties(reader: "PdfReader") -> tuple[str | None, date | None]:
    """Return the title the file gives itself, and the day it was made; None: it says none."""
    said = reader.metadata
    if said is None:
        return None, None
    try:
        made = said.creation_date
    except ValueError:  # a date in a form of its own
        made = None
    return said.title, made.date() if made else None


def _draft(pages: list[str], title: str | None, made: date | None) -> Draft:
    if len(LETTER.findall("".join(pages))) < MIN_LETTERS:
        raise SourceError(f"expected text, found none on {len(pages):,} pages (pictures of text, which we do not read)")
    text, starts, repairs = set_as_text(pages)
    empty = [str(number) for number, page in enumerate(pages, 1) if not LETTER.search(page)]
    remarks = (f"no text on page {', '.join(empty)} (a picture, or blank)",) if empty else ()
    return Draft(text=text, said=title_and_day(title, made, text), repairs=repairs, remarks=remarks, pages=starts)
