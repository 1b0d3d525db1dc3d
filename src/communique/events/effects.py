"""Says what an operator makes of the type of act below it."""

from collections.abc import Callable

from communique.domain.event import EventType
from communique.events.lexicon import lexicon

GIVING = frozenset({EventType.AID, EventType.COOPERATE, EventType.CONSULT})  # to stop it is a sanction
CARRIED = {"order": "request", "keep": "", "purpose": ""}  # what they are where they do not carry the act on


def agreed(kind: EventType | None) -> EventType | None:
    """Return what it is to agree or promise to do that; troops that are offered are no threat."""
    words = lexicon().words
    if kind is None or kind in words.friendly or kind is EventType.MOBILIZE:
        return EventType.AGREE
    return EventType.THREATEN if kind in words.hostile else kind


def _if_hostile(kind: EventType | None, made: EventType, otherwise: EventType | None) -> EventType | None:
    return made if kind in lexicon().words.hostile else otherwise


EFFECTS: dict[str, Callable[[EventType | None], EventType | None]] = {
    "agree": agreed,
    "will": lambda kind: agreed(kind) if kind else None,
    "consider": lambda kind: agreed(kind) if kind else None,
    "warn": lambda kind: _if_hostile(kind, EventType.THREATEN, None),
    "fail": lambda kind: _if_hostile(kind, EventType.YIELD, EventType.REJECT),
    "help": lambda kind: _if_hostile(kind, EventType.AID, kind or EventType.AID),
    "request": lambda kind: EventType.THREATEN if kind is EventType.PROTEST else EventType.REQUEST,
    "refuse": lambda _: EventType.REJECT,
    "threaten": lambda _: EventType.THREATEN,
    "allow": lambda _: EventType.YIELD,
    "cease": lambda kind: _if_hostile(kind, EventType.YIELD, EventType.SANCTION if kind in GIVING else None),
    "forbid": lambda _: EventType.COERCE,
    "accuse": lambda _: EventType.ACCUSE,
}
