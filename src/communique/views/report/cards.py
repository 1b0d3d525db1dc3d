"""Turns findings into cards: a title, badges, lines, and the places they were read from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact, ContactStatus
from communique.domain.event import Event
from communique.domain.evidence import Evidence, Named
from communique.domain.expression import TimeExpression
from communique.domain.ids import ActorId
from communique.domain.position import Firmness, Position
from communique.domain.record import Record
from communique.domain.statement import Act, Certainty, Statement
from communique.domain.when import When
from communique.views.wording import words_for_duration, words_for_when

SETTLED = {ContactStatus.HELD, ContactStatus.UNDERWAY}
ATTITUDES = {Act.THINK: "thinks", Act.WANT: "wants"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A word or two on a card; `is_open` ones are drawn as uncertain."""

    text: str
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A named value on a card; None: the text does not say."""

    name: str
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One finding, ready to be shown."""

    label: str
    kind: str
    id: str
    title: str
    badges: tuple[Badge, ...]
    lines: tuple[Line, ...]
    evidence: tuple[Evidence, ...]
    rule: str


class Names:
    """The names of a record's actors."""

    def __init__(self, actors: Mapping[ActorId, Actor]) -> None:
        """Know the actors by their ids."""
        self.actors = actors

    def of(self, named: Named | None) -> str | None:
        """Return the name behind a part, None where the text names nobody."""
        actor = self.actors.get(named.actor) if named else None
        return actor.name if actor else None

    def list(self, several: Sequence[Named]) -> str | None:
        """Return the names, joined by commas, None for none."""
        return ", ".join(filter(None, map(self.of, several))) or None


def cards_of(record: Record) -> list[Card]:
    """Return a card a finding, kind by kind, in order of appearance."""
    names = Names({actor.id: actor for actor in record.actors})
    return [
        *_numbered("C", (_contact(item, names) for item in record.contacts)),
        *_numbered("S", (_statement(item, names) for item in record.statements)),
        *_numbered("P", (_position(item, names) for item in record.positions)),
        *_numbered("K", (_commitment(item, names) for item in record.commitments)),
        *_numbered("E", (_event(item, record) for item in record.events)),
        *_numbered("T", (_time(item) for item in record.times)),
    ]


def _numbered(letter: str, cards: Iterator[Card]) -> Iterator[Card]:
    for number, card in enumerate(cards, start=1):
        yield replace(card, label=f"{letter}{number}")


def _when(when: When | None) -> Line:
    return Line(name="when", value=words_for_when(when) if when else None)


def _contact(contact: Contact, names: Names) -> Card:
    people = names.list(contact.participants) or "Nobody named"
    badges = [Badge(text=contact.status.value, is_open=contact.status not in SETTLED), Badge(text=contact.mode.value)]
    badges += [Badge(text=f"{contact.level.value} level")] if contact.level.value != "unspecified" else []
    badges += [Badge(text=contact.format.value)] if contact.format else []
    lines = [
        _when(contact.when),
        Line(name="where", value=contact.place.name if contact.place else None),
        Line(name="lasted", value=words_for_duration(contact.duration.value) if contact.duration else ""),
        Line(name="through", value=names.list(contact.mediators) or ""),
        Line(name="about", value="; ".join(piece.quote for piece in contact.topics)),
        Line(name="described as", value="; ".join(piece.quote for piece in contact.outcome)),
        Line(name="told by", value=names.of(contact.told_by) or ""),
    ]
    return _card("contact", contact.id, people, badges, lines, contact.evidence, contact.rule)


def _statement(statement: Statement, names: Names) -> Card:
    speaker = names.of(statement.speaker) or "Speaker not named"
    act = ATTITUDES.get(statement.act, statement.act.value)
    badges = [Badge(text=act, is_open=statement.act in ATTITUDES), Badge(text=statement.kind.value)]
    if statement.certainty is not Certainty.CERTAIN:
        badges.append(Badge(text=statement.certainty.value, is_open=True))
    lines = [
        Line(name="to", value=names.of(statement.addressee) or ""),
        Line(name="by way of", value=statement.channel or ""),
        Line(name="when", value=words_for_when(statement.when) if statement.when else ""),
    ]
    return _card("statement", statement.id, speaker, badges, lines, statement.content, statement.rule)


def _position(position: Position, names: Names) -> Card:
    holder = names.of(position.holder) or "Holder not named"
    is_open = position.firmness in {Firmness.CONDITIONAL, Firmness.FLEXIBLE}
    badges = [Badge(text=position.stance.value), Badge(text=position.firmness.value, is_open=is_open)]
    badges.append(Badge(text=position.issue or "issue not known", is_open=position.issue is None))
    lines = [
        Line(name="toward", value=names.of(position.toward) or ""),
        Line(name="if", value=position.condition.quote if position.condition else ""),
    ]
    return _card("position", position.id, holder, badges, lines, position.evidence, position.rule)


def _commitment(commitment: Commitment, names: Names) -> Card:
    badges = [Badge(text=commitment.status.value, is_open=True), Badge(text=commitment.certainty.value)]
    lines = [
        Line(name="by", value=names.list(commitment.by)),
        Line(name="due", value=words_for_when(commitment.due) if commitment.due else None),
        Line(name="if", value=commitment.condition.quote if commitment.condition else ""),
        Line(name="told by", value=names.of(commitment.told_by)),
    ]
    return _card("commitment", commitment.id, commitment.expects, badges, lines, commitment.evidence, commitment.rule)


def _event(event: Event, record: Record) -> Card:
    names = {actor.id: actor.name for actor in record.actors}
    actor = names.get(event.actor.id, event.actor.country or "?")
    recipient = names.get(event.recipient.id, event.recipient.country or "?") if event.recipient else None
    badges = [Badge(text=event.type.value), Badge(text=event.status, is_open=event.status not in {"held", "certain"})]
    title = f"{actor} → {recipient}" if recipient else actor
    return _card("event", event.id, title, badges, [_when(event.when)], event.evidence, event.rule)


def _time(time: TimeExpression) -> Card:
    said = words_for_when(time.when) if time.when else words_for_duration(time.duration) if time.duration else None
    badges = [Badge(text=said or "not on the calendar", is_open=said is None)]
    return _card("time", f"time-{time.evidence.start}", time.evidence.quote, badges, [], (time.evidence,), time.rule)


def _card(  # noqa: PLR0913, PLR0917  the parts of a card
    kind: str,
    finding: str,
    title: str,
    badges: Sequence[Badge],
    lines: Sequence[Line],
    evidence: Sequence[Evidence],
    rule: str,
) -> Card:
    said = tuple(line for line in lines if line.value != "")
    return Card(
        label="", kind=kind, id=finding, title=title, badges=tuple(badges), lines=said, evidence=tuple(evidence),
        rule=rule,
    )  # fmt: skip
