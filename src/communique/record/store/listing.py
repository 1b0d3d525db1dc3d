"""Lists of things: narrowed, sorted by day, a page at a time; as of an earlier day told from the reports of then."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, and_, exists, func, not_, or_, select

from communique.domain.judgement import Verdict
from communique.domain.merged import Merged
from communique.errors import UnknownError
from communique.record.merge import Rulings
from communique.record.store import schema
from communique.record.store.codec import merged_of
from communique.record.store.cursors import position_of
from communique.record.store.derive.facets import UNKNOWN, days_of, mode_of
from communique.record.store.derive.joining import joining
from communique.record.store.derive.ledger import lines_as_of
from communique.record.store.derive.standings import AS_OF, standing
from communique.record.store.rows import rows_with
from communique.record.store.search import THINGS
from communique.record.store.wanted import Wanted

things, lines = schema.things.c, schema.lines.c
FACETS = ("status", "level", "mode", "stance", "issue")
STEP = 100  # things of the past looked at together


def list_things(
    connection: Connection, kind: str, wanted: Wanted, rulings: Rulings, *, negotiation: str | None
) -> Iterator[Merged[Any]]:
    """Yield the merged things of one kind that are wanted, in the wanted order."""
    past = past_of(connection, wanted)
    if past is None:
        whole = narrowed(connection, kind, wanted, negotiation)
        statement = paged(connection, whole, kind, wanted, driver(kind, wanted, negotiation))
        for row in connection.execute(statement):
            yield merged_of(kind, row.payload)
        return
    yield from _of_the_past(connection, kind, replace(wanted, as_of=past), rulings, negotiation)


def past_of(connection: Connection, wanted: Wanted) -> date | None:
    """Return the day asked for, None where it is the one that the record speaks from."""
    latest = standing(connection, AS_OF)
    return None if wanted.as_of is None or wanted.as_of.isoformat() == latest else wanted.as_of


def narrowed(
    connection: Connection, kind: str, wanted: Wanted, negotiation: str | None, *, is_any_review: bool = False
) -> Select[Any]:
    """Return a statement over the things of a kind that are wanted, without an order.

    Args:
        is_any_review: Whatever persons said of them; else as wanted, and none that was rejected.
    """
    statement = select(things.id, things.kind, things.payload, things.settled)
    is_kind = things.kind == (schema.ACTOR if kind == "actor" else kind)
    conditions = [is_kind, *(said_in(wanted) if is_any_review else facets(wanted))]
    if wanted.as_of is not None:
        conditions.append(or_(things.first_told.is_(None), things.first_told <= wanted.as_of))
    if wanted.text is not None:
        conditions.append(THINGS.match(connection, wanted.text))
    driven = driver(kind, wanted, negotiation)
    if driven is not None:
        statement = statement.join_from(driven, schema.things, driven.c.thing == things.id)
        conditions += [driven.c[driven.c.keys()[0]] == (wanted.party or negotiation), driven.c.kind == kind]
    if negotiation is not None and driven is not schema.thing_negotiations:
        conditions.append(_in_negotiation(kind, negotiation))
    if wanted.party is not None and driven is not schema.thing_parties:
        conditions.append(_takes_part(wanted.party))
    if wanted.counterpart is not None:
        conditions.append(_takes_part(wanted.counterpart))
    return statement.where(*conditions)


def _takes_part(party: str) -> ColumnElement[bool]:
    table = schema.thing_parties.alias().c  # the list itself may follow the order of a party
    return exists().where(table.party == party, table.thing == things.id)


def driver(kind: str, wanted: Wanted, negotiation: str | None) -> Table | None:
    """Return the table whose order a list follows: that of a party or of a negotiation, else the things' own."""
    if kind == "actor":
        return None
    if wanted.party is not None:
        return schema.thing_parties
    return schema.thing_negotiations if negotiation is not None else None


def facets(wanted: Wanted) -> list[ColumnElement[bool]]:
    """Return the conditions on what a thing says, which may have been otherwise in the past."""
    if wanted.unreviewed:
        return [*said_in(wanted), things.review.is_(None)]
    return [*said_in(wanted), or_(things.review.is_(None), things.review != Verdict.REJECTED.value)]


def said_in(wanted: Wanted) -> list[ColumnElement[bool]]:
    """Return the conditions on what a thing says, whatever persons said of it."""
    conditions = [things[name] == value for name in FACETS if (value := getattr(wanted, name)) is not None]
    if wanted.since is not None:
        conditions.append(things.ends >= wanted.since)
    if wanted.until is not None:
        conditions.append(things.day <= wanted.until)
    return conditions


def _in_negotiation(kind: str, negotiation: str) -> ColumnElement[bool]:
    if kind != "actor":
        table = schema.thing_negotiations.c
        return exists().where(table.negotiation == negotiation, table.thing == things.id)
    sketches, members, belongs = schema.sketches.c, schema.members.c, schema.document_negotiations.c
    return exists().where(
        sketches.group == things.id,
        members.finding == sketches.finding,
        members.kind == schema.ACTOR,
        belongs.document == members.document,
        belongs.negotiation == negotiation,
    )


