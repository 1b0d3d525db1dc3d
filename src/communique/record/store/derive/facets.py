"""What a list can be narrowed by: the columns that follow from a merged thing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.event import Event
from communique.domain.evidence import Named
from communique.domain.merged import Merged
from communique.domain.position import Position
from communique.domain.statement import Statement
from communique.domain.when import When
from communique.record.store.codec import Finding, encode
from communique.record.store.rows import Fields

UNKNOWN = date.max


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day a thing may have been on."""

    first: date
    last: date


def row_of(kind: str, merged: Merged[Any], settled: date | None = None) -> Fields:
    """Return the row of a thing.

    Args:
        settled: The last day on which it came to read as it does; None: the last day it was told.
    """
    thing = merged.thing
    days = days_of(merged)
    return {
        "id": thing.id,
        "kind": kind,
        "day": days.first,
        "ends": days.last,
        "first_told": merged.first_told,
        "last_told": merged.last_told,
        "settled": merged.last_told if settled is None else settled,
        "status": getattr(thing, "status", None),
        "mode": mode_of(thing),
        "level": getattr(thing, "level", None),
        "stance": getattr(thing, "stance", None),
        "issue": getattr(thing, "issue", None),
        "name": thing.name if isinstance(thing, Actor) else None,
        "party": thing.party if isinstance(thing, Actor) else None,
        "reports": len({report.document for report in merged.reports}),
        "review": merged.review,
        "words": words_of(thing),
        "payload": encode(merged),
    }


def mode_of(thing: object) -> str | None:
    """Return the mode of a contact, the act of a statement, the type of an event, the kind of an actor."""
    if isinstance(thing, Contact):
        return thing.mode
    if isinstance(thing, Statement):
        return thing.act
    if isinstance(thing, Actor):
        return thing.kind
    return thing.type if isinstance(thing, Event) else None


def days_of(merged: Merged[Any]) -> Days:
    """Return when a thing was or will be; where no text says, when it was told."""
    when: When | None = getattr(merged.thing, "due" if isinstance(merged.thing, Commitment) else "when", None)
    told = Days(merged.first_told or UNKNOWN, merged.first_told or UNKNOWN)
    if when is None or (when.earliest is None and when.latest is None):
        return told
    return Days(when.earliest or when.latest or UNKNOWN, when.latest or when.earliest or UNKNOWN)


def words_of(thing: Any) -> str | None:  # noqa: ANN401  a thing of any kind
    """Return what of a thing is searched: an actor's name and offices, of others the words they were read from."""
    if isinstance(thing, Actor):
        said = [thing.name, *(role.title for role in thing.roles)]
    elif isinstance(thing, Statement):
        said = [evidence.quote for evidence in thing.content or thing.evidence]
    else:
        said = [evidence.quote for evidence in thing.evidence]
    return "\n".join(dict.fromkeys(said)) or None


def actors_of(thing: Finding) -> tuple[str, ...]:
    """Return the ids of those who take part in a thing, each once."""
    if isinstance(thing, Actor):
        return (thing.id,)
    if isinstance(thing, Event):
        return tuple(dict.fromkeys(side.id for side in (thing.actor, thing.recipient) if side))
    return tuple(dict.fromkeys(named.actor for named in _named(thing) if named))


def _named(thing: Contact | Statement | Position | Commitment) -> Iterable[Named | None]:
    if isinstance(thing, Contact):
        return (*thing.participants, *thing.mediators)
    if isinstance(thing, Commitment):
        return thing.by
    return (thing.speaker,) if isinstance(thing, Statement) else (thing.holder,)


def parties_of(thing: Finding, party_of: Mapping[str, str | None]) -> tuple[str, ...]:
    """Return what a thing is found by: its actors, and the parties they act for."""
    actors = actors_of(thing)
    found = {*actors, *(party for actor in actors if (party := party_of.get(actor)))}
    if isinstance(thing, Event):
        found.update(side.country for side in (thing.actor, thing.recipient) if side and side.country)
    return tuple(sorted(found))
