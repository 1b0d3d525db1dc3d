"""Tells a statement from all its reports: the fullest wording stands, and all evidence."""

from collections.abc import Sequence
from dataclasses import replace

from communique.domain.statement import Statement, StatementKind
from communique.record.merge.told import Around, Told, first_told, most_exact, united

FULLEST = (StatementKind.DIRECT, StatementKind.MIXED, StatementKind.INDIRECT)


def join_statements(members: Sequence[Told[Statement]], around: Around) -> Statement:
    """Return the statement its reports, in line, tell together."""
    fullest = min(members, key=_fullness).finding
    findings = [told.finding for told in members]
    return replace(
        fullest,
        id=findings[0].id,
        speaker=around.named(fullest.speaker or first_told(finding.speaker for finding in findings)),
        addressee=around.named(fullest.addressee or first_told(finding.addressee for finding in findings)),
        channel=fullest.channel or first_told(finding.channel for finding in findings),
        when=most_exact([(told.finding.when, told.origin) for told in members]),
        within=around.finding(fullest.within),
        evidence=united(finding.evidence for finding in (fullest, *findings)),
    )


def _fullness(told: Told[Statement]) -> tuple[object, ...]:
    length = sum(len(piece.quote) for piece in told.finding.content)
    return (FULLEST.index(told.finding.kind), -length, told.place_in_line)
