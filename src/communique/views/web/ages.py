"""How long ago something was, in days, on the day a record speaks from."""

from dataclasses import dataclass
from datetime import date

from communique.views.tables import counted


@dataclass(frozen=True, slots=True)
class Age:
    """Days since something; two numbers where its day is not exactly known."""

    least: int
    most: int

    @property
    def words(self) -> str:
        """Return the age in words.

        >>> Age(3, 3).words, Age(1, 30).words, Age(-4, -4).words, Age(0, 0).words
        ('3 days ago', '1 to 30 days ago', 'in 4 days', 'the same day')
        """
        if self.least == self.most == 0:
            return "the same day"
        if self.most <= 0:
            return f"in {_span(-self.most, -self.least)}"
        return f"{_span(max(self.least, 0), self.most)} ago"


def _span(least: int, most: int) -> str:
    return counted(most, "days") if least == most else f"{least:,} to {counted(most, 'days')}"


def age_since(first: date | None, last: date | None, as_of: date | None) -> Age | None:
    """Return how long ago something was that happened between two days; None where a day is not known."""
    if as_of is None or first is None or last is None:
        return None
    return Age((as_of - last).days, (as_of - first).days)
