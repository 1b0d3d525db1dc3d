"""Puts the wordings of a party on an issue in time, thread by thread."""

from collections.abc import Collection, Iterable
from datetime import date

from communique.record.history.wording import History, Move, Step, Thread, Wording


def history_of(party: str, issue: str | None, wordings: Collection[Wording], *, as_of: date | None = None) -> History:
    """Return how a party put its positions on an issue over time; the order of the wordings does not matter.

    Args:
        as_of: Reports published later are left out; None: all count.
    """
    told = [
        wording
        for wording in wordings
        if (wording.party, wording.issue) == (party, issue)
        and (as_of is None or wording.published is None or wording.published <= as_of)
    ]
    keys = sorted({wording.key for wording in told})
    threads = (_thread(key, [wording for wording in told if wording.key == key]) for key in keys)
    return History(party=party, issue=issue, threads=tuple(threads))


def _thread(key: str, wordings: Iterable[Wording]) -> Thread:
    ordered = sorted(wordings, key=_in_time)
    first = ordered[0]
    days = [wording.said for wording in ordered if wording.said]
    return Thread(
        key=key,
        party=first.party,
        issue=first.issue,
        object=first.object,
        steps=tuple(
            Step(day=one.said, move=Move.FIRST, rule=None, why="", wording=one, told_by=(), diff=()) for one in ordered
        ),
        first_said=min(days, default=None),
        last_said=max(days, default=None),
        times=len(ordered),
        sources=len({wording.origin for wording in ordered}),
    )


def _in_time(wording: Wording) -> tuple[date, date, str, str]:
    last = date.max
    return wording.said or last, wording.published or last, wording.document, wording.position
