"""How far two reviewers agree on the findings that both of them judged."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from communique.domain.judgement import PROGRAM, Judgement, Verdict
from communique.record.merge.rulings import in_force

LEAST = 10  # findings that both judged; of fewer a number says nothing
ON_FINDINGS = (Verdict.ACCEPTED, Verdict.CORRECTED, Verdict.REJECTED)
Z = 1.959964  # of an interval that holds the truth in 95 of 100 cases


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A number with its interval of 95 %."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What two reviewers said of the same findings."""

    one: str
    other: str
    both: int  # findings that both judged
    same: int  # of these, with the same verdict
    verdicts: Mapping[tuple[Verdict, Verdict], int]  # how often the one said this and the other that
    share: Measure | None  # of same verdicts; None: too few findings
    kappa: Measure | None  # Cohen's; None: too few findings, or both said nothing but one verdict
    words: str  # what the numbers come to, or why there are none


def agreements(judgements: Iterable[Judgement], homes: Mapping[str, str] | None = None) -> tuple[Agreement, ...]:
    """Return what each two reviewers agree on, those who share most findings first.

    The last word of a reviewer on a finding counts, as far as it was not undone.

    Args:
        homes: The thing each finding tells: words on two reports of one thing are on the same; others stand for
            themselves.
    """
    last: dict[str, dict[str, Verdict]] = {}
    for judgement in sorted(in_force(judgements), key=lambda one: (one.at, one.id)):
        if judgement.verdict in ON_FINDINGS and judgement.by != PROGRAM:
            for name in judgement.about:
                last.setdefault(judgement.by, {})[(homes or {}).get(name, name)] = judgement.verdict
    found = [_between(one, other, last) for one, other in combinations(sorted(last), 2)]
    return tuple(sorted(found, key=lambda each: (-each.both, each.one, each.other)))


def _between(one: str, other: str, last: Mapping[str, Mapping[str, Verdict]]) -> Agreement:
    mine, theirs = last[one], last[other]
    pairs = Counter((mine[name], theirs[name]) for name in mine.keys() & theirs.keys())
    both, same = pairs.total(), sum(number for (first, second), number in pairs.items() if first is second)
    share = wilson(same, both) if both >= LEAST else None
    kappa = cohen(pairs) if both >= LEAST else None
    return Agreement(
        one=one, other=other, both=both, same=same, verdicts=dict(pairs), share=share, kappa=kappa,
        words=_words(both, share, kappa),
    )  # fmt: skip


def _words(both: int, share: Measure | None, kappa: Measure | None) -> str:
    if not both:
        return "no finding was judged by both"
    if share is None:
        found = "1 finding was judged by both" if both == 1 else f"{both} findings were judged by both"
        return f"{found}: too few to say how far they agree, which takes {LEAST}"
    if kappa is None:
        return "both gave one and the same verdict throughout, so that chance alone could explain it: no kappa"
    return "beyond what chance would give" if kappa.low > 0 else "no more than chance could give"


def wilson(same: int, number: int) -> Measure:
    """Return a share with the interval of Wilson.

    >>> measure = wilson(8, 10)
    >>> round(measure.value, 2), round(measure.low, 2), round(measure.high, 2)
    (0.8, 0.49, 0.94)
    """
    share = same / number
    middle = (share + Z * Z / (2 * number)) / (1 + Z * Z / number)
    width = Z * sqrt(share * (1 - share) / number + Z * Z / (4 * number * number)) / (1 + Z * Z / number)
    return Measure(value=share, low=max(0.0, middle - width), high=min(1.0, middle + width))


def cohen(pairs: Mapping[tuple[Verdict, Verdict], int]) -> Measure | None:
    """Return Cohen's kappa with the interval of its large-sample error; None where chance alone gives full agreement.

    >>> A, R = Verdict.ACCEPTED, Verdict.REJECTED
    >>> round(cohen({(A, A): 20, (A, R): 5, (R, A): 10, (R, R): 15}).value, 2)
    0.4
    """
    number = sum(pairs.values())
    first, second = Counter[Verdict](), Counter[Verdict]()
    for (one, other), times in pairs.items():
        first[one] += times
        second[other] += times
    observed = sum(times for (one, other), times in pairs.items() if one is other) / number
    expected = sum(first[verdict] * second[verdict] for verdict in first) / number**2
    if expected == 1:
        return None
    kappa = (observed - expected) / (1 - expected)
    error = Z * sqrt(observed * (1 - observed) / number) / (1 - expected)
    return Measure(value=kappa, low=max(-1.0, kappa - error), high=min(1.0, kappa + error))
