"""Tells a position from all its reports."""

from collections.abc import Sequence
from dataclasses import replace

from communique.domain.position import Position
from communique.record.merge.told import Around, Told, first_told, most_exact, most_told, united, variants


def join_positions(members: Sequence[Told[Position]], around: Around) -> Position:
    """Return the position its reports, in line, tell together; how firmly it was put may differ."""
    findings = [told.finding for told in members]
    first = findings[0]
    firmness = most_told((told.finding.firmness, told.origin) for told in members) or first.firmness
    said = ((finding.firmness, finding.evidence[0]) for finding in findings)
    own = dict.fromkeys(variant for finding in findings for variant in finding.variants)
    return replace(
        first,
        holder=around.named(first.holder) or first.holder,
        firmness=firmness,
        issue=first_told(finding.issue for finding in findings),
        object=first_told(finding.object for finding in findings),
        polarity=first_told(finding.polarity for finding in findings),
        toward=around.named(first_told(finding.toward for finding in findings)),
        condition=first_told(finding.condition for finding in findings),
        when=most_exact([(told.finding.when, told.origin) for told in members]),
        statement=around.finding(first_told(finding.statement for finding in findings)),
        variants=(*own, *variants("firmness", said, firmness)),
        evidence=united(finding.evidence for finding in findings),
    )
