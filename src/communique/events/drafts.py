"""A row before it is an event: who did what to whom, with the words it was read from."""

import msgspec

from communique.domain.contact import Place
from communique.domain.event import Event, EventType
from communique.domain.ids import FindingId, finding_id
from communique.domain.span import Span
from communique.domain.when import When
from communique.events.sides import Side
from communique.language import Page

ROOTS = {
    EventType.AGREE: "03",
    EventType.CONSULT: "04",
    EventType.SUPPORT: "05",
    EventType.COOPERATE: "06",
    EventType.AID: "07",
    EventType.YIELD: "08",
    EventType.REQUEST: "10",
    EventType.ACCUSE: "11",
    EventType.REJECT: "12",
    EventType.THREATEN: "13",
    EventType.PROTEST: "14",
    EventType.MOBILIZE: "15",
    EventType.SANCTION: "16",
    EventType.COERCE: "17",
    EventType.ASSAULT: "18",
}


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One act between two sides."""

    type: EventType
    actor: Side
    recipient: Side | None
    anchor: Span
    around: Span  # the words that show it
    status: str
    rule: str
    cameo: str | None = None
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    when: When | None = None
    place: Place | None = None
    of: FindingId | None = None


def event_of(page: Page, draft: Draft, ordinal: int) -> Event:
    """Return a draft as an event.

    Args:
        ordinal: Its number among the events on the same anchor.
    """
    named = [side.span for side in (draft.actor, draft.recipient) if side is not None]
    return Event(
        id=finding_id("event", page.document.citation.sha256, draft.anchor.start, draft.anchor.end, ordinal),
        actor=draft.actor.row,
        recipient=draft.recipient.row if draft.recipient else None,
        type=draft.type,
        cameo=draft.cameo or ROOTS[draft.type],
        mode=draft.mode,
        context=draft.context,
        status=draft.status,
        when=draft.when,
        place=draft.place,
        of=draft.of,
        evidence=tuple(page.evidence(span) for span in dict.fromkeys((draft.around, *named))),
        rule=draft.rule,
    )
