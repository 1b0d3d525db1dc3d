"""Adds to a cast the sides of events that only a people's or a state's name gives away: "a Turkish man"."""

from collections.abc import Iterator, Sequence

from communique.domain.actor import Actor, ActorKind, Cast
from communique.domain.event import Event, EventParty
from communique.domain.evidence import Evidence
from communique.domain.ids import voice_id
from communique.events.words import StateRow, states, states_by_actor
from communique.language import Page

RULE = "event side"


def introduce_sides(page: Page, cast: Cast, events: Sequence[Event]) -> Cast:
    """Return the cast with every side of the events in it."""
    actors = dict(cast.actors)
    for event in events:
        for side in _sides(event):
            if side.id not in actors:
                actors[side.id] = _actor(page, side, event.evidence)
    return Cast(actors, cast.mentions)


def _sides(event: Event) -> Iterator[EventParty]:
    yield event.actor
    if event.recipient is not None:
        yield event.recipient


def _actor(page: Page, side: EventParty, evidence: Sequence[Evidence]) -> Actor:
    text = page.document.citation.sha256
    own = next((words for words in evidence[1:] if voice_id(text, words.start, words.end) == side.id), None)
    row = _state(side) if own is None else None
    named = next((words for words in evidence[1:] if row and states().get(words.quote.lower()) is row), own)
    return Actor(
        id=side.id,
        name=row.name if row else own.quote if own else side.id,
        kind=ActorKind.GOVERNMENT if row else ActorKind.UNNAMED,
        party=side.country,
        roles=(),
        wikidata=row.wikidata if row else None,
        mentions=(named,) if named else (),
        rule=RULE,
    )


def _state(side: EventParty) -> StateRow | None:
    return states_by_actor().get(side.id)
