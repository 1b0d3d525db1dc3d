"""Makes and lists negotiations."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from communique.domain.document import Citation
from communique.domain.ids import negotiation_id
from communique.domain.negotiation import Negotiation
from communique.errors import RecordError
from communique.views.tables import Listing, Row

if TYPE_CHECKING:
    from communique.record import Store

COLUMNS = ("id", "name", "parties", "issues", "starts", "ends")


def negotiation_of(
    name: str, parties: Iterable[str], issues: Iterable[str], starts: date | None, ends: date | None
) -> Negotiation:
    """Return a negotiation; its id follows from its name.

    Raises:
        RecordError: It has no name, or ends before it starts.
    """
    called = " ".join(name.split())
    if not called:
        raise RecordError("expected the name of a negotiation, found an empty one")
    if starts and ends and ends < starts:
        raise RecordError(f"{called}: expected an end on or after {starts}, found {ends}")
    return Negotiation(
        id=negotiation_id(called),
        name=called,
        parties=tuple(sorted(set(parties))),
        issues=tuple(sorted(set(issues))),
        starts=starts,
        ends=ends,
    )


def document_named(record: "Store", name: str) -> Citation:
    """Return the document with an id that begins so.

    Raises:
        RecordError: It is not the id of a document.
    """
    found = record.show(name)
    if not isinstance(found, Citation):
        raise RecordError(f"{name}: expected the id of a document, found that of something else")
    return found


def negotiations_listing(negotiations: Sequence[Negotiation]) -> Listing:
    """Return the negotiations as a list."""
    return Listing(
        name="negotiations",
        heads=("From", "To", "Who and on what"),
        columns=COLUMNS,
        rows=tuple(_row(negotiation) for negotiation in negotiations),
    )


def _row(negotiation: Negotiation) -> Row:
    starts = negotiation.starts.isoformat() if negotiation.starts else None
    ends = negotiation.ends.isoformat() if negotiation.ends else None
    return Row(
        id=negotiation.id,
        when=starts or "open",
        label=ends or "open",
        who=negotiation.name,
        lines=(", ".join(negotiation.parties) or "no parties named", ", ".join(negotiation.issues) or "all issues"),
        foot=negotiation.id,
        cells={
            "id": negotiation.id,
            "name": negotiation.name,
            "parties": negotiation.parties,
            "issues": negotiation.issues,
            "starts": starts,
            "ends": ends,
        },
    )
