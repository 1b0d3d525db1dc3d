"""Things by their ids as they read on a day, and what a search would have found on it."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from communique.domain.actor import Actor
from communique.domain.merged import Merged
from communique.record.merge import Rulings
from communique.record.store import schema
from communique.record.store.derive.facets import words_of
from communique.record.store.listing import past_of, retold
from communique.record.store.looking import home_of, thing_of
from communique.record.store.rows import rows_with
from communique.record.store.search import WORD, Hit
from communique.record.store.wanted import Wanted

STEM = 3  # letters: of a word at least as many must be there, and but for so many at its end all
UNMARKED = re.compile(r"[\[\]…]")  # what a snippet adds to the words


def things_then(
    connection: Connection, names: Collection[str], rulings: Rulings, as_of: date | None
) -> dict[str, Merged[Any]]:
    """Return things by the ids asked for, told from the reports of a day; those not told of by then are left out."""
    homes = {name: home_of(connection, name) for name in sorted(set(names))}
    table = schema.things.c
    rows = rows_with(connection, select(table.id, table.kind), table.id, set(homes.values()))
    kinds = {row.id: row.kind for row in rows}
    past = past_of(connection, Wanted(as_of=as_of))
    if past is None:
        told = {home: thing_of(connection, home) for home in kinds}
    else:
        told = {}
        for kind in sorted(set(kinds.values())):
            told |= dict(retold(connection, kind, [home for home in kinds if kinds[home] == kind], rulings, past))
    return {name: told[home] for name, home in homes.items() if home in told}


def hits_then(
    connection: Connection, hits: Iterable[Hit], words: str, rulings: Rulings, as_of: date | None
) -> Iterator[Hit]:
    """Yield what a search would have found on a day: words that only later reports hold are no find."""
    found = list(hits)
    if past_of(connection, Wanted(as_of=as_of)) is None:
        yield from found
        return
    later = _told_later(connection, [hit.id for hit in found if hit.kind != "document"], as_of)
    told = things_then(connection, later, rulings, as_of)
    for hit in found:
        yield from _hit_then(hit, told[hit.id], words) if hit.id in later else (hit,)


def _told_later(connection: Connection, names: Collection[str], as_of: date | None) -> set[str]:
    """Return the things that reports of later days tell as well."""
    table = schema.things.c
    rows = rows_with(connection, select(table.id, table.last_told), table.id, set(names))
    return {row.id for row in rows if row.last_told and as_of and row.last_told > as_of}


def _hit_then(hit: Hit, merged: Merged[Any], words: str) -> Iterator[Hit]:
    said = words_of(merged.thing) or ""
    if all(word[: max(STEM, len(word) - STEM)] in said.casefold() for word in WORD.findall(words.casefold())):
        title = merged.thing.name if isinstance(merged.thing, Actor) else hit.title
        is_of_then = UNMARKED.sub("", hit.snippet).strip() in said
        yield replace(hit, title=title, snippet=hit.snippet if is_of_then else said)
