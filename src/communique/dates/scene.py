"""What a reader knows when an expression comes: the day of publication, and the times told before it."""

from dataclasses import dataclass
from datetime import date

from communique.dates.direction import Direction, direction_of
from communique.dates.grammar import Grammar, Value
from communique.dates.periods import Grain, Period, period_at
from communique.dates.reading import Reading
from communique.domain.span import Span
from communique.language import Page

NEAR = 120  # characters: a clock time and "the 5th" belong to a time told that shortly before
STORY_YEARS = 3  # what lies farther off is an aside, until a second time told stands near it
LONGER_REPORTS = frozenset({"P6M", "P9M"})  # half a year and nine months are compared with those of the year before


@dataclass(slots=True)
class Scene:
    """The state of reading one page, from its first expression to its last."""

    page: Page
    grammar: Grammar
    is_narrative: bool
    told: Period | None = None  # the last time told
    told_day: Period | None = None
    told_quarter: Period | None = None
    story: Period | None = None  # where a narrative is, asides left out
    aside: Period | None = None
    told_fiscal: Period | None = None  # the quarter or the year a report on earnings speaks of
    told_year: int | None = None
    told_at: int = 0  # where the last time told stands
    is_limit: bool = False  # the last time told is one that something must be done by

    @property
    def published(self) -> date | None:
        """Return the day of publication."""
        return self.page.document.published

    def remember(self, reading: Reading, span: Span) -> None:
        """Keep what later expressions may count from."""
        period = reading.told
        if period is not None and self.told_day is not None and self._is_of_report(span):
            return
        if period is None:
            if reading.value in LONGER_REPORTS and self.told_fiscal is not None:
                self.told_fiscal = period_at(Grain.YEAR, self.told_fiscal.first)
            return
        self.told, self.told_at, self.is_limit = period, span.end, self.follows_limit(span)
        self.told_year = period.first.year
        self._follow(period)
        if period.grain is Grain.DAY:
            self.told_day = period
        elif period.grain is Grain.QUARTER and self._is_reported(period):
            self.told_quarter = self.told_fiscal = period

    def _is_of_report(self, span: Span) -> bool:
        """Tell whether an expression only says when something was told: "they will meet soon, he said on Friday"."""
        tokens = self.page.tokens_in(span)
        head = next((token for token in tokens if token.head not in tokens), None)
        if head is None or self.is_narrative:
            return False
        verb = head.head.head if head.head.pos == "ADP" else head.head
        is_after = verb.i < head.i and verb.lemma in self.grammar.words["telling"]
        return is_after and head.dep in {"pobj", "npadvmod"}

    def day_at_hand(self, span: Span) -> Period | None:
        """Return the day told shortly before an expression, else that of publication."""
        is_near = span.start - self.told_at <= NEAR or self.published is None
        if self.told_day is not None and (is_near or self.is_narrative):
            return self.told_day
        return Period(Grain.DAY, self.published, self.published) if self.published else None

    def follows_limit(self, span: Span) -> bool:
        """Tell whether an expression says by when: "by Friday", "before the end of June"."""
        tokens = self.page.tokens_in(span)
        before = self.page.tokens[tokens[0].i - 1] if tokens and tokens[0].i else None
        return before is not None and before.lower in self.grammar.words["limit"]

    def _is_reported(self, quarter: Period) -> bool:
        """Tell whether a report may be about a quarter: it is over, and no earlier year's than the one told."""
        is_over = self.published is None or quarter.last <= self.published
        return is_over and (self.told_quarter is None or quarter.first.year >= self.told_quarter.first.year)

    def _follow(self, period: Period) -> None:
        """Let the story go on with a time told, unless the text only looks far back or ahead for once."""
        if (
            self.story is None
            or self._is_near(self.story, period)
            or (self.aside and self._is_near(self.aside, period))
        ):
            self.story, self.aside = period, None
        else:
            self.aside = period

    def _is_near(self, one: Period, other: Period) -> bool:
        return abs(one.first.year - other.first.year) <= STORY_YEARS


@dataclass(frozen=True, slots=True)
class Case:
    """One expression to be read: its slots, its place, and the scene."""

    slots: dict[str, Value]
    span: Span
    scene: Scene

    def number(self, slot: str) -> int | None:
        """Return a slot's whole number."""
        value = self.slots.get(slot)
        return int(value) if isinstance(value, int | float) else None

    def amount(self, slot: str) -> float | None:
        """Return a slot's number, halves included."""
        value = self.slots.get(slot)
        return float(value) if isinstance(value, int | float) else None

    def word(self, slot: str) -> str | None:
        """Return a slot's word."""
        value = self.slots.get(slot)
        return value if isinstance(value, str) else None

    @property
    def published(self) -> date | None:
        """Return the day of publication."""
        return self.scene.published

    @property
    def text(self) -> str:
        """Return the words of the expression."""
        return self.span.of(self.scene.page.text)

    def direction(self) -> Direction:
        """Return where the expression lies by its grammar."""
        return direction_of(self.scene.page, self.span, self.scene.grammar)