def paged(
    connection: Connection, statement: Select[Any], kind: str, wanted: Wanted, driven: Table | None
) -> Select[Any]:
    """Return a statement in the wanted order, after the page before, as long as a page."""
    key: ColumnElement[Any] = things.reports if kind == "actor" else things.day
    name: ColumnElement[Any] = things.id
    if driven is not None:
        key, name = driven.c.day, driven.c.thing
    if wanted.after is not None:
        statement = statement.where(_beyond(connection, kind, (key, name), wanted))
    order = (key.desc(), name.desc()) if wanted.newest_first else (key, name)
    statement = statement.order_by(*order)
    return statement if wanted.limit is None else statement.limit(wanted.limit)


def _beyond(
    connection: Connection, kind: str, order: tuple[ColumnElement[Any], ColumnElement[Any]], wanted: Wanted
) -> ColumnElement[bool]:
    last = position_of(connection, wanted.after or "")
    if isinstance(last[0], int) is not (kind == "actor"):
        raise UnknownError(f"expected the id of a {kind} to go on after, found {wanted.after!r}")
    key, name = order
    if wanted.newest_first:
        return and_(key <= last[0], or_(key < last[0], name < last[1]))
    return and_(key >= last[0], or_(key > last[0], name > last[1]))


# --- as of another day ---


def _of_the_past(
    connection: Connection, kind: str, wanted: Wanted, rulings: Rulings, negotiation: str | None
) -> Iterator[Merged[Any]]:
    """Yield the things as they read on a day: those that have changed since are told anew from the reports of then."""
    whole = replace(wanted, status=None, level=None, mode=None, stance=None, issue=None, since=None, until=None)
    same = _reads_the_same(wanted.as_of or UNKNOWN)
    statement = narrowed(connection, kind, whole, negotiation).add_columns(same.label("same"))
    statement = statement.where(or_(and_(same, *facets(wanted)), not_(same)))
    driven = driver(kind, wanted, negotiation)
    remaining, after = wanted.limit, wanted.after
    while remaining is None or remaining > 0:
        page = paged(connection, statement, kind, replace(wanted, after=after, limit=STEP), driven)
        rows = connection.execute(page).all()
        for merged in _told_then(connection, kind, rows, rulings, wanted):
            if remaining is None or remaining > 0:
                yield merged
            remaining = None if remaining is None else remaining - 1
        if len(rows) < STEP:
            return
        after = rows[-1].id


def _reads_the_same(as_of: date) -> ColumnElement[bool]:
    """Return the condition that a thing read on a day as it does now."""
    is_settled = func.coalesce(things.settled, date.max) <= as_of
    later = exists().where(lines.thing == things.id, lines.renew <= as_of)
    return and_(is_settled, not_(later))


def _told_then(
    connection: Connection, kind: str, rows: Sequence[Row[Any]], rulings: Rulings, wanted: Wanted
) -> Iterator[Merged[Any]]:
    as_of = wanted.as_of or UNKNOWN
    anew = dict(retold(connection, kind, [row.id for row in rows if not row.same], rulings, as_of))
    for row in rows:
        merged = merged_of(kind, row.payload) if row.same else anew.get(row.id)
        if merged is not None and (row.same or fits(merged, wanted)):
            yield merged


def retold(
    connection: Connection, kind: str, ids: Sequence[str], rulings: Rulings, as_of: date
) -> Iterator[tuple[str, Merged[Any]]]:
    """Yield things as the reports of a day tell them, by their ids."""
    read: dict[str, Merged[Any]] = {}
    on_lines: set[str] = set()
    if kind == "commitment":
        on_lines = {row.thing for row in rows_with(connection, select(lines.thing), lines.thing, ids)}
        read |= lines_as_of(connection, on_lines, rulings, as_of)
    told = joining(connection, [name for name in ids if name not in on_lines], rulings, as_of=as_of)
    for name in ids:
        merged = read.get(name) if name not in told.members else told.thing(kind, name, as_of=as_of)
        if merged is not None:
            yield name, merged


def fits(merged: Merged[Any], wanted: Wanted) -> bool:
    """Tell whether a thing, as it read then, is wanted."""
    thing, days = merged.thing, days_of(merged)
    said = {name: mode_of(thing) if name == "mode" else getattr(thing, name, None) for name in FACETS}
    if any(said[name] != value for name in FACETS if (value := getattr(wanted, name)) is not None):
        return False
    if wanted.unreviewed and merged.review is not None:
        return False
    is_late_enough = wanted.since is None or days.last >= wanted.since
    is_early_enough = wanted.until is None or days.first <= wanted.until
    return merged.review is not Verdict.REJECTED and is_late_enough and is_early_enough
