"""A date kept exactly as exact as the text gives it."""

from dataclasses import dataclass
from datetime import date

from communique.domain.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A day, a month, an interval: EDTF (ISO 8601-2) with its bounds."""

    edtf: str
    earliest: date | None  # inclusive; None: open, or before year 1
    latest: date | None  # inclusive
    evidence: Evidence | None

    def covers(self, other: "When") -> bool:
        """Tell whether every day the other may mean is a day this one may mean."""
        starts = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        ends = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return starts and ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """How long something lasted: ISO 8601 ("PT2H")."""

    value: str
    evidence: Evidence | None  # None: a person says so
