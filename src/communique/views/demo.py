"""Shows the job on the examples that come with the package."""

import sys
from importlib.resources import as_file, files
from pathlib import Path

from communique.documents import load_documents
from communique.errors import RecordError, SourceError
from communique.views.encoding import encode_record
from communique.views.guarded import read_guarded
from communique.views.progress import Progress
from communique.views.show import brief_of, gathered, page_of
from communique.views.writing import written_to


def show_demo(folder: Path, progress: Progress) -> None:
    """Read the examples: the brief to standard output, `record.json` and `report.html` to a folder.

    Raises:
        SourceError: The examples are not there.
        RecordError: A file cannot be written.
    """
    with as_file(files("communique")) as package:
        loaded = load_documents([_examples(package)])
        record, texts = gathered(read_guarded(loaded, progress))
    _make(folder)
    for name, page in (("record.json", encode_record(record)), ("report.html", page_of(record, texts).encode())):
        with written_to(folder / name) as stream:
            stream.write(page)
    with written_to(None) as stream:
        stream.write(brief_of(record, texts, is_terminal=sys.stdout.isatty()).encode())
    progress.say(f"wrote {folder / 'record.json'} and {folder / 'report.html'}")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordError(f"{folder}: expected a folder that can be made, found: {error.strerror or error}") from error


def _examples(package: Path) -> Path:
    """Return the examples: in the package, or beside it in the project's own tree."""
    for folder in (package / "examples", package.parent.parent / "examples"):
        if folder.is_dir():
            return folder
    raise SourceError(f"expected the examples at {package / 'examples'}, found none")
