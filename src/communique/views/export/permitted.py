"""What may leave of a record: the holdings without the words that the rights of their sources keep back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Generic, TypeVar

from communique.domain.findings import Findings
from communique.domain.ids import DocumentId
from communique.domain.judgement import Judgement
from communique.domain.rights import Rights
from communique.views.export.holdings import Holdings, Reading
from communique.views.export.withholding import Withholding

T = TypeVar("T")


def permitted(holdings: Holdings) -> Holdings:
    """Return the holdings as every form may tell them."""
    withholding = Withholding(holdings.documents, holdings.text_of)
    readings = _LessReadings(holdings.readings, withholding)
    if not withholding.is_needed:
        return replace(holdings, readings=readings, text_of=withholding.text)
    return replace(
        holdings,
        actors={key: withholding.less(merged) for key, merged in holdings.actors.items()},
        contacts=_Less(holdings.contacts, withholding),
        statements=_Less(holdings.statements, withholding),
        positions=_Less(holdings.positions, withholding),
        commitments=_Less(holdings.commitments, withholding),
        events=_Less(holdings.events, withholding),
        readings=readings,
        judgements=_judgements(holdings, withholding),
        text_of=withholding.text,
    )


@dataclass(frozen=True, slots=True)
class _Less(Generic[T]):
    things: Iterable[T]
    withholding: Withholding

    def __iter__(self) -> Iterator[T]:
        return (self.withholding.less(thing) for thing in self.things)


@dataclass(frozen=True, slots=True)
class _LessReadings:
    readings: Iterable[Reading]
    withholding: Withholding

    def __iter__(self) -> Iterator[Reading]:
        for reading in self.readings:
            document = reading.findings.document
            text = document.text if self.withholding.rights(document.id) is Rights.FULL else None
            yield replace(reading, findings=_findings(reading.findings, self.withholding), text=text)


def _findings(findings: Findings, withholding: Withholding) -> Findings:
    if not withholding.is_needed:
        return findings
    here = (findings.document.id,)
    return replace(
        findings,
        actors=withholding.less(findings.actors, here),
        contacts=withholding.less(findings.contacts, here),
        statements=withholding.less(findings.statements, here),
        positions=withholding.less(findings.positions, here),
        commitments=withholding.less(findings.commitments, here),
        events=withholding.less(findings.events, here),
        times=withholding.less(findings.times, here),
        notes=withholding.less(findings.notes, here),
    )


def _judgements(holdings: Holdings, withholding: Withholding) -> tuple[Judgement, ...]:
    """Return the judgements; what a person quoted of a closed source is kept back too."""
    judgements = tuple(holdings.judgements)
    judged = {finding for judgement in judgements for finding in judgement.about}
    told_in: dict[str, set[DocumentId]] = {finding: set() for finding in judged}
    for report in chain.from_iterable(merged.reports for merged in (holdings.things() if judged else ())):
        if report.finding in judged:
            told_in[report.finding].add(report.document)
    return tuple(
        withholding.less(judgement, chain.from_iterable(told_in[finding] for finding in judgement.about))
        for judgement in judgements
    )
