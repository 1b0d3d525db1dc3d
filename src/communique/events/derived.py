"""Derives events from contacts, statements and positions."""

from collections.abc import Iterator
from itertools import combinations

from communique.domain.contact import Contact, ContactStatus
from communique.domain.event import EventType
from communique.domain.evidence import Evidence, Named
from communique.domain.position import Position, Stance
from communique.domain.said import Said
from communique.domain.span import Span
from communique.domain.statement import Act, Certainty, Statement
from communique.events.drafts import Draft
from communique.events.meetings import Meetings
from communique.events.sides import Scene, Side

BY_STATUS = {
    ContactStatus.HELD: EventType.CONSULT,
    ContactStatus.UNDERWAY: EventType.CONSULT,
    ContactStatus.SCHEDULED: EventType.AGREE,
    ContactStatus.ANNOUNCED: EventType.AGREE,
    ContactStatus.PROPOSED: EventType.REQUEST,
    ContactStatus.DECLINED: EventType.REJECT,
}
BY_ACT = {
    Act.ACCUSE: EventType.ACCUSE,
    Act.CRITICISE: EventType.ACCUSE,
    Act.THREATEN: EventType.THREATEN,
    Act.DEMAND: EventType.REQUEST,
    Act.URGE: EventType.REQUEST,
    Act.REFUSE: EventType.REJECT,
    Act.PROMISE: EventType.AGREE,
    Act.OFFER: EventType.AGREE,
    Act.AGREE: EventType.AGREE,
    Act.PRAISE: EventType.SUPPORT,
}
BY_STANCE = {
    Stance.DEMAND: EventType.REQUEST,
    Stance.OFFER: EventType.AGREE,
    Stance.PROMISE: EventType.AGREE,
    Stance.ACCEPTANCE: EventType.AGREE,
    Stance.REJECTION: EventType.REJECT,
    Stance.SUPPORT: EventType.SUPPORT,
}
MODES = {"call": "phone", "video call": "phone", "visit": "visit"}
COMMITTING = frozenset({Act.PROMISE, Act.OFFER, Act.AGREE})
REACH = 30  # words of what is said that are searched for the party it is about
PAIR = 2  # parties that a contact has at least, to be an event
PARTIES = 5  # of one contact, paired with one another


def find_derived(scene: Scene, said: Said, met: Meetings) -> Iterator[Draft]:
    """Yield the events that follow from what the other rooms found."""
    for contact in said.contacts:
        yield from _of_contact(scene, said, contact)
    for statement in said.statements:
        yield from _of_statement(scene, said, statement)
    positions = (position for position in said.positions if not met.hold(position.evidence[0].span))
    for position in positions:
        yield from _of_position(scene, said, position)


def _of_contact(scene: Scene, said: Said, contact: Contact) -> Iterator[Draft]:
    kind = BY_STATUS.get(contact.status)
    if kind is None or not contact.evidence or len(contact.participants) < PAIR:
        return
    anchor = contact.evidence[0]
    sides: dict[str, Side] = {}
    for named in contact.participants:
        side = _side(scene, said, named, anchor)
        if side is not None:
            sides.setdefault(side.party, side)
    if len(sides) < PAIR:
        return
    span, mode = anchor.span, MODES.get(contact.mode.value)
    context = scene.contexts_of(span)
    for first, second in combinations(list(sides.values())[:PARTIES], 2):
        yield Draft(
            type=kind,
            actor=first,
            recipient=second,
            anchor=span,
            around=span,
            status=contact.status.value,
            rule=f"contact {contact.status.value}",
            mode=(mode,) if mode and kind is EventType.CONSULT else (),
            context=context,
            when=contact.when,
            place=contact.place,
            of=contact.id,
        )


def _side(scene: Scene, said: Said, named: Named | None, other: Evidence) -> Side | None:
    if named is None or named.actor not in said.cast.actors:
        return None
    return scene.side_of(said.cast.actors[named.actor], named.evidence or other)


def _of_statement(scene: Scene, said: Said, statement: Statement) -> Iterator[Draft]:
    kind = BY_ACT.get(statement.act)
    if kind is None or statement.certainty is Certainty.COUNTERFACTUAL:
        return
    speaker = _side(scene, said, statement.speaker, statement.content[0])
    recipient = _addressed(scene, said, statement, speaker) if speaker else None
    if speaker is None or recipient is None:
        return
    around = statement.evidence[0].span
    yield Draft(
        type=kind,
        actor=speaker,
        recipient=recipient,
        anchor=statement.cue.span if statement.cue else statement.content[0].span,
        around=around,
        status=Certainty.CERTAIN.value,
        rule=f"statement {statement.act.value}",
        context=scene.contexts_of(around),
        when=statement.when,
        of=statement.id,
    )


def _addressed(scene: Scene, said: Said, statement: Statement, speaker: Side) -> Side | None:
    """Return whom a statement is addressed to, else the first other party it speaks of."""
    side = _side(scene, said, statement.addressee, statement.content[0])
    if side is not None and side.party != speaker.party:
        return side
    if statement.act in COMMITTING:
        return None  # whom the words mention is seldom whom it is promised to
    tokens = scene.page.tokens_in(statement.content[0])[:REACH]
    for token in tokens:
        mention = said.cast.at(token.i)
        actor = said.cast.actors.get(mention.actor) if mention else None
        if mention is not None and actor is not None:
            side = scene.side_of(actor, mention.span)
            if side is not None and side.party != speaker.party:
                return side
    return None


def _of_position(scene: Scene, said: Said, position: Position) -> Iterator[Draft]:
    holder = _side(scene, said, position.holder, position.evidence[0])
    toward = _side(scene, said, position.toward, position.evidence[0])
    if holder is None or toward is None or holder.party == toward.party:
        return
    span: Span = position.evidence[0].span
    yield Draft(
        type=BY_STANCE[position.stance],
        actor=holder,
        recipient=toward,
        anchor=span,
        around=span,
        status=Certainty.CERTAIN.value,
        rule=f"position {position.stance.value}",
        context=scene.contexts_of(span),
        when=position.when,
        of=position.id,
    )
