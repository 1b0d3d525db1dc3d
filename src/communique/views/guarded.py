"""Reads documents so that none can take the others down with it."""

from collections.abc import Iterable, Iterator

from communique.domain.document import Document
from communique.domain.findings import Findings
from communique.errors import SourceError
from communique.reading import read
from communique.views.progress import Watching

LEFT_OUT = {"language"}  # kinds of notes on texts that are listed and not read
START = 40  # characters


def read_guarded(
    loaded: Iterable[Document | SourceError], progress: Watching, *, show_traceback: bool = False
) -> Iterator[Findings]:
    """Yield the findings of each document, in order; what fails is told and counted.

    Args:
        show_traceback: Let an error of our own through, as a developer wants it.
    """
    for document in loaded:
        if isinstance(document, SourceError):
            progress.fail(str(document))
            continue
        try:
            findings = read(document)
        except Exception as error:  # the outermost edge: whatever one document does, the others are read
            if show_traceback:
                raise
            progress.fail(
                f"{_name(document)}: {type(error).__name__}: {error} (a fault of communique; please report it)"
            )
            continue
        reasons = [note.reason for note in findings.notes if note.kind in LEFT_OUT]
        if reasons:
            progress.fail(f"{_name(document)}: {'; '.join(reasons)}")
        else:
            progress.read(document.id)
        yield findings


def _name(document: Document) -> str:
    """Return what the reader may know a document by: where it came from, its title, else how it starts."""
    return document.where or document.citation.title or f"{document.text[:START].strip()} ..."
