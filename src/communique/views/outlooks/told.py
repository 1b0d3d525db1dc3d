"""Tells an outlook: looks up whom and what it names, and words each part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.domain.contact import Contact
from communique.domain.event import Event
from communique.domain.evidence import Evidence
from communique.domain.merged import Merged
from communique.outlook.outlook import Outlook
from communique.views.commands.naming import parties as known_parties
from communique.views.entries import Entry
from communique.views.mentioned import FINDINGS, teller_for
from communique.views.rows import chosen_words, known_by

if TYPE_CHECKING:
    from communique.record import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A thing the outlook rests on, as lists tell it."""

    entry: Entry | None  # None: an event
    words: tuple[Evidence, ...]
    sources: str


class Names:
    """Names parties and things by their ids."""

    def __init__(self, parties: Mapping[str, str], things: Mapping[str, Known]) -> None:
        """Keep what the outlook may name."""
        self._parties = parties
        self._things = things

    def party(self, code: str) -> str:
        """Return what a state or an organisation is called."""
        return self._parties.get(code, code)

    def pair(self, pair: tuple[str, ...]) -> str:
        """Return parties in words."""
        names = [self.party(code) for code in pair]
        return " and ".join(names) if len(names) < len("any") else f"{', '.join(names[:-1])} and {names[-1]}"

    def thing(self, name: str) -> Known | None:
        """Return a thing by its id."""
        return self._things.get(name)


def names_for(record: "Store", outlook: Outlook) -> Names:
    """Return a namer of all that an outlook names."""
    told = record.shown(set(_things_of(outlook)), outlook.as_of)
    findings = [merged.thing for merged in told.values() if isinstance(merged.thing, FINDINGS)]
    teller = teller_for(record, findings)
    things = {}
    for name, merged in told.items():
        entry = teller.tell(merged.thing) if isinstance(merged.thing, FINDINGS) else None
        things[name] = Known(entry=entry, words=_words(merged, entry), sources=known_by(merged))
    codes = set(_parties_of(outlook))
    states = known_parties()
    named = {code: states[code][0] for code in codes if code in states}
    actors = {str(actor): known.name for actor, known in record.named(codes - set(named)).items()}
    return Names({**actors, **named}, things)


def _words(merged: Merged[Contact] | Merged[Event], entry: Entry | None) -> tuple[Evidence, ...]:
    if entry is None:
        return tuple(merged.thing.evidence)
    return tuple(chosen_words(merged, entry.words))  # type: ignore[arg-type]


def _things_of(outlook: Outlook) -> Iterator[str]:
    plays = [pair.play for pair in outlook.pairs] + ([outlook.together] if outlook.together else [])
    for play in plays:
        yield from (last.contact for last in play.last)
        yield from play.climb.because[:3]
    if outlook.promises:
        yield from (one.contact for one in outlook.promises.announcements)
    if outlook.changes:
        yield from (one.about for one in outlook.changes.differences)


def _parties_of(outlook: Outlook) -> Iterator[str]:
    yield from outlook.parties
    for pair in outlook.pairs:
        yield from pair.pair
    for ground in outlook.ground.grounds if outlook.ground else ():
        yield from ground.parties
        for collision in (*ground.collisions, *ground.perhaps, *ground.apart):
            yield from (collision.one.party, collision.other.party)
