"""Finds what other installed packages add: readers of files, forms of export; none is loaded before it is needed."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from communique.errors import CommuniqueError, SourceError

READERS = "communique.readers"  # a name is how a file's name ends, without its first dot: "minutes", "wire.txt"
EXPORTS = "communique.exports"  # a name is that of the form, and how its files end


@cache
def plugins(group: str) -> Mapping[str, EntryPoint]:
    """Return the plug-ins of a group by their names, in order; of two with one name that of the first package."""
    found = sorted(entry_points(group=group), key=lambda entry: (entry.name, _package(entry)), reverse=True)
    return dict(sorted((entry.name.lower(), entry) for entry in found))


def load_plugin(group: str, name: str) -> Callable[..., Any]:
    """Return what a plug-in does.

    Raises:
        SourceError: It cannot be loaded, or is nothing that can be called; the message names it and its package.
    """
    entry = plugins(group)[name]
    with blamed(group, name):
        loaded = entry.load()
    if not callable(loaded):
        raise SourceError(f"{_title(entry)}: expected something to call at {entry.value}, found {loaded!r}")
    does: Callable[..., Any] = loaded
    return does


@contextmanager
def blamed(group: str, name: str) -> Iterator[None]:
    """Name a plug-in in whatever goes wrong within it.

    Raises:
        SourceError: Something went wrong.
    """
    try:
        yield
    except CommuniqueError as error:
        raise SourceError(f"{_title(plugins(group)[name])}: {error}") from error
    except Exception as error:  # what a stranger's code does must not pass for a fault of ours
        raise SourceError(f"{_title(plugins(group)[name])}: {type(error).__name__}: {error}") from error


def _title(entry: EntryPoint) -> str:
    return f"plug-in {entry.name} of {_package(entry)}"


def _package(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else "an unknown package"
