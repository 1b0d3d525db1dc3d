"""What one document says for all its tellings: its citation, who its actors act for, when its statements were made."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from communique.domain.actor import Actor, ActorKind, Rank
from communique.domain.contact import ContactLevel
from communique.domain.evidence import Evidence, Named
from communique.domain.findings import Findings
from communique.domain.ids import ActorId, DocumentId, FindingId
from communique.domain.statement import Certainty
from communique.record.ledger.telling import Side, Telling, Word

DEED = "deed"


class Scene:
    """One document, with its actors at hand."""

    def __init__(self, findings: Findings, canon: Mapping[ActorId, ActorId], origin: DocumentId) -> None:
        """Hold what the document's findings share."""
        self.citation, self.canon, self.origin = findings.document.citation, canon, origin
        self.actors: dict[ActorId, Actor] = {actor.id: actor for actor in findings.actors}
        self.said = {statement.id: statement.when for statement in findings.statements}

    @property
    def published(self) -> date | None:
        """Return the day of publication."""
        return self.citation.published

    def telling(self, finding: FindingId, evidence: Evidence, word: Word) -> Telling:
        """Return a telling that says no more yet than where it stands and what it does."""
        return Telling(
            finding=finding, commitment=None, document=self.citation.id, published=self.published,
            source=self.citation.source, origin=self.origin, word=word, keys=(), day=None, cuts=(),
            told=self.published, sides=(), teller=None, format=None, level=ContactLevel.UNSPECIFIED, when=None,
            place=None, certainty=Certainty.CERTAIN, condition=None, evidence=evidence, track=DEED, round=None,
            words=(),
        )  # fmt: skip

    def sides(self, named: Iterable[Named]) -> tuple[Side, ...]:
        """Return who stands for each party."""
        found: dict[str, set[ActorId]] = {}
        for one in named:
            found.setdefault(self.party(one) or self.canon.get(one.actor, one.actor), set()).add(one.actor)
        return tuple(self._side(party, people) for party, people in sorted(found.items()))

    def _side(self, party: str, people: set[ActorId]) -> Side:
        """Return the persons who act for a party, with the highest rank among them."""
        persons = [known for actor in people if (known := self.actors.get(actor)) and known.kind is ActorKind.PERSON]
        ranks = {role.rank for person in persons for role in person.roles}
        ids = {self.canon.get(person.id, person.id) for person in persons}
        return Side(party=party, people=tuple(sorted(ids)), rank=next((rank for rank in Rank if rank in ranks), None))

    @staticmethod
    def of_parties(parties: Iterable[str]) -> tuple[Side, ...]:
        """Return parties as such, nobody named."""
        return tuple(Side(party=party, people=(), rank=None) for party in sorted(parties))

    def party(self, named: Named | None) -> str | None:
        """Return the party somebody acts for."""
        actor = self.actors.get(named.actor) if named else None
        return actor.party if actor else None

    def day_of(self, statement: FindingId | None) -> date | None:
        """Return the day a statement was made, where the text fixes it, else the day of publication."""
        when = self.said.get(statement) if statement else None
        return when.earliest if when and when.earliest and when.earliest == when.latest else self.published


def placed(telling: Telling) -> Telling:
    """Return a telling with its day: the first it may be about, else the day after it was told.

    One without a day stands on a key of its own, where it meets no other.
    """
    day = telling.when.earliest if telling.when else None
    if day is None and telling.word is not Word.HELD and telling.told is not None and telling.told < date.max:
        day = telling.told + timedelta(days=1)
    if day is None:
        return replace(telling, keys=(f"alone|{telling.track}|{telling.finding}",), cuts=())
    return replace(telling, day=day)
