"""All that the page on one finding under review shows: where it stands, why the program thinks so, what may be done."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from communique.domain.document import Citation
from communique.domain.evidence import Evidence
from communique.domain.ids import DocumentId
from communique.domain.judgement import Judgement, Reason, Verdict
from communique.domain.merged import Merged, Report
from communique.record import Wanted
from communique.record.store.citing import hash_of
from communique.record.store.derive.facets import UNKNOWN, days_of
from communique.views.doubts import doubts_of
from communique.views.mentioned import teller_for
from communique.views.rule_examples import Rule, rule_named
from communique.views.web.addresses import page_of, words_at
from communique.views.web.around import Piece, around
from communique.views.web.judging_forms import Field, fields_in
from communique.views.web.told import Told, source_of, tell_all

if TYPE_CHECKING:
    from communique.record import Store

MOST_REPORTS = 8  # with their sentences; the thing's own page has all
ALIKE = 12  # others it could be merged with
NEAR = timedelta(days=10)
DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One report of a finding, with its sentence."""

    finding: str
    source: str
    title: str
    sentence: tuple[Piece, ...]
    href: str
    is_copy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A finding under review."""

    merged: Merged[Any]
    told: Told
    doubts: tuple[str, ...]
    readings: tuple[Reading, ...]
    more_reports: int
    rule: Rule | None
    reasons: tuple[Reason, ...]
    judgements: tuple[Judgement, ...]
    fields: tuple[Field, ...]
    alike: tuple[Told, ...]
    seen: str  # what the finding is known by as it reads now


def reviewed(record: "Store", merged: Merged[Any], judgements: tuple[Judgement, ...]) -> Reviewed:
    """Return a finding as the review shows it."""
    reports = merged.reports[:MOST_REPORTS]
    cited = {one.id: one for one in record.documents_of(merged.thing.id)}
    names = {merged.thing.id, *(report.finding for report in merged.reports)}
    return Reviewed(
        merged=merged,
        told=tell_all(record, [merged])[0],
        doubts=doubts_of(merged),
        readings=tuple(_readings(record, merged, reports, cited)),
        more_reports=len(merged.reports) - len(reports),
        rule=rule_named(merged.thing.rule),
        reasons=tuple(reason for reason in merged.reasons if reason.verdict is not Verdict.CORRECTED),
        judgements=_on(names, judgements),
        fields=tuple(fields_in(merged, teller_for(record, [merged.thing]))),
        alike=tuple(_alike(record, merged)),
        seen=seen_of(merged),
    )


def seen_of(merged: Merged[Any]) -> str:
    """Return what a finding is known by as it reads now: another, where anything about it is otherwise."""
    return hash_of(merged)[:DIGITS]


def _on(names: set[str], judgements: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """Return the judgements on a finding, and those that undo them, the latest first."""
    own = {one.id for one in judgements if names & set(one.about)}
    return tuple(one for one in judgements[::-1] if one.id in own or own & set(one.about))


def _readings(
    record: "Store", merged: Merged[Any], reports: tuple[Report, ...], cited: Mapping[DocumentId, Citation]
) -> Iterator[Reading]:
    words: dict[str, list[Evidence]] = {}
    for piece in (*getattr(merged.thing, "content", ()), *merged.thing.evidence):
        words.setdefault(piece.document, []).append(piece)
    for report in reports:
        here = words.get(report.document, [])
        citation = cited.get(report.document)
        yield Reading(
            finding=report.finding,
            source=source_of(report),
            title=citation.title or "" if citation else "",
            sentence=around(record.text(report.document), here) if here else (),
            href=words_at(here) if here else page_of(report.document),
            is_copy=report.origin != report.document,
        )


def _alike(record: "Store", merged: Merged[Any]) -> Iterator[Told]:
    """Yield others that may be the same: of the same kind and party, of days near by."""
    days, kind = days_of(merged), str(merged.thing.id).partition("-")[0]
    parties = _parties(record, merged)
    if not parties or UNKNOWN in {days.first, days.last}:
        return
    wanted = Wanted(party=parties[0], since=days.first - NEAR, until=days.last + NEAR, limit=ALIKE + 1)
    ask: Mapping[str, Callable[[Wanted], Sequence[Any]]] = {
        "contact": record.contacts,
        "statement": record.statements,
        "position": record.positions,
        "commitment": record.commitments,
    }
    found = [one for one in ask[kind](wanted) if one.thing.id != merged.thing.id]
    yield from tell_all(record, found[:ALIKE])


def _parties(record: "Store", merged: Merged[Any]) -> list[str]:
    thing = merged.thing
    several = (*getattr(thing, "participants", ()), *getattr(thing, "by", ()))
    single = (getattr(thing, "speaker", None), getattr(thing, "holder", None))
    named = [one.actor for one in (*several, *single) if one]
    known = record.named(named)
    return [known[name].party or known[name].id for name in named if name in known]
