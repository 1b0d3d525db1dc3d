"""Tells the life of one line, step by step, as of a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from communique.domain.commitment import CommitmentStatus
from communique.domain.when import When
from communique.record.ledger.definite import compare, strength
from communique.record.ledger.draft import Draft
from communique.record.ledger.drafts import ANSWERS, is_answer
from communique.record.ledger.fitting import lapse_of, overlap
from communique.record.ledger.line import Step, Turn
from communique.record.ledger.rules import load_rules_of_life
from communique.record.ledger.telling import Telling, Word

ENDS = frozenset({Turn.WITHDRAWN, Turn.CONTRADICTED})
WORDINGS = frozenset({Word.TOLD, Word.HINTED})
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
    steps = [*_told(draft, told), *_of_calendar(due, as_of, held)]
    if known:
        steps.append(_fulfilled(known, told))
    ordered, status = _walk(sorted(steps, key=lambda step: step.day or date.min))
    return Life(status=status, steps=ordered, due=due, held=held, last=told[-1], renew=_renewal(due, as_of, status))


def is_out(telling: Telling, as_of: date) -> bool:
    """Tell whether a report was published by a day; one without a day always counts."""
    return telling.published is None or telling.published <= as_of


def order(telling: Telling) -> tuple[date, date, str, int, str]:
    """Return what tellings of a line are ordered by: when it was said, when it was published."""
    place = telling.evidence.start
    return telling.told or date.min, telling.published or date.max, telling.document, place, telling.finding


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


def _told(draft: Draft, told: Sequence[Telling]) -> Iterator[Step]:
    before: Telling | None = None
    last: Turn | None = None
    for telling in told:
        turn, rule, why = _turn(draft, before, telling)
        if telling.word in WORDINGS and last is not None and (before is None or last in ENDS):
            turn, rule, why = (Turn.RESTATED if telling.word is Word.TOLD else Turn.LESS_DEFINITE), None, "told anew"
        yield Step(day=telling.told, turn=turn, rule=rule, why=why, finding=telling.finding, evidence=telling.evidence)
        before, last = telling if telling.word in WORDINGS else before, turn


def _turn(draft: Draft, before: Telling | None, telling: Telling) -> tuple[Turn, str | None, str]:
    if telling.word is Word.CANCELLED:
        return Turn.WITHDRAWN, None, "reported as cancelled"
    if telling.word in ANSWERS:
        return _denied(draft, telling)
    if telling.word is Word.POSTPONED:
        return Turn.POSTPONED, None, "put off" + (f" from {telling.when.edtf}" if telling.when else "")
    return compare(before, telling) if before is not None else (Turn.TOLD, None, "told for the first time")


def _denied(draft: Draft, telling: Telling) -> tuple[Turn, str | None, str]:
    """Return what a denial does: who takes no part cannot decline, and passes on that it is off."""
    if not is_answer(draft, telling):
        rule = load_rules_of_life().retreat
        return Turn.LESS_DEFINITE, rule.id, rule.why
    if telling.word is Word.DECLINED and telling.teller not in draft.company:
        return Turn.WITHDRAWN, None, "reported as not taking place"
    return Turn.CONTRADICTED, None, f"reported as {telling.word.value}"


def _of_calendar(due: When | None, as_of: date, held: Telling | None) -> Iterator[Step]:
    """Yield what only the calendar brings: the day has come; it has passed."""
    if due is None or due.latest is None:
        return
    first = due.earliest or due.latest
    if first <= as_of:
        yield _of_day(first, Turn.DUE, f"due {due.edtf}", due)
    lapse = lapse_of(due)
    is_late = held is None or held.day is None or lapse is None or held.day >= lapse
    if lapse is not None and lapse <= as_of and is_late:
        yield _of_day(lapse, Turn.LAPSED, f"due {due.edtf}, and no report says that it happened", due)


def _of_day(day: date, turn: Turn, why: str, due: When) -> Step:
    return Step(day=day, turn=turn, rule=None, why=why, finding=None, evidence=due.evidence)


def _fulfilled(held: Sequence[Telling], told: Sequence[Telling]) -> Step:
    """Return the step that ends a line: it happened, in the country first named for it or elsewhere."""
    first = held[0]
    named = [telling.place for telling in told if telling.place and telling.place.country]
    found = [telling.place for telling in held if telling.place and telling.place.country]
    was, became = (named[0], (found or named[-1:])[0]) if named else (None, None)
    why = f"held {first.when.edtf}" if first.when else "held"
    is_elsewhere = was is not None and became is not None and was.country != became.country
    if was is not None and became is not None and is_elsewhere:
        why = f"{why} in {became.name}, not in {was.name} as first told"
    return Step(
        day=first.when.latest if first.when else first.day,
        turn=Turn.FULFILLED_ELSEWHERE if is_elsewhere else Turn.FULFILLED,
        rule=None,
        why=why,
        finding=first.finding,
        evidence=first.evidence,
    )


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
