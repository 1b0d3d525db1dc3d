"""How parties worded their positions, and what changed since a day."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, exists, or_, select

from communique.domain.judgement import Verdict
from communique.domain.merged import Merged
from communique.record.history import Difference, History, State, Step, Wording, as_ruled, changed_since, history_of
from communique.record.merge import Rulings
from communique.record.store import schema
from communique.record.store.codec import decode
from communique.record.store.derive.facets import UNKNOWN
from communique.record.store.derive.ledger import groups_of
from communique.record.store.listing import narrowed, retold
from communique.record.store.looking import latest
from communique.record.store.rows import chunks
from communique.record.store.wanted import Wanted

things, wordings = schema.things.c, schema.wordings.c


def history(
    connection: Connection, about: tuple[str, str | None], wanted: Wanted, rulings: Rulings, *, negotiation: str | None
) -> History:
    """Return how a party put its positions on an issue over time.

    Args:
        about: The party and the issue; None: positions on no known issue.
    """
    party, issue = about
    told = _told(connection, party, rulings, negotiation)
    groups = groups_of(connection, [wording.position for wording in told])
    told = list(as_ruled(told, groups, rulings))
    found = history_of(party, issue, told, groups, as_of=wanted.as_of or latest(connection) or UNKNOWN)
    if wanted.since is None and wanted.until is None:
        return found
    threads = [replace(one, steps=tuple(step for step in one.steps if _is_in(step, wanted))) for one in found.threads]
    return replace(found, threads=tuple(thread for thread in threads if thread.steps))


def _told(connection: Connection, party: str, rulings: Rulings, negotiation: str | None) -> list[Wording]:
    """Return how documents word the positions of a party, those that persons rejected left out."""
    statement = select(wordings.payload).where(wordings.party == party)
    if negotiation is not None:
        belongs = schema.document_negotiations.c
        within = exists().where(belongs.negotiation == negotiation, belongs.document == wordings.document)
        statement = statement.where(within)
    rows = connection.execute(statement)
    told: Iterable[Wording] = (decode(row.payload, Wording) for row in rows)
    return [wording for wording in told if not rulings.is_rejected(wording.position)]


def _is_in(step: Step, wanted: Wanted) -> bool:
    is_late_enough = wanted.since is None or (step.day is not None and step.day >= wanted.since)
    return is_late_enough and (wanted.until is None or step.day is None or step.day <= wanted.until)


def changes_since(
    connection: Connection, day: date, wanted: Wanted, rulings: Rulings, *, negotiation: str | None
) -> tuple[Difference, ...]:
    """Return what changed in the record after a day, up to the day it is asked as of."""
    until = wanted.as_of or latest(connection)
    if until is None or until <= day:
        return ()
    window = replace(wanted, as_of=None)
    ids = {kind: _touched(connection, kind, (day, until), window, negotiation) for kind in ("contact", "commitment")}
    pairs = _pairs(connection, (day, until), window, negotiation)
    told = {party: _told(connection, party, rulings, negotiation) for party in sorted({party for party, _ in pairs})}
    groups = groups_of(connection, [one.position for several in told.values() for one in several])
    told = {party: list(as_ruled(several, groups, rulings)) for party, several in told.items()}

    def state(as_of: date) -> State:
        told_then = {
            kind: tuple(
                merged for some in chunks(names) for _, merged in retold(connection, kind, some, rulings, as_of)
            )
            for kind, names in ids.items()
        }
        return State(
            as_of=as_of,
            contacts=_kept(told_then["contact"]),
            commitments=_kept(told_then["commitment"]),
            histories=tuple(
                history_of(party, issue, told[party], groups, as_of=as_of) for party, issue in sorted(pairs, key=str)
            ),
        )

    return changed_since(state(day), state(until))


def _kept(merged: Collection[Merged[Any]]) -> tuple[Merged[Any], ...]:
    return tuple(one for one in merged if one.review is not Verdict.REJECTED)


def _touched(
    connection: Connection, kind: str, window: tuple[date, date], wanted: Wanted, negotiation: str | None
) -> list[str]:
    """Return the things that came to read as they do after the first day: told of, due, lapsed."""
    day, until = window
    lapses = exists().where(schema.lines.c.thing == things.id, schema.lines.c.renew <= until)
    settled = and_(or_(things.settled > day, lapses), or_(things.first_told.is_(None), things.first_told <= until))
    whole = replace(wanted, since=None, until=None, status=None)
    statement = narrowed(connection, kind, whole, negotiation).where(settled)
    return [row.id for row in connection.execute(statement.order_by(things.id))]


def _pairs(
    connection: Connection, window: tuple[date, date], wanted: Wanted, negotiation: str | None
) -> set[tuple[str, str | None]]:
    """Return the parties and issues that somebody worded something on in those days."""
    statement = select(wordings.party, wordings.issue).distinct()
    statement = statement.where(wordings.published > window[0], wordings.published <= window[1])
    if wanted.party is not None:
        statement = statement.where(wordings.party == wanted.party)
    if wanted.issue is not None:
        statement = statement.where(wordings.issue == wanted.issue)
    if negotiation is not None:
        belongs = schema.document_negotiations.c
        within = exists().where(belongs.negotiation == negotiation, belongs.document == wordings.document)
        statement = statement.where(within)
    return {(row.party, row.issue) for row in connection.execute(statement)}
