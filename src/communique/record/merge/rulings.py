"""What was ruled on findings: read from the review log alone; a person outranks the program, a later line an earlier.

Rulings on pairs bind: SAME findings stand in one group, DIFFERENT ones never do.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from communique.domain.judgement import PROGRAM, Judgement, Verdict

Pair = tuple[str, str]  # two ids, sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """Everything that stands, after all that was undone or outranked is gone."""

    pairs: Mapping[Pair, Judgement] = field(default_factory=dict)  # SAME or DIFFERENT
    corrections: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)  # by finding, one a field
    reviews: Mapping[str, Judgement] = field(default_factory=dict)  # by finding: ACCEPTED, CORRECTED or REJECTED
    neighbours: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def partners(self, finding: str) -> frozenset[str]:
        """Return the findings that rulings name together with this one: they belong to its neighbourhood."""
        return self.neighbours.get(finding, frozenset())

    def between(self, first: str, second: str) -> Judgement | None:
        """Return what was ruled on the two."""
        return self.pairs.get(pair_of(first, second))

    def is_rejected(self, finding: str) -> bool:
        """Tell whether a finding is to be left out."""
        review = self.reviews.get(finding)
        return review is not None and review.verdict is Verdict.REJECTED


NO_RULINGS = Rulings()


def pair_of(first: str, second: str) -> Pair:
    """Return two ids in order."""
    return (first, second) if first < second else (second, first)


def rulings_of(judgements: Iterable[Judgement]) -> Rulings:
    """Return what stands of a review log, whatever its order."""
    ordered = sorted(_standing(judgements), key=lambda judgement: (judgement.by != PROGRAM, judgement.at, judgement.id))
    pairs: dict[Pair, Judgement] = {}
    fields: dict[str, dict[str, Judgement]] = {}
    reviews: dict[str, Judgement] = {}
    neighbours: dict[str, set[str]] = {}
    for judgement in ordered:
        if judgement.verdict in {Verdict.SAME, Verdict.DIFFERENT}:
            first, second = judgement.about
            pairs[pair_of(first, second)] = judgement
            neighbours.setdefault(first, set()).add(second)
            neighbours.setdefault(second, set()).add(first)
            continue
        for finding in judgement.about:
            reviews[finding] = judgement
            if judgement.verdict is Verdict.CORRECTED and judgement.field:
                fields.setdefault(finding, {})[judgement.field] = judgement
    return Rulings(
        pairs=pairs,
        corrections={
            finding: tuple(by_field[name] for name in sorted(by_field)) for finding, by_field in fields.items()
        },
        reviews=reviews,
        neighbours={finding: frozenset(others) for finding, others in neighbours.items()},
    )


def _standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements that no standing one has undone; the last word is looked at first."""
    undone: set[str] = set()
    standing: list[Judgement] = []
    unique = {judgement.id: judgement for judgement in judgements}
    for judgement in sorted(unique.values(), key=lambda each: (each.at, each.id), reverse=True):
        if judgement.id in undone:
            continue
        if judgement.verdict is Verdict.UNDONE:
            undone.update(judgement.about)
        else:
            standing.append(judgement)
    return standing
