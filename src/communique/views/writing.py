"""Writes a view to a file whole or not at all, or to standard output."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from communique.errors import RecordError


@contextmanager
def written_to(path: Path | None) -> Iterator[BinaryIO]:
    """Open a file that appears under its name once all is written; without a path, standard output.

    Raises:
        RecordError: The file cannot be written.
    """
    try:
        with _opened(path.resolve()) if path else _standard_output() as stream:
            yield stream
    except OSError as error:
        where = path or "standard output"
        raise RecordError(f"{where}: expected a file that can be written, found: {error.strerror or error}") from error


@contextmanager
def _standard_output() -> Iterator[BinaryIO]:
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left is not tried again at the end
        raise


@contextmanager
def _opened(target: Path) -> Iterator[BinaryIO]:
    if target.exists() and not target.is_file():  # a device or a pipe cannot be replaced
        with target.open("wb") as stream:
            yield stream
        return
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as stream:
            yield stream
        if target.exists():
            shutil.copymode(target, unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
