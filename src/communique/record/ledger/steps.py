"""Tells the life of one line, step by step, as of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from communique.domain.commitment import CommitmentStatus
from communique.domain.when import When
from communique.record.ledger.definite import strength
from communique.record.ledger.draft import Draft
from communique.record.ledger.drafts import PLANS
from communique.record.ledger.fitting import lapse_of, overlap
from communique.record.ledger.line import Step, Turn
from communique.record.ledger.telling import Telling, Word
from communique.record.ledger.turns import WORDINGS, calendar_steps, fulfilled_step, told_steps

CLOSED = frozenset({CommitmentStatus.FULFILLED, CommitmentStatus.WITHDRAWN, CommitmentStatus.CONTRADICTED})
OFF = frozenset({CommitmentStatus.WITHDRAWN, CommitmentStatus.CONTRADICTED})
STATUSES = {
    Turn.WITHDRAWN: CommitmentStatus.WITHDRAWN,
    Turn.CONTRADICTED: CommitmentStatus.CONTRADICTED,
    Turn.FULFILLED: CommitmentStatus.FULFILLED,
    Turn.FULFILLED_ELSEWHERE: CommitmentStatus.FULFILLED,
    Turn.LAPSED: CommitmentStatus.LAPSED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """What became of a line as of a day."""

    status: CommitmentStatus
    steps: tuple[Step, ...]
    due: When | None  # as it stands: what was put off is not due
    held: Telling | None  # what fulfilled it
    last: Telling  # its last wording
    renew: date | None


def life_as_of(draft: Draft, as_of: date) -> Life | None:
    """Return the life of a line from the reports published by a day; None where none of them opened it by then."""
    seen = [telling for telling in (*draft.plans, *draft.remarks) if is_out(telling, as_of)]
    if not any(telling.commitment for telling in seen):
        return None
    known = sorted((telling for telling in draft.held if is_out(telling, as_of)), key=order)
    held = known[0] if known else None
    told = _distinct(seen, held)
    due = _due(told)
    steps = [*told_steps(draft, told), *calendar_steps(due, as_of, held)]
    if known:
        steps.append(fulfilled_step(known, told))
    ordered, status = _walk(sorted(steps, key=lambda step: step.day or date.min))
    return Life(
        status=status,
        steps=ordered,
        due=due,
        held=held,
        last=_last_wording(told, due),
        renew=_renewal(due, as_of, status),
    )


def is_out(telling: Telling, as_of: date) -> bool:
    """Tell whether a report was published by a day; one without a day always counts."""
    return telling.published is None or telling.published <= as_of


def order(telling: Telling) -> tuple[date, date, bool, str, int, str]:
    """Return what tellings of a line are ordered by: when it was said, when published; what it is on goes first."""
    told, published = telling.told or date.min, telling.published or date.max
    return told, published, telling.word not in PLANS, telling.document, telling.evidence.start, telling.finding


def _distinct(seen: Sequence[Telling], held: Telling | None) -> list[Telling]:
    """Return what was told while the thing was still to come, each text once, its most definite wording."""
    best: dict[tuple[str, bool, Word | None], Telling] = {}
    for telling in sorted(seen, key=order):
        kind = (telling.origin, telling.word in WORDINGS, None if telling.word in WORDINGS else telling.word)
        known = best.get(kind)
        is_same_text = known is not None and known.document == telling.document
        if known is None or (is_same_text and strength(telling) > strength(known)):
            best[kind] = telling
    told = _by_day(sorted(best.values(), key=order))
    ahead = [telling for telling in told if not _is_looking_back(telling, held)]
    return ahead or told[:1]


def _by_day(told: Sequence[Telling]) -> list[Telling]:
    """Return the most definite wording of each day, and all that is no wording: reports of one day tell no change."""
    best: dict[date | None, Telling] = {}
    for telling in told:
        known = best.get(telling.told)
        if telling.word in WORDINGS and (known is None or strength(telling) > strength(known)):
            best[telling.told] = telling
    return [telling for telling in told if telling.word not in WORDINGS or best[telling.told] is telling]


def _is_looking_back(telling: Telling, held: Telling | None) -> bool:
    """Tell whether a wording was told when its day had passed, or after the thing was held."""
    if telling.told is None or telling.word not in WORDINGS:
        return False
    last = telling.when.latest if telling.when else None
    end = held.when.latest if held and held.when else None
    return (last is not None and last < telling.told) or (end is not None and end < telling.told)


def _last_wording(told: Sequence[Telling], due: When | None) -> Telling:
    """Return the last wording, of what is due the last that names its day."""
    wordings = [telling for telling in told if telling.word in WORDINGS]
    dated = [telling for telling in wordings if due is not None and telling.when == due]
    return (dated or wordings or [*told])[-1]


def _due(told: Sequence[Telling]) -> When | None:
    """Return the day the thing is due, as last told; a day it was put off from is due no more."""
    due: When | None = None
    put_off: list[When] = []
    for telling in told:
        if telling.word is Word.POSTPONED:
            put_off.extend(when for when in (telling.when, due) if when is not None)
            due = None if due is None or overlap(due, telling.when) else due
        elif telling.word is Word.TOLD and telling.when is not None:
            due = due if any(overlap(telling.when, day) for day in put_off) else telling.when
    return due


def _walk(steps: Sequence[Step]) -> tuple[tuple[Step, ...], CommitmentStatus]:
    """Return the steps that still mean something after those before them, and the status they lead to."""
    status = CommitmentStatus.OPEN
    kept: list[Step] = []
    for step in steps:
        if step.turn in {Turn.DUE, Turn.LAPSED} and status in CLOSED:
            continue
        if status is CommitmentStatus.FULFILLED or (
            status in OFF and step.turn in {Turn.LESS_DEFINITE, Turn.WITHDRAWN}
        ):
            continue
        kept.append(step)
        reopens = step.turn in {Turn.RESTATED, Turn.MORE_DEFINITE, Turn.POSTPONED}
        status = STATUSES.get(step.turn, CommitmentStatus.OPEN if reopens else status)
    return tuple(kept), status


def _renewal(due: When | None, as_of: date, status: CommitmentStatus) -> date | None:
    """Return the next day on which the calendar alone changes the line."""
    if due is None or due.latest is None or status in CLOSED:
        return None
    days = (due.earliest or due.latest, lapse_of(due))
    return min((day for day in days if day is not None and day > as_of), default=None)
