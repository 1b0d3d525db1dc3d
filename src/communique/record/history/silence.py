"""Tells when a party dropped a position: nobody reported it for long, while the party was reported on other things."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from communique.domain.ids import FindingId
from communique.record.history.rules import load_rules_of_history
from communique.record.history.wording import Move, Step, Wording


class Chatter:
    """Everything a party was reported to want, in time."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        """Put the wordings of a party in time."""
        dated = [(wording.said, wording) for wording in wordings if wording.said is not None]
        self.wordings = sorted(dated, key=lambda one: (one[0], one[1].origin, one[1].position))
        self.days = [day for day, _ in self.wordings]

    def between(self, after: date, before: date) -> Iterator[tuple[date, Wording]]:
        """Yield what was said between two days, both excluded."""
        for number in range(bisect_right(self.days, after), len(self.days)):
            if self.days[number] >= before:
                return
            yield self.wordings[number]


def silences(said: Collection[Wording], chatter: Chatter, own: Collection[FindingId], as_of: date) -> Iterator[Step]:
    """Yield a step for each time a position fell silent, up to a day.

    Args:
        said: Each wording of the position once, in time.
        chatter: What the party was reported to want up to that day.
        own: The position itself, as all documents have it.
    """
    rules = load_rules_of_history()
    stances = {wording.stance for wording in [*said][-1:]}
    if not stances & (rules.wanting | rules.yielding):
        return
    days = sorted({wording.said for wording in said if wording.said})
    end = min(as_of, date.max - timedelta(days=1)) + timedelta(days=1)
    for number, (last, following) in enumerate(pairwise((*days, end)), start=1):
        dropped = _dropped(last, following, chatter, own) if number >= rules.silence.told else None
        if dropped is not None:
            yield dropped


def _dropped(last: date, following: date, chatter: Chatter, own: Collection[FindingId]) -> Step | None:
    """Return the step of falling silent between two days, on the day from which both conditions hold."""
    rule = load_rules_of_history().silence
    if (following - last).days <= rule.days:
        return None
    earliest = last + timedelta(days=rule.days)
    texts: set[str] = set()
    day = None
    for said, other in chatter.between(last, following):
        if day is not None and said > day:
            break
        if other.position not in own:
            texts.add(other.origin)
            day = max(earliest, said) if day is None and len(texts) >= rule.others else day
    if day is None:
        return None
    why = rule.why.format(days=(day - last).days, others=len(texts))
    return Step(day=day, move=Move.DROPPED, rule=rule.id, why=why, wording=None, told_by=(), diff=())
