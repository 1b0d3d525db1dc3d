"""Makes the steps of a line: of what was told, of the calendar, of what was held."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from communique.domain.contact import Place
from communique.domain.when import When
from communique.record.ledger.definite import compare
from communique.record.ledger.draft import Draft
from communique.record.ledger.fitting import lapse_of
from communique.record.ledger.line import Step, Turn
from communique.record.ledger.remarks import ANSWERS, is_answer
from communique.record.ledger.rules import load_rules_of_life
from communique.record.ledger.telling import Telling, Word

WORDINGS = frozenset({Word.TOLD, Word.HINTED})
ENDS = frozenset({Turn.WITHDRAWN, Turn.CONTRADICTED})


def told_steps(draft: Draft, told: Sequence[Telling]) -> Iterator[Step]:
    """Yield a step for each thing told, in time."""
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


def calendar_steps(due: When | None, as_of: date, held: Telling | None) -> Iterator[Step]:
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


def fulfilled_step(held: Sequence[Telling], told: Sequence[Telling]) -> Step:
    """Return the step that ends a line: it happened, in the country first named for it or elsewhere."""
    first = held[0]
    was, became = _places(held, told)
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


def _places(held: Sequence[Telling], told: Sequence[Telling]) -> tuple[Place | None, Place | None]:
    """Return where it was first to be held, and where it was: as most reports say, the last announcement among them."""
    named = [telling.place for telling in told if telling.place and telling.place.country]
    found = [*named[-1:], *(telling.place for telling in held if telling.place and telling.place.country)]
    votes = Counter(place.country for place in found)
    became = max(found, key=lambda place: votes[place.country], default=None)
    return (named[0] if named else None), became
