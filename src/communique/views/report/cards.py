"""Turns findings into cards: a title, badges, lines, and the places they were read from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact, ContactStatus
from communique.domain.event import Event, EventParty
from communique.domain.evidence import Evidence, Named
from communique.domain.expression import TimeExpression
from communique.domain.ids import ActorId, DocumentId, FindingId
from communique.domain.position import Firmness, Position
from communique.domain.record import Record
from communique.domain.statement import Act, Certainty, Statement
from communique.domain.when import When
from communique.views.wording import words_for_length, words_for_time, words_for_when

Finding = TypeVar("Finding", Contact, Statement, Position, Commitment, Event, TimeExpression)
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
    is_link: bool = False  # the value is the label of another card


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One finding, ready to be shown."""

    label: str
    kind: str
    title: str
    badges: tuple[Badge, ...]
    lines: tuple[Line, ...]
    evidence: tuple[Evidence, ...]
    rule: str


class Index:
    """The names of a record's actors, and the labels of its findings."""

    def __init__(self, actors: Mapping[ActorId, Actor]) -> None:
        """Know the actors by their ids."""
        self._actors = actors
        self._labels: dict[FindingId, str] = {}

    def number(self, letter: str, findings: Sequence[Contact | Statement | Position | Commitment | Event]) -> None:
        """Give each finding its label, in order."""
        self._labels |= {finding.id: f"{letter}{number}" for number, finding in enumerate(findings, start=1)}

    def label(self, finding: FindingId) -> str:
        """Return the label of a finding."""
        return self._labels[finding]

    def name(self, named: Named | None) -> str | None:
        """Return the name behind a part, None where the text names nobody."""
        actor = self._actors.get(named.actor) if named else None
        return actor.name if actor else None

    def names(self, several: Sequence[Named]) -> str | None:
        """Return the names, joined by commas, None for none."""
        return ", ".join(filter(None, map(self.name, several))) or None

    def side(self, party: EventParty) -> str:
        """Return the name of one side of an event."""
        actor = self._actors.get(party.id)
        return actor.name if actor else party.country or "?"

    def link(self, name: str, finding: FindingId | None) -> Line:
        """Return the line that leads to another card; an empty one where there is none."""
        return Line(name=name, value=self._labels.get(finding, "") if finding else "", is_link=True)


def cards_of(record: Record, documents: Sequence[DocumentId]) -> list[Card]:
    """Return a card a finding, kind by kind, in order of appearance.

    Args:
        documents: The order in which the articles are shown.
    """
    order = {document: number for number, document in enumerate(documents)}
    index = Index({actor.id: actor for actor in record.actors})
    contacts, statements = _in_order(record.contacts, order), _in_order(record.statements, order)
    positions, commitments = _in_order(record.positions, order), _in_order(record.commitments, order)
    events, times = _in_order(record.events, order), _in_order(record.times, order)
    index.number("C", contacts)
    index.number("S", statements)
    index.number("P", positions)
    index.number("K", commitments)
    index.number("E", events)
    return [
        *(_contact(item, index) for item in contacts),
        *(_statement(item, index) for item in statements),
        *(_position(item, index) for item in positions),
        *(_commitment(item, index) for item in commitments),
        *(_event(item, index) for item in events),
        *(_time(item, f"T{number}") for number, item in enumerate(times, start=1)),
    ]


def _in_order(findings: Sequence[Finding], order: Mapping[DocumentId, int]) -> list[Finding]:
    """Return findings article by article; within one, as the record has them."""
    return sorted(findings, key=lambda finding: order[_first(finding).document])


def _first(finding: Contact | Statement | Position | Commitment | Event | TimeExpression) -> Evidence:
    return finding.evidence if isinstance(finding.evidence, Evidence) else finding.evidence[0]


def _when(when: When | None) -> Line:
    return Line(name="when", value=words_for_when(when) if when else None)


def _said(*lines: Line) -> tuple[Line, ...]:
    """Return the lines to be shown: an empty value is not worth one, an unknown one is."""
    return tuple(line for line in lines if line.value != "")


