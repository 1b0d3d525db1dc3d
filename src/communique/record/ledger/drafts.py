"""Sorts the tellings of a key into lines: which of them speak of one and the same thing announced or promised."""

from bisect import bisect_left
from collections.abc import Collection, Iterable
from datetime import date
from itertools import groupby

from communique.domain.judgement import Verdict
from communique.domain.when import When
from communique.record.ledger.draft import Draft, Groups
from communique.record.ledger.fitting import (
    distance,
    is_alike,
    is_as_high,
    is_represented,
    is_same_company,
    is_same_number,
    lapse_of,
    later,
    overlap,
    width,
)
from communique.record.ledger.remarks import is_remark_on
from communique.record.ledger.rules import load_rules_of_life
from communique.record.ledger.telling import Telling, Word
from communique.record.merge.rulings import NO_RULINGS, Rulings

PLANS = frozenset({Word.TOLD, Word.POSTPONED, Word.CANCELLED})


def drafts_of(key: str, tellings: Collection[Telling], groups: Groups, rulings: Rulings = NO_RULINGS) -> list[Draft]:
    """Return the lines of a key; the order of the tellings does not matter."""
    cuts = sorted({telling.day for telling in tellings if key in telling.cuts and telling.day})
    stretches = sorted(tellings, key=lambda telling: (bisect_left(cuts, telling.day or date.min), *in_line(telling)))
    return [
        draft
        for _, stretch in groupby(stretches, key=lambda telling: bisect_left(cuts, telling.day or date.min))
        for draft in _sweep(Draft(track=key.split("|")[1], groups=groups, rulings=rulings), stretch)
    ]


def in_line(telling: Telling) -> tuple[date, bool, date, date, str, str]:
    """Return what tellings are ordered by: the day they are about, what was held last, then who told it first."""
    day, told, published = (moment or date.min for moment in (telling.day, telling.told, telling.published))
    return day, telling.word is Word.HELD, told, published, telling.document, telling.finding


def _sweep(blank: Draft, tellings: Iterable[Telling]) -> list[Draft]:
    """Return the lines of a stretch; what was held ends those it fulfils, remarks wait until all lines stand."""
    drafts: list[Draft] = []
    remarks: list[Telling] = []
    for telling in tellings:
        if telling.word in PLANS:
            if not _carry_on(drafts, telling) and telling.commitment is not None:
                drafts.append(_opened(blank, telling))
        elif telling.word is Word.HELD:
            _fulfil(drafts, telling)
        else:
            remarks.append(telling)
    for remark in remarks:
        _attach(drafts, remark)
    return drafts


def _opened(blank: Draft, plan: Telling) -> Draft:
    draft = Draft(track=blank.track, groups=blank.groups, rulings=blank.rulings)
    draft.add(plan)
    return draft


def _carry_on(drafts: list[Draft], plan: Telling) -> bool:
    known = next((draft for draft in reversed(drafts) if carries_on(draft, plan)), None)
    if known is not None:
        known.add(plan)
    return known is not None


def _fulfil(drafts: list[Draft], held: Telling) -> None:
    for draft in drafts:
        if fulfils(draft, held):
            draft.held.append(held)


def _attach(drafts: list[Draft], remark: Telling) -> None:
    known = next((draft for draft in reversed(drafts) if is_remark_on(draft, remark)), None)
    if known is not None:
        known.remarks.append(remark)


def carries_on(draft: Draft, plan: Telling) -> bool:
    """Tell whether a plan speaks of the thing a line is about."""
    ruling = draft.ruled(plan)
    if draft.held or ruling is not None:
        return ruling is Verdict.SAME and not draft.held
    if not is_same_company(draft.company, plan):
        return False
    if draft.shares_group(plan):
        return True
    if plan.word is Word.CANCELLED and plan.commitment is None:  # a promise taken back: whatever its words
        return plan.told is not None and draft.first_told < plan.told
    is_like = is_alike(draft.content, plan.words, is_same_text=plan.origin in draft.origins)
    return is_like and not draft.is_other_round(plan) and _is_same_time(draft, plan)


def _is_same_time(draft: Draft, plan: Telling) -> bool:
    """Tell whether a plan can be for the day a line is for; what was put off is for any."""
    is_near = plan.when is not None and any(overlap(when, plan.when) for when in draft.times.values())
    if Word.CANCELLED in draft.words:
        return is_near
    if Word.POSTPONED in draft.words or is_near or not draft.times:
        return True
    lapse = lapse_of(draft.due)
    is_ahead = plan.told is None or lapse is None or plan.told < lapse
    return is_ahead and (plan.when is None or _is_other_day_of_same(draft, plan, plan.when))


def _is_other_day_of_same(draft: Draft, plan: Telling, when: When) -> bool:
    """Tell whether a day is so near the one told before that reports differ on the day, not on the thing.

    One text that names two days speaks of two things, if not two sides name them.
    """
    near = draft.due is not None and distance(draft.due, when) <= load_rules_of_life().bounds.near
    beside = {known.teller for known in draft.plans if known.document == plan.document}
    return near and not (beside and (None in {plan.teller, *beside} or plan.teller in beside))


def fulfils(draft: Draft, held: Telling) -> bool:
    """Tell whether what was held is what was announced."""
    if draft.held:
        return held.day == draft.held[0].day and is_represented(draft.company, held, draft.track)
    if width(held.when) > load_rules_of_life().bounds.vague or draft.is_other_round(held):
        return False
    if not is_same_number(draft.content, held.words):
        return False
    is_high = all(is_as_high(level, held.level) for level in draft.levels)
    return is_high and is_represented(draft.company, held, draft.track) and _is_in_time(draft, held)


def _is_in_time(draft: Draft, held: Telling) -> bool:
    """Tell whether it was held on the day it was due or not long after; what was put off may be held at any time."""
    if Word.CANCELLED in draft.words:
        return any(overlap(when, held.when) for when in draft.times.values())
    if draft.due is None or draft.due.latest is None or Word.POSTPONED in draft.words or held.day is None:
        return True
    return held.day <= later(draft.due.latest, load_rules_of_life().bounds.late)
