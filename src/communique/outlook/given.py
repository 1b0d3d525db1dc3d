"""Reads what a user gives in a file: stakes, positions on a scale."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from communique.errors import SourceError

T = TypeVar("T", bound=msgspec.Struct)


def load_given(path: Path, form: type[T], fault: Callable[[T], str | None]) -> T:
    """Return a TOML file of the user's in its form.

    Args:
        fault: Tells what is wrong with the values, None where nothing is.

    Raises:
        SourceError: The file cannot be read, is not of that form, or says what cannot be.
    """
    try:
        given = msgspec.toml.decode(path.read_bytes(), type=form)
    except OSError as error:
        raise SourceError(f"{path}: expected a file that can be read, found: {error.strerror or error}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: {error}") from error
    wrong = fault(given)
    if wrong is not None:
        raise SourceError(f"{path}: {wrong}")
    return given
