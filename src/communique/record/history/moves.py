"""Tells what a wording does with the one before it, and by which rule."""

from communique.domain.position import Firmness, Polarity, Stance
from communique.record.history.rules import MoveRule, load_rules_of_history
from communique.record.history.wording import Move, Wording

Verdict = tuple[Move, str | None, str]  # the move, the id of the rule that says so, why in words


def compare(before: Wording, after: Wording) -> Verdict | None:
    """Return how a wording moved the position from an earlier one; None where no rule says that it did."""
    was, is_now = _features(before), _features(after)
    for rule in load_rules_of_history().move:
        one, other = was[rule.looks_at], is_now[rule.looks_at]
        if one is None or other is None or one == other or not _is_open(rule, before, after):
            continue
        if other < one and rule.down_to and after.firmness not in rule.down_to:
            continue
        move, why = (rule.up, rule.why_up) if other > one else (rule.down, rule.why_down)
        return move, rule.id, f"{why}: {_in_words(before)}, then {_in_words(after)}"
    return None


def rewording(before: Wording, after: Wording) -> Verdict:
    """Return whether a wording that moves nothing is put in the words of the one before."""
    if folded(before.words) == folded(after.words):
        return Move.REPEATED, None, "in the same words"
    return Move.REWORDED, None, "in other words, as firmly as before"


def _is_open(rule: MoveRule, before: Wording, after: Wording) -> bool:
    """Tell whether a rule speaks of two wordings of these stances."""
    stances = {before.stance, after.stance}
    return not (rule.stances and not stances <= rule.stances) and not (rule.barred and stances <= rule.barred)


def _features(wording: Wording) -> dict[str, int | None]:
    """Return what rules look at; None: the wording does not say."""
    rules = load_rules_of_history()
    accepts = {Stance.REJECTION: 0, **dict.fromkeys(rules.yielding, 1)}
    is_on_condition = wording.condition is not None or wording.firmness is Firmness.CONDITIONAL
    return {
        "polarity": None if wording.polarity is None else int(wording.polarity is Polarity.FOR),
        "acceptance": accepts.get(wording.stance) if wording.polarity is None else None,
        "condition": int(is_on_condition),
        "firmness": rules.firmness.index(wording.firmness),
    }


def _in_words(wording: Wording) -> str:
    condition = f", on the condition “{wording.condition.quote}”" if wording.condition else ""
    return f"{wording.stance.value} ({wording.firmness.value}{condition}) “{wording.words}”"


def folded(words: str) -> str:
    """Return words as they are compared: case and blanks make no difference."""
    return " ".join(words.casefold().split())