def _contact(contact: Contact, index: Index) -> Card:
    badges = [Badge(text=contact.status.value, is_open=contact.status not in SETTLED), Badge(text=contact.mode.value)]
    badges += [Badge(text=f"{contact.level.value} level")] if contact.level.value != "unspecified" else []
    badges += [Badge(text=contact.format.value)] if contact.format else []
    return Card(
        label=index.label(contact.id),
        kind="contact",
        title=index.names(contact.participants) or "Nobody named",
        badges=tuple(badges),
        lines=_said(
            _when(contact.when),
            Line(name="where", value=contact.place.name if contact.place else None),
            Line(name="lasted", value=words_for_length(contact.duration)),
            Line(name="through", value=index.names(contact.mediators) or ""),
            Line(name="about", value="; ".join(piece.quote for piece in contact.topics)),
            Line(name="described as", value="; ".join(piece.quote for piece in contact.outcome)),
            Line(name="told by", value=index.name(contact.told_by) or ""),
            index.link("put off to", contact.replaced_by),
        ),
        evidence=contact.evidence,
        rule=contact.rule,
    )


def _statement(statement: Statement, index: Index) -> Card:
    act = ATTITUDES.get(statement.act, statement.act.value)
    badges = [Badge(text=act, is_open=statement.act in ATTITUDES), Badge(text=statement.kind.value)]
    if statement.certainty is not Certainty.CERTAIN:
        badges.append(Badge(text=statement.certainty.value, is_open=True))
    return Card(
        label=index.label(statement.id),
        kind="statement",
        title=index.name(statement.speaker) or "Speaker not named",
        badges=tuple(badges),
        lines=_said(
            index.link("told in", statement.within),
            Line(name="to", value=index.name(statement.addressee) or ""),
            Line(name="by way of", value=statement.channel or ""),
            Line(name="when", value=words_for_when(statement.when) if statement.when else ""),
        ),
        evidence=statement.content or statement.evidence,
        rule=statement.rule,
    )


def _position(position: Position, index: Index) -> Card:
    is_open = position.firmness in {Firmness.CONDITIONAL, Firmness.FLEXIBLE}
    badges = [Badge(text=position.stance.value), Badge(text=position.firmness.value, is_open=is_open)]
    badges.append(Badge(text=position.issue or "issue not known", is_open=position.issue is None))
    return Card(
        label=index.label(position.id),
        kind="position",
        title=index.name(position.holder) or "Holder not named",
        badges=tuple(badges),
        lines=_said(
            Line(name=position.polarity.value if position.polarity else "on", value=position.object or ""),
            Line(name="toward", value=index.name(position.toward) or ""),
            Line(name="if", value=position.condition.quote if position.condition else ""),
            index.link("said in", position.statement),
        ),
        evidence=position.evidence,
        rule=position.rule,
    )


def _commitment(commitment: Commitment, index: Index) -> Card:
    badges = (Badge(text=commitment.status.value, is_open=True), Badge(text=commitment.certainty.value))
    return Card(
        label=index.label(commitment.id),
        kind="commitment",
        title=commitment.expects,
        badges=badges,
        lines=_said(
            Line(name="by", value=index.names(commitment.by)),
            Line(name="due", value=words_for_when(commitment.due) if commitment.due else None),
            Line(name="if", value=commitment.condition.quote if commitment.condition else ""),
            Line(name="told by", value=index.name(commitment.told_by)),
            index.link("announces", commitment.contact),
            index.link("said in", commitment.statement),
        ),
        evidence=commitment.evidence,
        rule=commitment.rule,
    )


def _event(event: Event, index: Index) -> Card:
    sides = [index.side(party) for party in (event.actor, event.recipient) if party]
    badges = (Badge(text=event.type.value), Badge(text=event.status, is_open=event.status not in {"held", "certain"}))
    return Card(
        label=index.label(event.id),
        kind="event",
        title=" → ".join(sides),
        badges=badges,
        lines=_said(_when(event.when), index.link("from", event.of)),
        evidence=event.evidence,
        rule=event.rule,
    )


def _time(time: TimeExpression, label: str) -> Card:
    said = words_for_time(time)
    return Card(
        label=label,
        kind="time",
        title=time.evidence.quote,
        badges=(Badge(text=said or "cannot be fixed", is_open=said is None),),
        lines=(),
        evidence=(time.evidence,),
        rule=time.rule,
    )
