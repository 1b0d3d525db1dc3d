"""Finds the one group a vague report belongs to; what fits several stays alone."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from communique.domain.judgement import PROGRAM, Reason, Verdict
from communique.record.merge.compare import COMPARISONS
from communique.record.merge.group import names_of
from communique.record.merge.pairing import Answer, Pairing
from communique.record.merge.rulings import Rulings, pair_of
from communique.record.merge.sketch import Sketch


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """Where a vague finding belongs."""

    group: str
    reason: Reason


def attach(vague: Sketch, groups: Collection[tuple[str, tuple[Sketch, ...]]], rulings: Rulings) -> Attachment | None:
    """Return the only group a vague finding fits, None where it fits none or several alike.

    Args:
        groups: Id and anchored members of every group that shares a key of `reach`.
    """
    if _gives_way(vague, groups, rulings):
        return None
    open_to = [(name, members) for name, members in groups if not _is_barred(vague, members, rulings)]
    fits = [(fit, name) for name, members in open_to if (fit := _fit(vague, members))]
    strongest = max((pairing.strength for (pairing, _), _ in fits), default=0)
    best = [(fit, name) for fit, name in fits if fit[0].strength == strongest]
    if len(best) != 1:
        return None
    ((pairing, member), name) = best[0]
    words = f"{pairing.words}; no other fits as well"
    reason = Reason(about=pair_of(vague.finding, member.finding), verdict=Verdict.SAME, words=words, by=PROGRAM)
    return Attachment(group=name, reason=reason)


def _gives_way(vague: Sketch, groups: Collection[tuple[str, tuple[Sketch, ...]]], rulings: Rulings) -> bool:
    """Tell whether a person parted it from another that is not anchored here: of two such only the first may attach."""
    anchored = {name for _, members in groups for sketch in members for name in names_of(sketch)}
    parted = {(name, other) for name in names_of(vague) for other in rulings.barred.get(name, ())}
    return any(other not in anchored and other < name for name, other in parted)


def _is_barred(vague: Sketch, members: tuple[Sketch, ...], rulings: Rulings) -> bool:
    barred = rulings.barred.get(vague.finding, frozenset()) | rulings.barred.get(vague.under or "", frozenset())
    return any(sketch.finding in barred or sketch.under in barred for sketch in members)


def _fit(vague: Sketch, members: tuple[Sketch, ...]) -> tuple[Pairing, Sketch] | None:
    """Return the strongest tie to a member, None where any member is another thing."""
    compare: Callable[..., Pairing] = COMPARISONS[vague.kind]
    found = [(compare(vague.traits, member.traits), member) for member in members]
    if any(pairing.answer is Answer.APART for pairing, _ in found):
        return None
    ties = [(pairing, member) for pairing, member in found if pairing.answer is Answer.SAME]
    return min(ties, key=lambda tie: (-tie[0].strength, tie[1].place_in_line), default=None)
