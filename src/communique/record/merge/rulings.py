"""What was ruled on findings: read from the review log alone; a person outranks the program, a later line an earlier.

Rulings on pairs bind: SAME findings stand in one group, DIFFERENT ones never do. A ruling that a higher one speaks
against is of no force, even where that follows only from several together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from communique.domain.judgement import PROGRAM, Judgement, Verdict

Pair = tuple[str, str]  # two ids, sorted
PAIRS = frozenset({Verdict.SAME, Verdict.DIFFERENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """Everything that stands, after all that was undone or outranked is gone."""

    bound: Mapping[str, frozenset[str]] = field(default_factory=dict)  # all findings ruled to be one, by each of them
    barred: Mapping[str, frozenset[str]] = field(default_factory=dict)  # those ruled to be another, by each of them
    on_pairs: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)  # in force, by each finding
    corrections: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)  # by finding, the last of each field
    reviews: Mapping[str, Judgement] = field(default_factory=dict)  # by finding, the last of persons
    added: Mapping[str, Judgement] = field(default_factory=dict)  # by finding, the last by which a person added it

    def partners(self, finding: str) -> frozenset[str]:
        """Return the findings that were ruled one with this: they belong to its neighbourhood."""
        return self.bound.get(finding, frozenset()) - {finding}

    def names(self, finding: str) -> bool:
        """Tell whether a ruling on pairs names this finding."""
        return finding in self.on_pairs

    def is_rejected(self, finding: str) -> bool:
        """Tell whether a finding is to be left out."""
        review = self.reviews.get(finding)
        return review is not None and review.verdict is Verdict.REJECTED


NO_RULINGS = Rulings()


def pair_of(first: str, second: str) -> Pair:
    """Return two ids in order."""
    return (first, second) if first < second else (second, first)


def rank_of(judgement: Judgement) -> tuple[bool, object, str]:
    """Return what judgements are ranked by: persons above the program, then the later."""
    return (judgement.by != PROGRAM, judgement.at, judgement.id)


def rulings_of(judgements: Iterable[Judgement]) -> Rulings:
    """Return what stands of a review log, whatever its order."""
    ordered = sorted(in_force(judgements), key=rank_of)
    on_pairs = [judgement for judgement in ordered if judgement.verdict in PAIRS]
    on_things = [judgement for judgement in ordered if judgement.verdict not in PAIRS]
    ties = _Ties()
    taken = [judgement for judgement in reversed(on_pairs) if ties.take(judgement)]
    return Rulings(
        bound=ties.bound(),
        barred=ties.barred(),
        on_pairs=_by_finding(taken),
        corrections=_corrections(on_things),
        reviews={finding: judgement for judgement in on_things for finding in judgement.about},
        added={judgement.about[0]: judgement for judgement in on_things if judgement.verdict is Verdict.ADDED},
    )


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements that no standing one has undone; the highest is looked at first."""
    undone: set[str] = set()
    standing: list[Judgement] = []
    unique = {judgement.id: judgement for judgement in judgements}
    for judgement in sorted(unique.values(), key=rank_of, reverse=True):
        if judgement.id in undone:
            continue
        if judgement.verdict is Verdict.UNDONE:
            undone.update(judgement.about)
        else:
            standing.append(judgement)
    return standing


def _by_finding(judgements: Iterable[Judgement]) -> dict[str, tuple[Judgement, ...]]:
    found: dict[str, tuple[Judgement, ...]] = {}
    for judgement in sorted(judgements, key=rank_of):
        for finding in judgement.about:
            found[finding] = (*found.get(finding, ()), judgement)
    return found


def _corrections(ordered: Iterable[Judgement]) -> dict[str, tuple[Judgement, ...]]:
    """Return the last correction of each field; those of what stood there before a person added it are gone."""
    found: dict[str, dict[str, Judgement]] = {}
    for judgement in ordered:
        if judgement.verdict is Verdict.ADDED:
            found.pop(judgement.about[0], None)
        if judgement.verdict is Verdict.CORRECTED and judgement.field:
            for finding in judgement.about:
                found.setdefault(finding, {})[judgement.field] = judgement
    return {finding: tuple(fields[name] for name in sorted(fields)) for finding, fields in found.items()}


class _Ties:
    """Classes of findings that are one, and walls between them, built from the highest ruling down."""

    def __init__(self) -> None:
        self._class: dict[str, set[str]] = {}
        self._walls: list[Pair] = []

    def take(self, judgement: Judgement) -> bool:
        """Take a ruling unless a higher one speaks against it; tell whether it was taken."""
        first, second = judgement.about
        one, other = (self._class.setdefault(finding, {finding}) for finding in (first, second))
        if judgement.verdict is Verdict.DIFFERENT:
            if one is other:
                return False
            self._walls.append(pair_of(first, second))
        elif one is not other:
            if self._is_barred(one, other):
                return False
            one |= other
            self._class.update(dict.fromkeys(other, one))
        return True

    def _is_barred(self, one: set[str], other: set[str]) -> bool:
        return any((a in one and b in other) or (a in other and b in one) for a, b in self._walls)

    def bound(self) -> dict[str, frozenset[str]]:
        """Return the class of every finding that has company."""
        return {finding: frozenset(among) for finding, among in self._class.items() if len(among) > 1}

    def barred(self) -> dict[str, frozenset[str]]:
        """Return for every finding those that it is not."""
        found: dict[str, set[str]] = {}
        for first, second in self._walls:
            for finding in self._class[first]:
                found.setdefault(finding, set()).update(self._class[second])
            for finding in self._class[second]:
                found.setdefault(finding, set()).update(self._class[first])
        return {finding: frozenset(others) for finding, others in found.items()}
