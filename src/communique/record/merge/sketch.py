"""What merging must know of one finding of one document, small enough to be stored beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from communique.domain.findings import Findings
from communique.domain.ids import ActorId, DocumentId
from communique.record.merge.kinds import Kind
from communique.record.merge.traits import AnyTraits


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """One finding for merging; msgspec writes and reads it as JSON.

    A sketch with `reach` and without `ties` is *vague* ("earlier this month"): it never binds others together. First
    the anchored ones are grouped over shared `ties`; then each vague one looks up those groups whose anchored members
    share a key of `reach` with it, and is attached to the only one that fits; what fits none or several is grouped
    with its like by `likeness`, else stays alone. Anchored ones carry `reach` too: there they are found.
    """

    finding: str  # of an actor: its id, which many documents share; the same sketch then counts once
    kind: Kind
    document: DocumentId
    published: date | None
    origin: DocumentId  # the same for near-copies and versions
    ties: tuple[str, ...]  # anchored findings that may be one share a tie
    reach: tuple[str, ...]  # where vague and anchored ones find each other; one step, no closure
    likeness: str | None  # vague ones that nothing took in are one where this is equal
    under: str | None  # the finding it derives from: a ruling on that one holds here too
    traits: AnyTraits

    @property
    def is_vague(self) -> bool:
        """Tell whether it may only be attached, not bind others."""
        return not self.ties

    @property
    def place_in_line(self) -> tuple[date, str, str]:
        """Return what reports are ordered by: day of publication, document, finding; those without a day last."""
        return (self.published or date.max, self.document, self.finding)


def sketches_of(findings: Findings, canon: Mapping[ActorId, ActorId], origin: DocumentId) -> tuple[Sketch, ...]:
    """Return a sketch of every finding that merging joins, actors first.

    Args:
        canon: Which actor each actor is across documents; those it does not name stand for themselves.
        origin: The document whose text this one repeats, else its own id.
    """
    return tuple(_sketches(findings, canon, origin))


def _sketches(findings: Findings, canon: Mapping[ActorId, ActorId], origin: DocumentId) -> Iterator[Sketch]:
    del findings, canon, origin
    yield from ()
