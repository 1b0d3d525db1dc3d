"""Reads reporting about a negotiation into a record that can be cited.

>>> import communique
>>> record = communique.read("Iran and Oman met in Muscat.", published="2025-04-12")
>>> record.format
'communique/1'
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.domain.record import Record

__version__ = "0.1.0"
__all__ = ["__version__", "read"]


def read(text_or_path: str | Path, *, published: date | str | None = None) -> "Record":
    """Return the record of one text, or of one file.

    Args:
        text_or_path: A text, or the `Path` of a text, Markdown or HTML file.
        published: Day of publication (ISO 8601), from which "on Friday" is counted; without it, relative times stay
            open. A day the file itself gives is kept unless this one is given.

    Raises:
        SourceError: The file cannot be read, or the day does not exist.
    """
    from communique.views.record_of import record_of  # noqa: PLC0415  the parser and its data load on first use

    return record_of(text_or_path, published=published)
