"""Applies what persons corrected, accepted or rejected to a thing told together."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import Enum
from itertools import chain
from typing import Any, get_args, get_type_hints

import msgspec

from communique.domain.contact import Contact, Place
from communique.domain.judgement import Judgement, Reason, Verdict
from communique.domain.merged import Merged, Thing
from communique.domain.when import Duration, When
from communique.errors import RecordError
from communique.record.merge.rulings import Rulings, rank_of
from communique.record.merge.told import Told

DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
PERIOD = re.compile(r"P(?=\d|T\d)(?:\d+(?:\.\d+)?[YMWD])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?")  # ISO 8601
FIXED = frozenset({"id", "evidence", "variants", "rule"})  # where a thing was read is no matter of opinion


def apply(rulings: Rulings, merged: Merged[Thing]) -> Merged[Thing] | None:
    """Return a thing as persons corrected it, with the state of its review; None where it is rejected."""
    names = {merged.thing.id, *(report.finding for report in merged.reports)}
    reviews = [rulings.reviews[name] for name in names if name in rulings.reviews]
    whole = [review for review in reviews if _is_on_whole(review, merged, reviews)]
    last = max(whole, key=rank_of, default=None)
    if last and last.verdict is Verdict.REJECTED:
        return None
    thing = merged.thing
    reasons = list(merged.reasons)
    corrections = {judgement.id: judgement for name in names for judgement in rulings.corrections.get(name, ())}
    for judgement in sorted(corrections.values(), key=rank_of):
        thing = corrected(thing, judgement.field or "", judgement.value or "null")
        reasons.append(_reason(judgement))
    return replace(merged, thing=thing, reasons=tuple(reasons), review=last.verdict if last else None)


def left_in(members: Iterable[Told[Thing]], rulings: Rulings) -> list[Told[Thing]]:
    """Return the reports without those that a person rejected; all of them where none would be left."""
    told = list(members)
    return [each for each in told if not rulings.is_rejected(each.finding.id)] or told


def _is_on_whole(review: Judgement, merged: Merged[Thing], reviews: Iterable[Judgement]) -> bool:
    """Tell whether a rejection, or that somebody added it, means the thing, and not only some of its reports."""
    reports = {report.finding for report in merged.reports}
    if review.verdict is Verdict.ADDED:
        return reports <= {name for one in reviews if one.verdict is Verdict.ADDED for name in one.about}
    return review.verdict is not Verdict.REJECTED or merged.thing.id in review.about or reports <= set(review.about)


def _reason(judgement: Judgement) -> Reason:
    about = judgement.about[0]
    words = f"{judgement.field}: {judgement.reason}" if judgement.reason else judgement.field or ""
    return Reason(about=(about, about), verdict=Verdict.CORRECTED, words=words, by=judgement.by)


def corrected(thing: Thing, field: str, value: str) -> Thing:
    """Return a thing with another value in a field.

    Args:
        value: JSON in the form of the field; a day may stand for a date, a name for a place, an id for an actor.

    Raises:
        RecordError: The thing has no such field, or the value has not its form.
    """
    form = _forms(type(thing)).get(field)
    if form is None:
        raise RecordError(f"expected one of {', '.join(_forms(type(thing)))}, found {field!r}")
    try:
        shaped = _shaped(field, msgspec.json.decode(value))
        thing = replace(thing, **{field: msgspec.convert(shaped, form)})
    except (msgspec.MsgspecError, RecursionError) as error:
        raise RecordError(f"{field}: {_expected(form, value) or error}") from error
    return _without_variant(thing, field)


def fields_of(kind: type[object]) -> dict[str, tuple[str, ...] | None]:
    """Return the fields of a thing that may be corrected, with the words allowed in each; None: any value of its form.

    >>> fields_of(Contact)["format"]
    ('direct', 'indirect')
    """
    return {name: _words_of(form) or None for name, form in _forms(kind).items()}


def _words_of(form: object) -> tuple[str, ...]:
    kinds = [kind for kind in (form, *get_args(form)) if isinstance(kind, type) and issubclass(kind, Enum)]
    return tuple(str(word.value) for kind in kinds for word in kind)


def _expected(form: object, value: str) -> str | None:
    """Return what a closed set of words holds and what was found in its place; None where any word may stand."""
    known = ", ".join(_words_of(form))
    return f"expected one of {known}, found {value}" if known else None


def _without_variant(thing: Thing, field: str) -> Thing:
    """Leave out what a report says otherwise where it is what the person says."""
    if not isinstance(thing, Contact):
        return thing
    said = _said(getattr(thing, field))
    return replace(thing, variants=tuple(one for one in thing.variants if (one.field, one.value) != (field, said)))


def _said(value: object) -> str:
    match value:
        case When():
            return value.edtf
        case Duration():
            return value.value
        case Place():
            return value.name
    return str(value)


def _forms(of: type[object]) -> Mapping[str, Any]:
    """Return the fields of a thing that may be corrected, with their forms."""
    return {name: form for name, form in get_type_hints(of).items() if name not in FIXED}


def _shaped(field: str, value: object) -> object:
    """Return a value in full where a person gave the short form."""
    if field in {"when", "due"} and isinstance(value, str):
        return _when(value)
    if field == "place" and isinstance(value, str):
        return {"name": value, "country": None, "evidence": None}
    if field == "duration" and isinstance(value, str):
        return _lasting(value)
    if field in {"participants", "mediators", "by"} and isinstance(value, list):
        return [_named(each) for each in value]
    if field in {"speaker", "addressee", "holder", "toward", "told_by"}:
        return _named(value)
    return value


def _named(value: object) -> object:
    return {"actor": value, "evidence": None} if isinstance(value, str) else value


def _lasting(value: str) -> dict[str, object]:
    if not PERIOD.fullmatch(value):
        raise RecordError(f"expected how long in ISO 8601, as in PT2H30M, found {value!r}")
    return {"value": value, "evidence": None}


def _when(value: str) -> dict[str, object]:
    """Return a day, a month, a year or an interval of two of them with its bounds."""
    parts = [DAY.fullmatch(part) for part in value.split("/")]
    if len(parts) > 2 or not all(parts):  # noqa: PLR2004  an interval has two ends
        raise RecordError(f"expected a day as in 2025-05-11, a month, a year or an interval, found {value!r}")
    try:
        days = list(chain.from_iterable(_bounds(part) for part in parts if part))
    except ValueError as error:
        raise RecordError(f"expected a day of the calendar, found {value!r}: {error}") from error
    return {"edtf": value, "earliest": str(days[0]), "latest": str(days[-1]), "evidence": None}


def _bounds(part: re.Match[str]) -> tuple[date, date]:
    year, month, day = (int(part[name]) if part[name] else None for name in ("year", "month", "day"))
    first = date(year or 1, month or 1, day or 1)
    if day:
        return first, first
    last_month = month or 12
    return first, date(first.year, last_month, monthrange(first.year, last_month)[1])
