"""Where a page of a list ended: the key it is sorted by and the id, so that what is added meanwhile moves nothing."""

import calendar
import re
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from communique.errors import UnknownError
from communique.record.store import schema

CURSOR = re.compile(r"(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,18}))~([a-z]+-[0-9a-f]{1,64})")
things, met = schema.things.c, schema.met.c
Position = tuple[date | int, str]


def cursor_after(connection: Connection, name: str) -> str:
    """Return the cursor of the page that begins after a thing or a document.

    Raises:
        UnknownError: Nothing has this id.
    """
    key, found = _found(connection, name)
    return f"{key.isoformat() if isinstance(key, date) else key}~{found}"


def position_of(connection: Connection, after: str) -> Position:
    """Return where a page ended, from its cursor, or from the id of its last thing or document.

    Raises:
        UnknownError: It is neither.
    """
    match = CURSOR.fullmatch(after)
    if match is None:
        return _found(connection, after)
    year, month, day, number, name = match.groups()
    return (int(number) if number else _day(int(year), int(month), int(day))), name


def _found(connection: Connection, name: str) -> Position:
    if name.startswith("document-"):
        day: ColumnElement[Any] = func.coalesce(met.published, date.max)
        row = connection.execute(select(day, met.document).where(met.document == name)).first()
    else:
        own: ColumnElement[Any] = things.reports if name.startswith("actor-") else things.day
        row = connection.execute(select(own, things.id).where(things.id == name)).first()
    if row is None:
        raise UnknownError(f"expected the id of something in the record to go on after, found {name}")
    key = date.fromisoformat(row[0]) if isinstance(row[0], str) else row[0]
    return key, str(row[1])


def _day(year: int, month: int, day: int) -> date:
    """Return a day, or the nearest there is: a cursor that somebody made up leads somewhere, too."""
    year, month = min(max(year, 1), 9999), min(max(month, 1), 12)
    return date(year, month, min(max(day, 1), calendar.monthrange(year, month)[1]))
