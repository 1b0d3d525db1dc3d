"""A line of the outlook as every view shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from communique.domain.evidence import Evidence
from communique.views.sheets import Cell

COLUMNS = (
    "part", "about", "measure", "value", "low", "high", "count", "of", "unit", "day", "words", "ids"
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words of a text that a line rests on, and whose position or which thing they tell."""

    who: str
    thing: str  # id
    words: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing the outlook says, with what it rests on."""

    head: str
    words: str
    quotes: tuple[Quoted, ...] = ()
    things: tuple[str, ...] = ()  # ids of what it rests on
    cells: Mapping[str, Cell] = field(default_factory=dict)
    is_strong: bool = False  # what the reader should not miss


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A chance as a chart shows it: the point, the interval, and what it is called."""

    name: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the outlook."""

    part: str  # of communique.outlook.questions
    title: str
    lead: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    bars: tuple[Bar, ...] = ()
