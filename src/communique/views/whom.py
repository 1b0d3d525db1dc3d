"""Finds whom a person means by a name when correcting a finding."""

import re
from typing import TYPE_CHECKING

import msgspec

from communique.domain.actor import Actor
from communique.domain.merged import Merged
from communique.errors import RecordError
from communique.record import Wanted

if TYPE_CHECKING:
    from communique.record import Store

LISTS = frozenset({"participants", "mediators", "by"})
ONES = frozenset({"speaker", "addressee", "holder", "toward", "told_by"})
BETWEEN = re.compile(r"[;,]")
OF_STATE = re.compile(r"(?P<name>.+) \((?P<party>[A-Z]{3})\)")
MOST = 20  # of that name, looked at


def with_ids(record: "Store", field: str, value: str) -> str:
    """Return the JSON of a correction with the ids of actors in place of their names.

    Raises:
        RecordError: The record knows nobody of that name, or several.
    """
    said = msgspec.json.decode(value)
    if field in LISTS:
        names = [name for part in BETWEEN.split(said) if (name := part.strip())] if isinstance(said, str) else said
        if isinstance(names, list):
            said = [_id_of(record, name) for name in names]
    elif field in ONES:
        said = _id_of(record, said)
    return msgspec.json.encode(said).decode()


def _id_of(record: "Store", name: object) -> object:
    """Return the id of whoever is called so; what is no name stays as it is."""
    if not isinstance(name, str):
        return name
    if name.startswith("actor-"):
        found = record.show(name)
        if isinstance(found, Merged) and isinstance(found.thing, Actor):
            return found.thing.id
        raise RecordError(f"expected the id of an actor, found {name!r}")
    said, party = _parted(name)
    alike = [merged.thing for merged in record.actors(Wanted(text=said, limit=MOST))]
    alike = [actor for actor in alike if party in {None, actor.party}]
    called = [actor for actor in alike if actor.name.casefold() == said.casefold()] or alike
    if len(called) == 1:
        return called[0].id
    raise RecordError(f"expected the name or the id of somebody in the record, found {name!r}{_hint(called)}")


def _parted(name: str) -> tuple[str, str | None]:
    """Return a name and the state that stands behind it in brackets, as lists show persons.

    >>> _parted("Ada Vell (SWE)"), _parted("Ada Vell")
    (('Ada Vell', 'SWE'), ('Ada Vell', None))
    """
    found = OF_STATE.fullmatch(name)
    return (found["name"], found["party"]) if found else (name, None)


def _hint(called: list[Actor]) -> str:
    known = ", ".join(f"{actor.name} ({actor.party}, {actor.id})" for actor in called)
    return f"; there are: {known}" if known else ""
