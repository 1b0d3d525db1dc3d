"""Reads documents so that none can take the others down with it."""

from collections.abc import Iterable, Iterator

from communique.domain.document import Document
from communique.domain.findings import Findings
from communique.errors import SourceError
from communique.reading import read, read_all
from communique.views.progress import Progress

BATCH_CHARACTERS = 40_000


def read_guarded(
    loaded: Iterable[Document | SourceError], progress: Progress, *, show_traceback: bool = False
) -> Iterator[Findings]:
    """Yield the findings of each document, in order; what fails is told and counted.

    Args:
        show_traceback: Let an error of our own through, as a developer wants it.
    """
    for batch in _batches(loaded, progress):
        for document, findings in zip(batch, _read(batch, show_traceback=show_traceback), strict=True):
            if isinstance(findings, Findings):
                progress.read()
                yield findings
            else:
                name = document.citation.key or document.citation.title or document.id
                progress.fail(
                    f"{name}: a fault of communique ({type(findings).__name__}: {findings}); please report it"
                )


def _batches(loaded: Iterable[Document | SourceError], progress: Progress) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in loaded:
        if isinstance(document, SourceError):
            progress.fail(str(document))
            continue
        batch.append(document)
        size += len(document.text)
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    yield batch


def _read(batch: list[Document], *, show_traceback: bool) -> list[Findings] | list[Findings | Exception]:
    """Return the findings of a batch; where that fails, of each document on its own."""
    if show_traceback:
        return list(read_all(batch))
    try:
        return list(read_all(batch))
    except Exception:  # noqa: BLE001  the outermost edge: whatever one document does, the others are read
        return [_read_one(document) for document in batch]


def _read_one(document: Document) -> Findings | Exception:
    try:
        return read(document)
    except Exception as error:  # noqa: BLE001  as above; the caller tells it
        return error
