"""Finds the input files of the sources, in the order in which their documents count."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from communique.archive.folder import MANIFEST
from communique.archive.shards import InputFile, Refusal
from communique.documents.kinds import suffix_kind
from communique.documents.sources import source_rules
from communique.errors import SourceError

PACKED_LINES, PARQUET = "packed lines", "parquet"
SUFFIXES = {".jsonl.gz": PACKED_LINES, ".ndjson.gz": PACKED_LINES, ".parquet": PARQUET}  # beside those of documents


def find_files(sources: Iterable[str], *, besides: Path) -> Iterator[InputFile | Refusal]:
    """Yield the files of all sources, folders sorted by name; hidden files are left out, others of no use are named.

    Args:
        besides: A folder that is no input though it may lie in one: the output.

    Raises:
        SourceError: A source does not exist or cannot be looked at; nothing should begin with a slip of the pen.
    """
    for source in sources:
        path = Path(source)
        try:
            if path.is_dir():
                yield from _in_folder(path, besides.resolve())
            else:
                yield _file(path)
        except OSError as error:
            raise SourceError(f"{source}: expected a file or a folder, found: {error.strerror or error}") from error


def _in_folder(folder: Path, besides: Path) -> Iterator[InputFile | Refusal]:
    if (folder / MANIFEST).is_file():
        yield Refusal(where=str(folder), reason="expected articles, found an archive; `communique add` takes it")
        return
    shown = sorted(
        (entry for entry in folder.iterdir() if not entry.name.startswith(".")), key=lambda entry: entry.name
    )
    if not shown:
        yield Refusal(where=str(folder), reason="expected articles, found an empty folder")
    for entry in shown:
        if _is_unspeakable(entry.name):
            shown_as = str(entry).encode("utf-8", "replace").decode()
            yield Refusal(where=shown_as, reason="expected a name in UTF-8, found other bytes")
        elif entry.is_dir():
            if not entry.is_symlink() and entry.resolve() != besides:
                yield from _in_folder(entry, besides)
        elif _kind(entry.name):
            yield _file(entry)
        else:
            known = ", ".join((*source_rules().suffixes, *SUFFIXES))
            reason = f"expected a file of a kind we read ({known}), found {entry.suffix or 'no suffix'}"
            yield Refusal(where=str(entry), reason=reason)


def _is_unspeakable(name: str) -> bool:
    """Tell whether a name holds bytes that are no characters, which neither JSON nor Parquet keeps."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return True
    return False


def _kind(name: str) -> str | None:
    ours = [kind for suffix, kind in SUFFIXES.items() if name.lower().endswith(suffix)]
    return ours[0] if ours else suffix_kind(name)


def _file(path: Path) -> InputFile:
    state = path.stat()
    return InputFile(path=str(path), kind=_kind(path.name), size=state.st_size, modified=state.st_mtime_ns)


def check_unchanged(file: InputFile) -> None:
    """Make sure that a file is the one that was planned with.

    Raises:
        SourceError: It is gone, or another.
    """
    try:
        found = _file(Path(file.path))
    except OSError as error:
        raise SourceError(
            f"{file.path}: expected the file that the archive was begun with, found: {error.strerror or error}"
        ) from error
    if (found.size, found.modified) != (file.size, file.modified):
        raise SourceError(
            f"{file.path}: expected the file that the archive was begun with ({file.size:,} bytes), "
            f"found it changed since ({found.size:,} bytes)"
        )
