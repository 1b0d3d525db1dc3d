"""Tells a commitment from all its reports; what became of it is for the ledger to say."""

from collections.abc import Sequence
from dataclasses import replace

from communique.domain.commitment import Commitment
from communique.record.merge.told import Around, Told, first_told, most_exact, united, united_names


def join_commitments(members: Sequence[Told[Commitment]], around: Around) -> Commitment:
    """Return the commitment its reports, in line, tell together; how sure it is was told last."""
    findings = [told.finding for told in members]
    return replace(
        findings[0],
        by=united_names((finding.by for finding in findings), around),
        told_by=around.named(findings[0].told_by),
        contact=around.finding(first_told(finding.contact for finding in findings)),
        due=most_exact([(told.finding.due, told.origin) for told in members]),
        condition=first_told(finding.condition for finding in findings),
        certainty=findings[-1].certainty,
        fulfilled_by=around.finding(first_told(finding.fulfilled_by for finding in findings)),
        history=tuple(dict.fromkeys(change for finding in findings for change in finding.history)),
        statement=around.finding(first_told(finding.statement for finding in findings)),
        evidence=united(finding.evidence for finding in findings),
    )
