"""Tells which voices of a page have spoken or acted, and which speakers stay unresolved."""

from collections.abc import Iterator, Sequence

from communique.domain.actor import ActorKind, Cast
from communique.domain.commitment import Commitment
from communique.domain.event import Event
from communique.domain.evidence import Named
from communique.domain.ids import ActorId
from communique.domain.note import Note
from communique.domain.said import Said
from communique.domain.statement import Statement
from communique.language import Page

PERSONAL = frozenset({"he", "she", "they", "it", "him", "her", "them"})
JOINT = "en.together"
UNRESOLVED = "unresolved speaker"


def drop_idle(cast: Cast, said: Said, commitments: Sequence[Commitment], events: Sequence[Event]) -> Cast:
    """Return the cast without the voices that no finding names: "prisoners" who are only spoken of."""
    named = {part.actor for part in _named(said, commitments) if part is not None}
    named |= {side.id for event in events for side in (event.actor, event.recipient) if side is not None}
    spoken = {mention.actor for mention in cast.mentions.values()}
    kept = {
        key: actor
        for key, actor in cast.actors.items()
        if key in named or (actor.kind is not ActorKind.UNNAMED and not (actor.rule == JOINT and key not in spoken))
    }
    mentions = {head: mention for head, mention in cast.mentions.items() if mention.actor in kept}
    return Cast(kept, mentions)


def _named(said: Said, commitments: Sequence[Commitment]) -> Iterator[Named | None]:
    for statement in said.statements:
        yield from (statement.speaker, statement.addressee)
    for contact in said.contacts:
        yield from (*contact.participants, *contact.mediators, contact.told_by)
    for position in said.positions:
        yield from (position.holder, position.toward)
    for commitment in commitments:
        yield from (*commitment.by, commitment.told_by)


def unresolved_speakers(page: Page, cast: Cast, statements: Sequence[Statement]) -> tuple[Note, ...]:
    """Return a note for each speaker of whom the text tells no more than a pronoun."""
    found: dict[ActorId, Note] = {}
    for statement in statements:
        speaker = statement.speaker
        words = speaker.evidence if speaker is not None else None
        if speaker is None or words is None or words.quote.lower() not in PERSONAL:
            continue
        actor = cast.actors.get(speaker.actor)
        if actor is not None and actor.kind is ActorKind.UNNAMED and actor.name.lower() == words.quote.lower():
            reason = f'"{words.quote}" speaks here, and nothing tells for sure who is meant'
            found.setdefault(
                speaker.actor, Note(document=page.document.id, kind=UNRESOLVED, reason=reason, evidence=words)
            )
    return tuple(found.values())
