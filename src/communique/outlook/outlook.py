"""The whole outlook of a record or a negotiation as of a day, as plain dataclasses."""

from dataclasses import dataclass
from datetime import date

from communique.domain.negotiation import Negotiation
from communique.outlook.chance import Chance, Features
from communique.outlook.ground import Ground
from communique.outlook.play import Play
from communique.outlook.promises import Promises
from communique.outlook.questions import Row
from communique.outlook.scale import Weighed
from communique.outlook.waiting import Waiting
from communique.record.history import Change, Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class PairOutlook:
    """Two parties: how things stand, and how likely they are to meet."""

    pair: tuple[str, str]  # codes of states or ids of organisations, sorted
    play: Play
    features: Features | None  # what the chance was reckoned from
    chances: tuple[Chance, ...]  # within 30, 60 and 90 days; empty: none is given
    unsaid: str | None  # why none is given
    limits: tuple[str, ...]  # of the chances, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed since a day."""

    since: date
    counts: tuple[tuple[str, Change, int], ...]  # kind of thing, what happened to it, how often
    differences: tuple[Difference, ...]  # the last ones, as many as are told one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonGround:
    """The answers on all issues, and what was left out of them."""

    grounds: tuple[Ground, ...]
    positions: int  # of the parties in question
    unplaced: int  # of them, that name no known thing


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceClass:
    """What the chances and rates are taken from."""

    words: str
    source: str
    pairs: int
    fitted_on: int
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What the record suggests as of a day. Parts that were not asked for are None or empty."""

    as_of: date
    negotiation: Negotiation | None
    parties: tuple[str, ...]  # in question; empty: all
    begins: date | None  # first day of publication
    documents: int
    outlets: int
    together: Play | None  # of all parties; None where there is one pair alone
    pairs: tuple[PairOutlook, ...]
    pairs_left_out: int
    changes: Changes | None
    ground: CommonGround | None
    promises: Promises | None
    scale: Weighed | None
    waiting: Waiting | None
    reference: ReferenceClass
    refusals: tuple[Row, ...]
