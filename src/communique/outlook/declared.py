"""What parties have declared, as constraints: one standing position of each party on each thing wanted."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from communique.domain.evidence import Evidence
from communique.domain.ids import FindingId
from communique.domain.position import Firmness, Polarity

TAKES_BACK = frozenset({Firmness.FLEXIBLE, Firmness.CONDITIONAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A position of a party, as far as the question of common ground needs it."""

    position: FindingId
    party: str  # a state's code, an organisation's id, or the id of an actor without a party
    issue: str | None
    object: str | None  # in a normal form of issues.toml; None: none fits
    polarity: Polarity | None
    firmness: Firmness
    is_conditional: bool  # the text names a condition
    said: date | None  # the last day it may have been said, else told
    evidence: tuple[Evidence, ...]  # its words; the thing itself first

    @property
    def is_red_line(self) -> bool:
        """Tell whether it is declared as one."""
        return self.firmness is Firmness.RED_LINE

    @property
    def is_tellable(self) -> bool:
        """Tell whether it says of a known thing, without a condition, that it must or must not come true."""
        return self.object is not None and self.polarity is not None and not self.is_conditional


def standing(declared: Collection[Declared]) -> tuple[Declared, ...]:
    """Return what still stands, in order of party, object and id.

    Of the positions of one party on one thing the last counts; a red line or a firm one stands though a later report
    only states it, until one is the other way round, flexible or under a condition. What names no known thing stands
    for itself.
    """
    kept: dict[tuple[str, str], Declared] = {}
    unknown = []
    for one in sorted(declared, key=_in_time):
        if one.object is None or one.polarity is None:
            unknown.append(one)
            continue
        key = (one.party, one.object)
        before = kept.get(key)
        if before is None or not _still_stands(before, one):
            kept[key] = one
    return tuple(sorted((*kept.values(), *unknown), key=_in_order))


def _still_stands(before: Declared, later: Declared) -> bool:
    if before.polarity is not later.polarity or later.firmness in TAKES_BACK:
        return False
    firmness = {Firmness.RED_LINE: 2, Firmness.FIRM: 1}
    return firmness.get(before.firmness, 0) > firmness.get(later.firmness, 0)


def _in_time(one: Declared) -> tuple[date, str]:
    return one.said or date.min, one.position


def _in_order(one: Declared) -> tuple[str, str, str]:
    return one.party, one.object or "", one.position
