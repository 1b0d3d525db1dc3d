"""Tells the life of everything announced or promised, from the tellings of its key."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from communique.domain.commitment import Change, Commitment
from communique.domain.evidence import Evidence
from communique.domain.ids import FindingId
from communique.domain.judgement import PROGRAM, Reason, Verdict
from communique.domain.merged import Merged, Report
from communique.record.ledger.draft import Draft
from communique.record.ledger.drafts import drafts_of
from communique.record.ledger.line import Line, Step
from communique.record.ledger.ruled import ruled
from communique.record.ledger.scene import DEED
from communique.record.ledger.steps import Life, is_out, life_as_of
from communique.record.ledger.telling import Telling, Word
from communique.record.merge.rulings import NO_RULINGS, Rulings

PUT_OFF = frozenset({Word.POSTPONED, Word.CANCELLED})


def life_of(
    tellings: Collection[Telling],
    groups: Mapping[FindingId, FindingId],
    *,
    as_of: date,
    rulings: Rulings = NO_RULINGS,
) -> tuple[Line, ...]:
    """Return the lines of the ledger as of a day, by key and first member; the order of the tellings does not matter.

    Args:
        tellings: All tellings of a stretch between cuts, of one key or of several; later ones than `as_of` too: what
            is one line is known with hindsight, what it says is not.
        groups: The merged contact of each contact; one that is missing stands for itself.
        as_of: Reports published later are left out, and what was due by then is due.
        rulings: What persons ruled: findings they rejected are left out, contacts are as they corrected them;
            commitments or contacts they took for one thing, or apart, are so.
    """
    by_key: dict[str, list[Telling]] = {}
    for telling in ruled(tellings, groups, rulings):
        for key in telling.keys:
            by_key.setdefault(key, []).append(telling)
    lines = [
        _line(key, draft, life, as_of)
        for key in sorted(by_key)
        for draft in drafts_of(key, by_key[key], groups, rulings)
        if (life := life_as_of(draft, as_of)) is not None
    ]
    return tuple(sorted(lines, key=lambda line: (line.key, line.commitment.thing.id)))


def _line(key: str, draft: Draft, life: Life, as_of: date) -> Line:
    return Line(
        key=key,
        commitment=_commitment(draft, life, as_of),
        steps=life.steps,
        tellings=tuple(sorted({telling.finding for telling in (*draft.plans, *draft.remarks, *draft.held)})),
        replaced=tuple(sorted(set(_replaced(draft, life, as_of)))),
        renew=life.renew,
    )


def _commitment(draft: Draft, life: Life, as_of: date) -> Merged[Commitment]:
    """Return the line as a commitment: what it is from its first report, how it stands from all."""
    plans = sorted((plan for plan in draft.plans if is_out(plan, as_of)), key=by_publication)
    told = sorted((*plans, *(one for one in draft.remarks if is_out(one, as_of))), key=by_publication)
    first = next(plan.commitment for plan in plans if plan.commitment is not None)
    last = life.last.commitment or first
    thing = replace(
        first,
        expects=last.expects,
        contact=draft.group_of(plans[0]) if first.contact else None,
        due=life.due,
        condition=life.last.condition,
        certainty=life.last.certainty,
        status=life.status,
        fulfilled_by=draft.group_of(life.held) if life.held else None,
        history=tuple(map(_change, life.steps)),
        evidence=tuple(dict.fromkeys(words for telling in told for words in _words(telling))),
    )
    return Merged(
        thing=thing, reports=tuple(map(_report, told)), reasons=tuple(_reasons(draft, life, told)), review=None
    )


def by_publication(telling: Telling) -> tuple[date, str, str]:
    """Return what reports are ordered by."""
    return telling.published or date.max, telling.document, telling.finding


def _change(step: Step) -> Change:
    return Change(day=step.day, change=step.turn.value, evidence=step.evidence)


def _words(telling: Telling) -> tuple[Evidence, ...]:
    return telling.commitment.evidence if telling.commitment else (telling.evidence,)


def _report(telling: Telling) -> Report:
    return Report(
        finding=telling.commitment.id if telling.commitment else telling.finding,
        document=telling.document,
        published=telling.published,
        source=telling.source,
        origin=telling.origin,
    )


def _reasons(draft: Draft, life: Life, told: Sequence[Telling]) -> Iterator[Reason]:
    """Yield why each telling is taken to be of the same line as the first one, and what it does there."""
    first = told[0]
    steps = {step.finding: step for step in life.steps}
    others = (*told[1:], *([life.held] if life.held else []))
    for other in others:
        if draft.group_of(first) == draft.group_of(other):
            words = "both tell of one contact"
        elif other is life.held:
            words = "what was held is what was announced: the same people or theirs, at no lower level, in time"
        elif draft.track == DEED:
            words = "the same party on the same thing, in much the same words"
        else:
            words = "the same parties at the same level, days that can be the same, and none held in between"
        step = steps.get(other.finding)
        rule = f" ({step.rule})" if step and step.rule else ""
        words = f"{words}; {step.turn.value}: {step.why}{rule}" if step else words
        one, two = sorted((first.finding, other.finding))
        yield Reason(about=(one, two), verdict=Verdict.SAME, words=words, by=PROGRAM)


def _replaced(draft: Draft, life: Life, as_of: date) -> Iterator[tuple[FindingId, FindingId]]:
    """Yield what was put off or called off with what was held in its place."""
    if life.held is None:
        return
    held = draft.group_of(life.held)
    for plan in draft.plans:
        if plan.word in PUT_OFF and is_out(plan, as_of) and draft.group_of(plan) != held:
            yield draft.group_of(plan), held
