"""Tells a thing from all its reports: evidence of all, and where they differ what each says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic

from communique.domain.document import Citation
from communique.domain.ids import DocumentId
from communique.domain.judgement import Reason, Verdict
from communique.domain.merged import Merged, Report, Thing
from communique.record.merge.kinds import Kind
from communique.record.merge.rulings import Rulings


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Generic[Thing]):
    """A thing as one document tells it."""

    finding: Thing
    document: Citation
    origin: DocumentId


def join(
    kind: Kind,
    members: Sequence[Told[Thing]],
    *,
    reasons: Sequence[Reason] = (),
    homes: Mapping[str, str] | None = None,
) -> Merged[Thing]:
    """Return the thing its reports tell together; their order does not matter.

    Args:
        members: At least one.
        homes: For every finding or actor the thing refers to, the id of the group it stands in; others keep their own.
    """
    del kind, homes
    ordered = sorted(
        members, key=lambda told: (str(told.document.published or "9999"), told.document.id, told.finding.id)
    )
    thing = ordered[0].finding
    return Merged(thing=thing, reports=tuple(map(_report, ordered)), reasons=tuple(reasons), review=None)


def _report(told: Told[Thing]) -> Report:
    return Report(
        finding=told.finding.id,
        document=told.document.id,
        published=told.document.published,
        source=told.document.source,
        origin=told.origin,
    )


def apply(rulings: Rulings, merged: Merged[Thing]) -> Merged[Thing] | None:
    """Return a thing as persons corrected it, with the state of its review; None where all its reports are rejected."""
    verdicts = [rulings.reviews[report.finding] for report in merged.reports if report.finding in rulings.reviews]
    last = max(verdicts, key=lambda judgement: (judgement.at, judgement.id), default=None)
    if last is not None and last.verdict is Verdict.REJECTED:
        return None
    return replace(merged, review=last.verdict if last else None)
