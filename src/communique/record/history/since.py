"""Tells what differs between the record as of two days."""

from collections import Counter
from collections.abc import Iterator

from communique.domain.commitment import Change as Turn
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.merged import Merged
from communique.record.history.difference import Change, Difference, State
from communique.record.history.wording import Move, Step, Thread

MOVES = {
    Move.FIRST: Change.NEW,
    Move.HARDENED: Change.HARDENED,
    Move.SOFTENED: Change.SOFTENED,
    Move.REVERSED: Change.REVERSED,
    Move.DROPPED: Change.DROPPED,
}
TURNS = frozenset(change.value for change in Change)


def changed_since(before: State, after: State) -> tuple[Difference, ...]:
    """Return what is otherwise in the later state: contacts, then positions, then commitments, each by day."""
    kinds = (_of_contacts(before, after), _of_positions(before, after), _of_commitments(before, after))
    return tuple(difference for kind in kinds for difference in sorted(kind, key=_order))


def _order(difference: Difference) -> tuple[str, str, str, str]:
    return str(difference.day or ""), difference.about, difference.change.value, difference.after


def _of_contacts(before: State, after: State) -> Iterator[Difference]:
    """Yield contacts that are new or have another status; a thing is known by the id of any of its reports."""
    known = _by_report(before.contacts)
    for merged in after.contacts:
        was = next((known[report.finding] for report in merged.reports if report.finding in known), None)
        if was is None or was.thing.status is not merged.thing.status:
            yield _of_contact(was, merged)


def _by_report(merged: tuple[Merged[Contact], ...]) -> dict[str, Merged[Contact]]:
    return {report.finding: one for one in merged for report in one.reports}


def _of_contact(was: Merged[Contact] | None, merged: Merged[Contact]) -> Difference:
    told = [report.published for report in merged.reports if report.published]
    return Difference(
        kind="contact",
        about=merged.thing.id,
        change=Change.STATUS if was else Change.NEW,
        before=was.thing.status.value if was else None,
        after=merged.thing.status.value,
        rule=merged.thing.rule,
        day=(max(told) if was else min(told)) if told else None,
        evidence=merged.thing.evidence,
    )


def _of_positions(before: State, after: State) -> Iterator[Difference]:
    known = {
        (thread.key, *_sign(step))
        for history in before.histories
        for thread in history.threads
        for step in thread.steps
    }
    for history in after.histories:
        for thread in history.threads:
            for number, step in enumerate(thread.steps):
                if step.move in MOVES and (thread.key, *_sign(step)) not in known:
                    yield _of_step(thread, number, step)


def _sign(step: Step) -> tuple[str, str, str]:
    """Return what a step is known by as of any day."""
    return str(step.day), step.move.value, step.wording.position if step.wording else ""


def _of_step(thread: Thread, number: int, step: Step) -> Difference:
    """Return a step as a difference; what was dropped is told by its last wording."""
    earlier = [known.wording for known in thread.steps[:number] if known.wording]
    wording = step.wording or earlier[-1]
    return Difference(
        kind="position",
        about=wording.position,
        change=MOVES[step.move],
        before=earlier[-1].words if earlier else None,
        after=wording.words if step.wording else step.why,
        rule=step.rule,
        day=step.day,
        evidence=wording.evidence,
    )


def _of_commitments(before: State, after: State) -> Iterator[Difference]:
    """Yield what is new in the history of each commitment, and the commitments nobody had told of."""
    known = {report.finding: merged for merged in before.commitments for report in merged.reports}
    for merged in after.commitments:
        was = next((known[report.finding] for report in merged.reports if report.finding in known), None)
        seen = Counter(map(_turn, was.thing.history)) if was else Counter()
        if was is None:
            yield _of_turn(None, merged, merged.thing.history[0], Change.NEW)
        for turn in merged.thing.history[0 if was else 1 :]:
            if seen[_turn(turn)]:
                seen[_turn(turn)] -= 1
            elif turn.change in TURNS:
                yield _of_turn(was, merged, turn, Change(turn.change))


def _turn(turn: Turn) -> tuple[str, str]:
    return str(turn.day), turn.change


def _of_turn(was: Merged[Commitment] | None, merged: Merged[Commitment], turn: Turn, change: Change) -> Difference:
    return Difference(
        kind="commitment",
        about=merged.thing.id,
        change=change,
        before=was.thing.status.value if was else None,
        after=merged.thing.status.value,
        rule=merged.thing.rule,
        day=turn.day,
        evidence=(turn.evidence,) if turn.evidence else (),
    )
