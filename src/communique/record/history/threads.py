"""Puts the wordings of a party on an issue in time, thread by thread."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from communique.domain.ids import FindingId
from communique.record.history.likeness import threads_of
from communique.record.history.moves import compare, folded, rewording
from communique.record.history.silence import Chatter, silences
from communique.record.history.word_diff import word_diff
from communique.record.history.wording import History, Move, Piece, Step, Thread, Wording

STILL = frozenset({Move.REPEATED, Move.REWORDED})
Groups = Mapping[FindingId, FindingId]
Differ = Callable[[str, str], tuple[Piece, ...]]


def history_of(  # noqa: PLR0913  how words are compared stands beside what is told
    party: str,
    issue: str | None,
    wordings: Collection[Wording],
    groups: Groups | None = None,
    *,
    as_of: date,
    differ: Differ = word_diff,
) -> History:
    """Return how a party put its positions on an issue over time; the order of the wordings does not matter.

    Args:
        wordings: All of the party, on other issues and later than `as_of` too: what is one thread is known with
            hindsight, and that it spoke of other things tells what it dropped.
        groups: The merged position of each position; one that is missing stands for itself.
        as_of: Reports published later are left out.
        differ: Compares the words of two wordings; where nobody looks at that, it may return nothing.
    """
    of_party = [wording for wording in wordings if wording.party == party]
    chatter = Chatter(wording for wording in of_party if _is_out(wording, as_of))
    on_issue = [wording for wording in of_party if wording.issue == issue]
    threads = []
    for key, members in sorted(threads_of(on_issue, groups or {}).items()):
        told = sorted((wording for wording in members if _is_out(wording, as_of)), key=in_time)
        if told:
            steps = _steps(told, differ)
            own = {wording.position for wording in members}
            steps.extend(silences([step.wording for step in steps if step.wording], chatter, own, as_of))
            threads.append(_thread(key, told, steps))
    return History(party=party, issue=issue, threads=tuple(threads))


def _is_out(wording: Wording, as_of: date) -> bool:
    return wording.published is None or wording.published <= as_of


def in_time(wording: Wording) -> tuple[date, date, str, int, str]:
    """Return what wordings are ordered by: when they were said, when they were published."""
    said, published = wording.said or date.min, wording.published or date.max
    return said, published, wording.document, wording.evidence[0].start, wording.position


def _thread(key: str, told: Sequence[Wording], steps: Iterable[Step]) -> Thread:
    days = [wording.said for wording in told if wording.said]
    first = told[0]
    return Thread(
        key=key,
        party=first.party,
        issue=first.issue,
        object=first.object,
        steps=tuple(sorted(steps, key=lambda step: (step.day or date.min, step.wording is None))),
        first_said=min(days, default=None),
        last_said=max(days, default=None),
        times=len(told),
        sources=len({wording.origin for wording in told}),
    )


def _steps(ordered: Sequence[Wording], differ: Differ) -> list[Step]:
    """Return a step for each wording; reports of the same words on one day, and copies of one text, are one.

    A wording is held against the last one that moved, so that a report without "insists" takes nothing back; its words
    are compared with those right before it.
    """
    told: dict[tuple[object, ...], list[Wording]] = {}
    first: dict[tuple[object, ...], tuple[object, ...]] = {}
    for wording in ordered:
        what = (folded(wording.words), wording.stance, wording.firmness, wording.polarity)
        key = first.setdefault((wording.origin, *what), (wording.said, *what))
        told.setdefault(key, []).append(wording)
    steps: list[Step] = []
    before = base = None
    for wording, *again in told.values():
        steps.append(_step((before, base), wording, tuple(again), differ))
        before, base = wording, base if base and steps[-1].move in STILL else wording
    return steps


def _step(
    held_against: tuple[Wording | None, Wording | None], wording: Wording, again: tuple[Wording, ...], differ: Differ
) -> Step:
    before, base = held_against
    if before is None or base is None:
        return Step(
            day=wording.said, move=Move.FIRST, rule=None, why="said for the first time", wording=wording,
            told_by=again, diff=(),
        )  # fmt: skip
    is_later = wording.said != base.said  # what reports of one day differ in is no move
    move, rule, why = (compare(base, wording) if is_later else None) or rewording(before, wording)
    diff = differ(before.words, wording.words)
    return Step(day=wording.said, move=move, rule=rule, why=why, wording=wording, told_by=again, diff=diff)
