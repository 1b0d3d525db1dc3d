"""Writes pages to standard output, as wide as a reader has room for; turns options into what is wanted."""

import os
import shutil
import sys
from collections.abc import Mapping
from enum import Enum

import msgspec

from communique.record import Wanted
from communique.views.paper import Paper
from communique.views.writing import written_to

PIPE_COLUMNS = 120  # of a page in a file or a pipe
NARROWEST, WIDEST = 60, 140


def wanted_of(asked: Mapping[str, object], limit: int) -> Wanted:
    """Return what options ask for.

    Args:
        limit: 0: all.
    """
    plain = {name: value.value if isinstance(value, Enum) else value for name, value in asked.items()}
    return msgspec.convert({**plain, "limit": limit or None}, Wanted)


def paper() -> Paper:
    """Return an empty page for standard output."""
    return Paper(columns(), is_terminal=sys.stdout.isatty())


def columns() -> int:
    """Return how wide a page may be: the terminal, or COLUMNS; in a pipe what most pagers show."""
    if not sys.stdout.isatty() and not os.environ.get("COLUMNS"):
        return PIPE_COLUMNS
    return min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)


def write_page(page: bytes) -> None:
    """Write to standard output.

    Raises:
        RecordError: It cannot be written.
    """
    with written_to(None) as stream:
        stream.write(page)


def json_page(page: object) -> bytes:
    """Return something as indented JSON, with a line end."""
    return msgspec.json.format(msgspec.json.encode(page), indent=2) + b"\n"
