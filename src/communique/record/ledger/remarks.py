"""Tells which hints and denials speak of a line, and what a denial does to it."""

from datetime import date

from communique.record.ledger.draft import Draft
from communique.record.ledger.fitting import is_same_company, lapse_of, overlap
from communique.record.ledger.rules import load_rules_of_life
from communique.record.ledger.telling import Telling, Word

ANSWERS = frozenset({Word.DENIED, Word.DECLINED})


def is_remark_on(draft: Draft, remark: Telling) -> bool:
    """Tell whether a hint or a denial speaks of the thing a line is about, while it was still to come."""
    if not _is_ahead(draft, remark) or not is_same_company(draft.company, remark):
        return False
    if remark.word in ANSWERS and remark.document in draft.documents:  # not what the same text announces
        return False
    if draft.shares_group(remark):
        return True
    if draft.is_other_round(remark) or not _is_in_time(draft, remark):
        return False
    return remark.word not in ANSWERS or is_answer(draft, remark) or _is_retreat(draft, remark)


def _is_ahead(draft: Draft, remark: Telling) -> bool:
    """Tell whether it was said when the thing had been told and not yet been held."""
    told = remark.told or date.min
    return draft.first_told <= told and not (draft.held and told > (draft.held[0].day or date.max))


def _is_in_time(draft: Draft, remark: Telling) -> bool:
    """Tell whether it was said before the thing lapsed or was called off, of a day that can be its day."""
    told = remark.told or date.min
    lapse = None if Word.POSTPONED in draft.words else lapse_of(draft.due)
    return told < draft.off and (lapse is None or told < lapse) and overlap(draft.due, remark.when)


def is_answer(draft: Draft, denial: Telling) -> bool:
    """Tell whether a denial contradicts what was announced: by a party to it that did not announce it, and soon."""
    if denial.told is None or _is_of_past(draft, denial):
        return False
    before = [plan.told for plan in draft.plans if plan.told and plan.told <= denial.told]
    is_soon = bool(before) and (denial.told - max(before)).days <= load_rules_of_life().bounds.answer
    is_party = denial.teller in draft.company and denial.teller not in draft.tellers
    return is_soon and (is_party or (denial.when is not None and draft.due is not None))


def _is_retreat(draft: Draft, denial: Telling) -> bool:
    """Tell whether a side that announced it, or the reporter, says that nothing is agreed: less, not the contrary."""
    is_own = denial.teller is None or denial.teller in draft.tellers
    return is_own and not _is_of_past(draft, denial)


def _is_of_past(draft: Draft, denial: Telling) -> bool:
    last = denial.when.latest if denial.when else None
    return last is not None and denial.told is not None and last < denial.told and draft.due is None
