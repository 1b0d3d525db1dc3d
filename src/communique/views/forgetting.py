"""Which documents somebody wants forgotten, and what is told of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from communique.documents.fetch import is_address
from communique.domain.document import Citation
from communique.domain.ids import DocumentId
from communique.errors import UnknownError
from communique.record import Forgotten
from communique.views.tables import counted

if TYPE_CHECKING:
    from communique.record import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """Documents that are to be forgotten."""

    documents: tuple[Citation, ...]
    copies: int  # near-copies of theirs that stay


def chosen(record: "Store", what: Iterable[str], source: str | None, *, copies: bool) -> Going:
    """Return the documents that were named.

    Args:
        what: Ids, their beginnings, or addresses.
        source: An outlet, all of whose texts are meant.
        copies: Whether near-copies are meant, too.

    Raises:
        UnknownError: A name or all of them lead to no document.
    """
    found: dict[str, None] = {}
    for name in what:
        found |= dict.fromkeys(_named(record, name))
    if source is not None:
        found |= dict.fromkeys(
            _some(record.forgetting.met(source=source), f"an outlet of the record, found {source!r}")
        )
    beside = record.forgetting.copies_of(tuple(found))
    if copies:
        found |= dict.fromkeys(beside)
    documents = tuple(_document(record, name) for name in found)
    return Going(documents=documents, copies=0 if copies else len(beside))


def _named(record: "Store", name: str) -> tuple[str, ...]:
    if is_address(name):
        return _some(record.forgetting.met(address=name), f"an address of a document, found {name}")
    return (_document(record, name).id,)


def _some(found: tuple[str, ...], expected: str) -> tuple[str, ...]:
    if not found:
        raise UnknownError(f"expected {expected}, which none has")
    return found


def _document(record: "Store", name: str) -> Citation:
    shown = record.show(name)
    if not isinstance(shown, Citation):
        raise UnknownError(f"expected the id of a document, found {name}, which is something else")
    return shown


def lines(going: Going) -> str:
    """Return what goes, a line a document."""
    told = [
        "  ".join([str(one.published or "no day    "), one.id, ", ".join(filter(None, (one.source, one.title)))])
        for one in going.documents
    ]
    if going.copies:
        told.append(f"near-copies of these that stay: {going.copies}; --copies takes them, too")
    return "\n".join(told)


def forget_all(record: "Store", going: Going, *, by: str, reason: str, at: datetime) -> str:
    """Forget documents; return what was done in words."""
    words = " ".join(reason.split())
    gone = [Forgotten(document=DocumentId(one.id), at=at, by=by, reason=words) for one in going.documents]
    judgements: Sequence[str] = record.forgetting.forget(gone)
    also = f", with {counted(len(judgements), 'judgements')}" if judgements else ""
    return f"{counted(len(gone), 'documents')} forgotten{also}"


def left_behind(database: Path) -> Iterator[str]:
    """Yield what lies beside the record and may still hold words of it."""
    for path in sorted(database.parent.glob(f"{database.name}.*")):
        if ".before-" in path.name or path.name.endswith(".watch.jsonl"):
            yield f"{path} may still hold words of it; it is a file of its own"
