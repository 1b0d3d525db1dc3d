"""The dossier of a negotiation: how things stand on a day, and what changed since another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request

from communique.documents.days import parse_day
from communique.domain.commitment import CommitmentStatus
from communique.domain.contact import ContactLevel
from communique.domain.negotiation import Negotiation
from communique.errors import SourceError, UnknownError
from communique.record import Counts, Lately, Outlet, Wanted
from communique.views.changes import changes_listing
from communique.views.sheets import Cell
from communique.views.web.ages import Age, age_since
from communique.views.web.asked import Asked
from communique.views.web.opened import Reading
from communique.views.web.pages.commitments import Line, lines_of
from communique.views.web.refusing import Refusal
from communique.views.web.told import Told, tell_all
from communique.views.web.twins import Page, listed, twinned
from communique.views.web.visits import visit_before

if TYPE_CHECKING:
    from communique.record import Store

router = APIRouter()
FEW, OUTLETS = 6, 12  # of each kind; of outlets
A_WEEK = timedelta(days=7)
CHANGING = ("contact", "commitment", "position")
REVIEWED = ("contact", "statement", "position", "commitment")
COLUMNS = ("section", "id", "day", "status", "who", "words", "age_days", "known", "document_words")


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLevel:
    """The last contact at a level."""

    level: str
    told: Told
    age: Age | None
    is_dated: bool  # false: it is counted from the day it was told


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What came to read otherwise of a kind."""

    kind: str
    lately: Lately
    newest: Sequence[Told]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """How a negotiation stands on a day."""

    negotiation: Negotiation
    as_of: date | None
    counts: Counts
    levels: Sequence[AtLevel]
    silent: Sequence[str]  # levels at which no contact is known
    ahead: Sequence[Told]
    open: Sequence[Line]
    red_lines: Sequence[Told]
    outlets: Sequence[Outlet]
    since: date | None
    is_visit: bool  # since the visit before, not since a day asked for
    changed: Sequence[Changed]
    unreviewed: Mapping[str, int]


@twinned(router, "/negotiations/{negotiation}")
def dossier(request: Request, record: Reading, wanted: Asked, negotiation: str) -> Page:
    """Return the dossier of a negotiation."""
    found = dossier_of(request, record, wanted, _named(record, negotiation))
    return Page(
        template="dossier.html",
        values={"dossier": found, "most": max((one.documents for one in found.outlets), default=0)},
        whole=found,
        columns=COLUMNS,
        rows=_rows(found),
    )


@twinned(router, "/negotiations/{negotiation}/changes")
def changes(request: Request, record: Reading, wanted: Asked, negotiation: str) -> Page:
    """Return all that changed in a negotiation since a day, hardened positions and lapsed promises too."""
    known = _named(record, negotiation)
    since, _ = _since(request, known, wanted.as_of or record.latest())
    scope = replace(wanted, negotiation=known.id, since=None, until=None, limit=None)
    found = record.changed_since(since, scope) if since else ()
    listing = changes_listing(
        record,
        found,
        {"changed_since": since.isoformat() if since else None},
        limit=wanted.limit,
        as_of=wanted.as_of,
    )
    return listed("changes.html", listing, known=known, since=since)


def dossier_of(request: Request, record: "Store", wanted: Wanted, negotiation: Negotiation) -> Dossier:
    """Return how a negotiation stands on the day asked for, else on the latest day of the record."""
    as_of = wanted.as_of or record.latest()
    scope = Wanted(negotiation=negotiation.id, as_of=wanted.as_of, limit=FEW)
    levels = _levels(record, scope, as_of)
    since, is_visit = _since(request, negotiation, as_of)
    open_ones = record.commitments(replace(scope, status=CommitmentStatus.OPEN.value))
    counts = record.glimpses.counts(negotiation.id)
    return Dossier(
        negotiation=negotiation,
        as_of=as_of,
        counts=counts,
        levels=levels,
        silent=[
            level.value
            for level in ContactLevel
            if level is not ContactLevel.UNSPECIFIED and level.value not in {one.level for one in levels}
        ],
        ahead=tell_all(record, record.glimpses.ahead(replace(scope, as_of=as_of)), wanted.as_of),
        open=list(lines_of(record, open_ones, scope)),
        red_lines=tell_all(record, record.glimpses.red_lines(scope), wanted.as_of),
        outlets=record.glimpses.outlets(replace(scope, limit=OUTLETS)),
        since=since,
        is_visit=is_visit,
        changed=list(_changed(record, scope, since)) if since else [],
        unreviewed={kind: counts.unreviewed(kind) for kind in REVIEWED},
    )


def _named(record: "Store", name: str) -> Negotiation:
    found = next((one for one in record.negotiations() if one.id == name), None)
    if found is None:
        raise UnknownError(f"expected the id of a negotiation, found {name!r}")
    return found


def _levels(record: "Store", scope: Wanted, as_of: date | None) -> "list[AtLevel]":
    found = record.glimpses.latest_by_level(replace(scope, as_of=as_of))
    order = {level.value: number for number, level in enumerate(ContactLevel)}
    levels = []
    for merged, told in zip(found, tell_all(record, found, scope.as_of), strict=True):
        when = merged.thing.when
        first, last = (when.earliest, when.latest) if when else (merged.first_told, merged.first_told)
        age = age_since(first, min(last, as_of) if last and as_of else last, as_of)
        levels.append(AtLevel(level=merged.thing.level.value, told=told, age=age, is_dated=when is not None))
    return sorted(levels, key=lambda one: order[one.level])


def _changed(record: "Store", scope: Wanted, since: date) -> "list[Changed]":
    changed = []
    for kind in CHANGING:
        lately = record.glimpses.lately(kind, since, scope)
        if lately.new or lately.changed:
            changed.append(Changed(kind=kind, lately=lately, newest=tell_all(record, lately.newest, scope.as_of)))
    return changed


def _since(request: Request, negotiation: Negotiation, as_of: date | None) -> tuple[date | None, bool]:
    """Return the day changes are counted from: the one asked for, else that of the visit before, else a week ago."""
    asked = request.query_params.get("since", "").strip()
    if not asked:
        seen = visit_before(request, negotiation.id)
        return seen or (as_of - A_WEEK if as_of else None), seen is not None
    try:
        return parse_day(asked), False
    except SourceError as error:
        raise Refusal(422, str(error)) from error


def _rows(dossier: Dossier) -> "list[dict[str, Cell]]":
    sections: list[tuple[str, Told, Age | None]] = [
        *(("latest contact", one.told, one.age) for one in dossier.levels),
        *(("ahead", told, None) for told in dossier.ahead),
        *(("open commitment", line.told, line.age) for line in dossier.open),
        *(("red line", told, None) for told in dossier.red_lines),
    ]
    return [_cells(section, told, age) for section, told, age in sections]


def _cells(section: str, told: Told, age: Age | None) -> dict[str, Cell]:
    return {
        "section": section,
        "id": told.id,
        "day": told.day,
        "status": told.label,
        "who": tuple(one.name for one in told.who),
        "words": told.words,
        "age_days": age.most if age else None,
        "known": told.known,
        "document_words": told.words_at,
    }
