"""Turns findings into entries of the brief: a label, who, what is said of it, and the words it came from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from communique.domain.actor import Actor, ActorKind
from communique.domain.commitment import Commitment, CommitmentStatus
from communique.domain.contact import Contact, ContactLevel, ContactStatus
from communique.domain.evidence import Evidence, Named
from communique.domain.ids import ActorId, DocumentId, FindingId
from communique.domain.position import Firmness, Position
from communique.domain.record import Record
from communique.domain.statement import Act, Certainty, Statement
from communique.domain.when import When
from communique.views.wording import words_for_length, words_for_when

Finding: TypeAlias = Contact | Statement | Position | Commitment
SETTLED = {ContactStatus.HELD, ContactStatus.UNDERWAY, CommitmentStatus.FULFILLED}
ATTITUDES = {Act.THINK, Act.WANT}
STATE_CODE_LENGTH = 3
PUT = {
    Certainty.CERTAIN: "",
    Certainty.PROBABLE: "put as probable",
    Certainty.POSSIBLE: "put as possible",
    Certainty.COUNTERFACTUAL: "put as contrary to fact",
    Certainty.DENIED: "put in the negative",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One finding in the brief."""

    label: str
    is_open: bool  # not settled: announced, possible, denied, put to somebody who did not say it
    who: str
    lines: tuple[str, ...]
    words: tuple[Evidence, ...]

    @property
    def document(self) -> DocumentId:
        """Return the document it was read from."""
        return self.words[0].document


class Teller:
    """Tells findings, with actors by name."""

    def __init__(self, actors: Mapping[ActorId, Actor], statements: Mapping[FindingId, Statement]) -> None:
        """Keep whom and what the findings may name, by id."""
        self._actors = actors
        self._statements = statements

    def tell(self, finding: Finding) -> Entry:
        """Return the entry of a finding."""
        match finding:
            case Contact():
                return self._contact(finding)
            case Statement():
                return self._statement(finding)
            case Position():
                return self._position(finding)
            case Commitment():
                return self._commitment(finding)

    def name(self, named: Named | None) -> str:
        """Return an actor's name, with its state for a person; nothing where nobody is named."""
        actor = self._actors.get(named.actor) if named else None
        return name_of(actor) if actor else named.actor if named else ""

    def names(self, several: Sequence[Named]) -> str:
        """Return the names of several actors, each once."""
        return _joined(list(dict.fromkeys(self.name(named) for named in several)))

    def _contact(self, contact: Contact) -> Entry:
        mode = contact.mode.value if contact.format is None else f"{contact.format.value} {contact.mode.value}"
        level = "" if contact.level is ContactLevel.UNSPECIFIED else f"{contact.level.value} level"
        lasted = _after("lasted", words_for_length(contact.duration))
        facts = [mode, level, _when(contact.when, "no day given"), contact.place.name if contact.place else "", lasted]
        return Entry(
            label=contact.status.value,
            is_open=contact.status not in SETTLED,
            who=self.names(contact.participants) or "nobody named",
            lines=(
                _joined(facts),
                _after("through", self.names(contact.mediators)),
                _after("about", _quotes(contact.topics)),
                _after("described as", _quotes(contact.outcome)),
                _after("told by", self.name(contact.told_by)),
            ),
            words=contact.evidence,
        )

    def _statement(self, statement: Statement) -> Entry:
        certainty = PUT[statement.certainty]
        attitude = "an attitude, not voiced" if statement.act in ATTITUDES else ""
        outer = self._statements.get(statement.within) if statement.within else None
        facts = [certainty, attitude, _after("on", statement.channel or ""), _when(statement.when, "")]
        return Entry(
            label=statement.act.value,
            is_open=bool(certainty or attitude) or statement.speaker is None,
            who=self.name(statement.speaker) or "speaker not named",
            lines=(
                _after("to", self.name(statement.addressee)),
                _after("as told by", self.name(outer.speaker) or "a speaker not named" if outer else ""),
                _joined(facts),
            ),
            words=statement.content or statement.evidence,
        )

    def _position(self, position: Position) -> Entry:
        firmness = "" if position.firmness is Firmness.STATED else position.firmness.value
        wanted = _joined([position.polarity.value if position.polarity else "", position.object or ""], " ")
        topic = _joined([_after("on", position.issue or ""), wanted], ": ")
        return Entry(
            label=position.stance.value,
            is_open=position.firmness in {Firmness.CONDITIONAL, Firmness.FLEXIBLE},
            who=self.name(position.holder) or "holder not named",
            lines=(
                _joined([firmness, topic, _when(position.when, "")]),
                _after("toward", self.name(position.toward)),
                _after("on condition:", _quotes([position.condition] if position.condition else [])),
            ),
            words=position.evidence,
        )

    def _commitment(self, commitment: Commitment) -> Entry:
        certainty = "" if commitment.certainty is Certainty.CERTAIN else commitment.certainty.value
        due = _when(commitment.due, "no day given")
        return Entry(
            label=commitment.status.value,
            is_open=commitment.status not in SETTLED,
            who=self.names(commitment.by) or "nobody named",
            lines=(
                _joined([commitment.expects, f"due {due}" if commitment.due else due, certainty]),
                _after("on condition:", _quotes([commitment.condition] if commitment.condition else [])),
                _after("told by", self.name(commitment.told_by)),
            ),
            words=commitment.evidence,
        )


def teller_of(record: Record) -> Teller:
    """Return the teller of a record's own findings."""
    return Teller({actor.id: actor for actor in record.actors}, {one.id: one for one in record.statements})


def sections_of(record: Record) -> Iterator[tuple[str, list[Entry]]]:
    """Yield the kinds of findings with their entries, in the order of the record."""
    teller = teller_of(record)
    yield "Contacts", [teller.tell(contact) for contact in record.contacts]
    yield "Statements", [teller.tell(statement) for statement in record.statements]
    yield "Positions", [teller.tell(position) for position in record.positions]
    yield "Commitments", [teller.tell(commitment) for commitment in record.commitments]


def name_of(actor: Actor) -> str:
    """Return an actor's name, with the code of its state for a person."""
    is_of_state = actor.kind is ActorKind.PERSON and len(actor.party or "") == STATE_CODE_LENGTH
    return f"{actor.name} ({actor.party})" if is_of_state else actor.name


def _when(when: When | None, unknown: str) -> str:
    return words_for_when(when) if when else unknown


def _quotes(pieces: Sequence[Evidence]) -> str:
    """Return quotations in a row, each wording once."""
    return "; ".join(dict.fromkeys(f"“{' '.join(piece.quote.split())}”" for piece in pieces))


def _after(word: str, rest: str) -> str:
    return f"{word} {rest}" if rest else ""


def _joined(parts: Sequence[str], by: str = ", ") -> str:
    return by.join(filter(None, parts))
