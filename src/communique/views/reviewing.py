"""Writes what a person judges into the review log."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from communique.domain.ids import judgement_id
from communique.domain.judgement import Judgement, Verdict
from communique.domain.merged import Merged
from communique.errors import RecordError
from communique.views.whom import with_ids

if TYPE_CHECKING:
    from communique.record import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a person says."""

    verdict: Verdict
    about: tuple[str, ...]  # ids, or their beginnings
    reason: str
    by: str
    field: str | None = None
    value: str | None = None  # JSON


def rule_on(record: "Store", ruling: Ruling, *, at: datetime) -> Judgement:
    """Write a ruling to the log and return it.

    Raises:
        RecordError: It is about nothing that can be ruled on, or not about two different things where it must be.
    """
    about = tuple(_whole_id(record, name, ruling.verdict) for name in ruling.about)
    if len(set(about)) < len(about):
        raise RecordError(f"expected two different ids, found {about[0]} twice")
    return _written(record, replace(ruling, about=about), at)


def rule_on_many(record: "Store", ruling: Ruling, *, at: datetime) -> Judgement:
    """Write one ruling on all findings with these whole ids to the log: it is undone as one, too.

    Raises:
        RecordError: They are none, or not of one kind.
    """
    if not ruling.about:
        raise RecordError("expected the ids of findings, found none")
    return _written(record, ruling, at)


def _written(record: "Store", ruling: Ruling, at: datetime) -> Judgement:
    about = ruling.about
    _check_kinds(about)
    value = with_ids(record, ruling.field, ruling.value) if ruling.field and ruling.value else ruling.value
    said = (ruling.verdict.value, *about, ruling.field or "", value or "", ruling.reason, ruling.by)
    judgement = Judgement(
        id=judgement_id("|".join((*said, at.astimezone(UTC).isoformat()))),
        verdict=ruling.verdict,
        about=about,
        field=ruling.field,
        value=value,
        reason=ruling.reason,
        by=ruling.by,
        at=at.astimezone(UTC),
    )
    record.judge(judgement)
    return judgement


def _check_kinds(about: tuple[str, ...]) -> None:
    """Refuse a ruling on two things of which one can never be the other; a commitment is told by contacts too."""
    kinds = [name.split("-", maxsplit=1)[0] for name in about]
    if len(set(kinds)) > 1 and not set(kinds) <= {"commitment", "contact"}:
        raise RecordError(f"expected two of one kind, found a {' and a '.join(kinds)}")


def _whole_id(record: "Store", name: str, verdict: Verdict) -> str:
    """Return the whole id: of a judgement for UNDONE, else of a finding or an actor, as it was named."""
    found = record.show(name)
    if verdict is Verdict.UNDONE:
        if not isinstance(found, Judgement):
            raise RecordError(f"{name}: expected the id of a judgement (`communique review log`), found another")
        return found.id
    if not isinstance(found, Merged):
        raise RecordError(f"{name}: expected the id of a finding or an actor, found that of something else")
    ids = [found.thing.id, *(report.finding for report in found.reports)]
    return str(next(one for one in ids if one.startswith(name)))


def json_value(words: str) -> str:
    """Return a value as JSON: as it is where it is a list, an object or null already, else as a string.

    >>> json_value("held"), json_value("2025"), json_value('["actor-1"]')
    ('"held"', '"2025"', '["actor-1"]')
    """
    try:
        value = msgspec.json.decode(words)
    except (msgspec.DecodeError, RecursionError):
        value = words
    return words if value is None or isinstance(value, list | dict) else msgspec.json.encode(words.strip('"')).decode()
