"""What merging must know of one finding of one document, small enough to be stored beside it."""

from dataclasses import dataclass
from datetime import date

from communique.domain.ids import DocumentId
from communique.record.merge.kinds import Kind
from communique.record.merge.traits import AnyTraits


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """One finding for merging; msgspec writes and reads it as JSON.

    A sketch without `ties` is *vague* ("earlier this month"): it never binds others together. `partition` shows the
    order: anchored ones are grouped over shared `ties` and over what persons ruled; then each vague one looks up the
    groups whose anchored members share a key of `reach` with it, and is attached to the only one that fits; those
    that fit none or several are grouped with their like by `likeness`. Anchored ones carry `reach` to be found.
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
