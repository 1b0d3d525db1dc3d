"""A line of the ledger: one thing announced or promised, with its life."""

from dataclasses import dataclass
from datetime import date

from communique.domain.commitment import Commitment
from communique.domain.ids import FindingId
from communique.domain.merged import Merged


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing announced or promised; `commitment.thing` has its status and history, by their days."""

    key: str
    commitment: Merged[Commitment]
    tellings: tuple[FindingId, ...]  # every finding that speaks of it, as documents have them, sorted
    replaced: tuple[tuple[str, str], ...]  # a contact put off or cancelled, and the one held in its place
    renew: date | None  # the first day after `as_of` on which it reads otherwise without a new report: due, lapsed
