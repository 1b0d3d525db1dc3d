"""The rules of the history: what hardens a position, what softens, reverses or drops it."""

from functools import cache

import msgspec

from communique.domain.position import Firmness, Stance
from communique.record.history.wording import Move
from communique.rulebook import load_rules


class Silence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a position that nobody reports any more counts as dropped."""

    id: str
    days: int
    told: int  # on so many days it must have been said before
    others: int  # texts that reported the party on other things since
    why: str


class Likeness(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When two wordings are of one thread, though no normal form says so."""

    alike: float  # part of their words that is shared
    filler: frozenset[str]


class MoveRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way in which a wording differs from the one before."""

    id: str
    looks_at: str  # "polarity", "acceptance", "condition", "firmness"
    stances: frozenset[Stance]  # both wordings must be of these; none: any
    barred: frozenset[Stance] = frozenset()  # two wordings of one of these say nothing here
    down_to: frozenset[Firmness] = frozenset()  # a step down counts where it ends here; none: anywhere
    up: Move
    down: Move
    why_up: str
    why_down: str
    matches: list[list[str]]  # pairs of wordings, the earlier first
    rejects: list[list[str]]


class RulesOfHistory(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rule file of the history."""

    firmness: list[Firmness]  # from the softest to the hardest
    wanting: frozenset[Stance]
    yielding: frozenset[Stance]
    silence: Silence
    likeness: Likeness
    move: list[MoveRule]


@cache
def load_rules_of_history() -> RulesOfHistory:
    """Return the rules of the history."""
    return load_rules("record", "history", RulesOfHistory)
