"""Tells whether a wording is more or less definite than the one before it, and by which measure."""

from communique.domain.statement import Certainty
from communique.domain.when import When
from communique.record.ledger.fitting import overlap, width
from communique.record.ledger.line import Turn
from communique.record.ledger.rules import load_rules_of_life
from communique.record.ledger.telling import Telling, Word

EXACTNESS = (0, 7, 31, 366)  # days within which a time is known, the most exact first
CERTAINTY = {Certainty.CERTAIN: 2, Certainty.PROBABLE: 1}


def compare(before: Telling, after: Telling) -> tuple[Turn, str | None, str]:
    """Return what the later wording does, the measure that says so, and why in words."""
    was, is_now = features_of(before), features_of(after)
    for measure in load_rules_of_life().measure:
        difference = is_now[measure.feature] - was[measure.feature]
        if difference:
            turn, why = (Turn.MORE_DEFINITE, measure.more) if difference > 0 else (Turn.LESS_DEFINITE, measure.less)
            return turn, measure.id, why
    if before.when and after.when and not overlap(before.when, after.when):
        return Turn.RESTATED, None, f"for {after.when.edtf}, no longer for {before.when.edtf}"
    return Turn.RESTATED, None, "as definite as before"


def features_of(telling: Telling) -> dict[str, int]:
    """Return how definite a wording is by each measure; more is more definite."""
    return {
        "stage": int(telling.word is Word.TOLD),
        "day": _exactness(telling.when),
        "place": int(telling.place is not None),
        "unconditional": int(telling.condition is None),
        "certainty": CERTAINTY.get(telling.certainty, 0),
    }


def _exactness(when: When | None) -> int:
    if when is None:
        return 0
    return 1 + sum(width(when) <= days for days in EXACTNESS)


def strength(telling: Telling) -> tuple[int, ...]:
    """Return how definite a wording is over all, for choosing among those of one document."""
    features = features_of(telling)
    return tuple(features[measure.feature] for measure in load_rules_of_life().measure)
