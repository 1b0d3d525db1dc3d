"""Where a party stands on an issue: its last wording of each thing, and the last move it made."""

from dataclasses import dataclass
from datetime import date

from communique.record.history.wording import History, Move, Step, Thread, Wording

MOVES = frozenset({Move.HARDENED, Move.SOFTENED, Move.REVERSED, Move.DROPPED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One thing a party wants or refuses, as it stands."""

    thread: Thread
    wording: Wording  # the last
    told: int  # independent texts that tell this wording; near-copies of one count once
    change: Step | None  # the last by which it hardened, softened, was reversed or dropped; None: never

    @property
    def day(self) -> date | None:
        """Return the day of the last wording."""
        return self.wording.said

    def changed_after(self, day: date) -> bool:
        """Tell whether it is new, or has moved, after a day."""
        first = self.thread.first_said
        moved = self.change is not None and self.change.day is not None and self.change.day > day
        return moved or (first is not None and first > day)


def stands_of(history: History) -> tuple[Stand, ...]:
    """Return how each thing stands that a party wants or refuses, the last spoken of first."""
    stands = [_stand(thread) for thread in history.threads]
    return tuple(sorted(stands, key=lambda one: (one.day or date.min, one.wording.position), reverse=True))


def _stand(thread: Thread) -> Stand:
    worded = [step for step in thread.steps if step.wording]
    last = worded[-1]
    wording = last.wording
    if wording is None:
        raise TypeError(f"{thread.key}: expected a wording, found none")
    return Stand(
        thread=thread,
        wording=wording,
        told=len({wording.origin, *(other.origin for other in last.told_by)}),
        change=next((step for step in reversed(thread.steps) if step.move in MOVES), None),
    )
