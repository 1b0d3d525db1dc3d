"""Tells when a party dropped a position: nobody reported it for long, while the party was reported on other things."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from communique.record.history.rules import load_rules_of_history
from communique.record.history.wording import Move, Step, Wording


def silences(said: Sequence[Wording], others: Sequence[Wording], as_of: date) -> Iterator[Step]:
    """Yield a step for each time a position fell silent, up to a day.

    Args:
        said: Each wording of the position once, in time.
        others: What else the party was reported to want.
    """
    rules = load_rules_of_history()
    if not said or said[-1].stance not in rules.wanting | rules.yielding:
        return
    days = sorted({wording.said for wording in said if wording.said})
    end = min(as_of, date.max - timedelta(days=1)) + timedelta(days=1)
    for number, (last, following) in enumerate(pairwise((*days, end)), start=1):
        dropped = _dropped(last, following, others)
        if dropped is not None and number >= rules.silence.told:
            yield dropped


def _dropped(last: date, following: date, others: Sequence[Wording]) -> Step | None:
    """Return the step of falling silent between two days, on the day from which both conditions hold."""
    rule = load_rules_of_history().silence
    first: dict[str, date] = {}
    for other in others:
        if other.said is not None and last < other.said < following:
            first[other.origin] = min(other.said, first.get(other.origin, date.max))
    if len(first) < rule.others:
        return None
    day = max(_later(last, rule.days), sorted(first.values())[rule.others - 1])
    if day >= following:
        return None
    why = rule.why.format(days=(day - last).days, others=sum(told <= day for told in first.values()))
    return Step(day=day, move=Move.DROPPED, rule=rule.id, why=why, wording=None, told_by=(), diff=())


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
