"""What became of a contact, by all its reports: what was told last and most, and a plan is outranked by its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from communique.domain.contact import Contact, ContactStatus
from communique.domain.judgement import PROGRAM, Reason, Verdict
from communique.record.merge.lexicon import fate_of
from communique.record.merge.rulings import pair_of
from communique.record.merge.told import Told

STRONGEST = tuple(ContactStatus)  # as they are listed: held first
FINAL = ("happened", "off", "ahead")  # of those told on one day
Reports = Sequence[Told[Contact]]


@dataclass(frozen=True, slots=True)
class Fate:
    """The status of a contact, the report that gives it, and why it outranks others."""

    status: ContactStatus
    teller: Told[Contact]
    reasons: tuple[Reason, ...]


def fate_by(members: Reports) -> Fate:
    """Return what became of a contact; its reports in line, at least one."""
    members = _timely(members)
    by_fate = {fate: [told for told in members if fate_of(told.finding.status) == fate] for fate in FINAL}
    by_fate = {fate: reports for fate, reports in by_fate.items() if reports}
    chosen = _chosen(by_fate)
    teller = min(by_fate[chosen], key=_strength)
    against = [reports for fate, reports in by_fate.items() if fate != chosen and {fate, chosen} == {"happened", "off"}]
    reasons = tuple(_reason(teller, by_fate[chosen], others) for others in against)
    return Fate(teller.finding.status, teller, reasons)


def _timely(members: Reports) -> Reports:
    """Leave out plans that were told after the day they were for: they tell nothing of what became of it."""
    days = [told.finding.when.latest for told in members if told.finding.when and told.finding.when.latest]
    day = min(days, default=None)
    if day is None:
        return members
    kept = [told for told in members if not _is_late_plan(told, day)]
    return kept or members


def _is_late_plan(told: Told[Contact], day: date) -> bool:
    published = told.document.published
    return fate_of(told.finding.status) == "ahead" and published is not None and published > day


def _chosen(by_fate: dict[str, list[Told[Contact]]]) -> str:
    """Return what holds: of "it took place" and "it did not" what more or later texts say, else what was told last."""
    if {"happened", "off"} <= by_fate.keys():
        return _stronger(by_fate["happened"], by_fate["off"])
    if "happened" in by_fate:
        return "happened"
    return max(by_fate, key=lambda fate: (_last(by_fate[fate]), -FINAL.index(fate)))


def _stronger(happened: Reports, off: Reports) -> str:
    """Return which of two contrary tellings holds; a plan put off and carried out nevertheless was carried out."""
    put_off_before = all(told.finding.status is not ContactStatus.DENIED for told in off) and _last(off) < _last(
        happened
    )
    if put_off_before or _texts(happened) > _texts(off):
        return "happened"
    if _texts(happened) == _texts(off):
        return "happened" if _last(happened) > _last(off) else "off"
    return "off"


def _strength(told: Told[Contact]) -> tuple[object, ...]:
    """Order the reports of what became of it: the last day first, on that day the strongest word."""
    day = told.document.published
    return (-(day.toordinal() if day else 0), STRONGEST.index(told.finding.status), told.place_in_line)


def _last(reports: Reports) -> int:
    return max(told.document.published.toordinal() if told.document.published else 0 for told in reports)


def _texts(reports: Reports) -> int:
    return len({told.origin for told in reports})


def _reason(teller: Told[Contact], agreed: Reports, others: Reports) -> Reason:
    other = others[0]
    words = (
        f"“{teller.finding.status}” as {_texts(agreed)} independent texts tell it, the last on {_day(agreed)}, "
        f"against “{other.finding.status}” in {_texts(others)}, the last on {_day(others)}"
    )
    about = pair_of(teller.finding.id, other.finding.id)
    return Reason(about=about, verdict=Verdict.SAME, words=words, by=PROGRAM)


def _day(reports: Reports) -> str:
    day = max((told.document.published for told in reports if told.document.published), default=None)
    return day.isoformat() if day else "no known day"
