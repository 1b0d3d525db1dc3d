"""Reads the tellings of one document out of its findings."""

from collections.abc import Iterator, Mapping

from communique.domain.actor import Actor, ActorKind, Rank
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.document import Document
from communique.domain.evidence import Evidence, Named
from communique.domain.findings import Findings
from communique.domain.ids import ActorId, DocumentId
from communique.domain.statement import Certainty
from communique.record.ledger.keys import day_of, keys_of, level_of, track_of
from communique.record.ledger.opening import opening
from communique.record.ledger.rules import load_rules_of_life
from communique.record.ledger.telling import Side, Telling, Word

RANKS = (Rank.LEADER, Rank.MINISTER, Rank.ENVOY, Rank.OFFICIAL, Rank.SPOKESPERSON, Rank.OTHER)
OPENING = frozenset({Word.TOLD, Word.POSTPONED, Word.CANCELLED})


def tellings_of(
    findings: Findings, canon: Mapping[ActorId, ActorId] | None = None, origin: DocumentId | None = None
) -> tuple[Telling, ...]:
    """Return what a document tells of things announced, promised or done.

    Args:
        canon: The actor each actor is one with; one that is missing stands for itself.
        origin: The first of the document's near-copies and versions; None: it is its own.
    """
    reader = _Reader(findings, canon or {}, origin or findings.document.id)
    return tuple(reader.contacts())


class _Reader:
    """One document's findings, with its actors at hand."""

    def __init__(self, findings: Findings, canon: Mapping[ActorId, ActorId], origin: DocumentId) -> None:
        self.findings, self.canon, self.origin = findings, canon, origin
        self.document: Document = findings.document
        self.actors: dict[ActorId, Actor] = {actor.id: actor for actor in findings.actors}
        self.commitments = {one.contact: one for one in findings.commitments if one.contact is not None}

    def contacts(self) -> Iterator[Telling]:
        """Yield a telling of each contact that has two sides."""
        words = load_rules_of_life().words
        for contact in self.findings.contacts:
            word = words[contact.status]
            sides = self.sides((*contact.participants,))
            if len(sides) > 1:
                yield self.telling(contact, Word(word), sides)

    def telling(self, contact: Contact, word: Word, sides: tuple[Side, ...]) -> Telling:
        """Return what the document says of a contact."""
        commitment = self.commitments.get(contact.id)
        if commitment is None and word in OPENING:
            commitment = opening(contact, self.document)
        told = commitment.history[0].day if commitment and commitment.history else self.document.published
        keys, cuts = keys_of(contact, word, sides)
        day = day_of(contact, word, told)
        return Telling(
            finding=contact.id,
            commitment=commitment,
            document=self.document.id,
            published=self.document.published,
            source=self.document.citation.source,
            origin=self.origin,
            word=word,
            keys=keys if day else (f"alone|{contact.id}",),
            day=day,
            cuts=cuts,
            told=told,
            sides=sides,
            teller=self.party(contact.told_by),
            format=contact.format,
            level=level_of(contact),
            when=contact.when,
            place=contact.place,
            certainty=commitment.certainty if commitment else Certainty.CERTAIN,
            condition=commitment.condition if commitment else None,
            evidence=_words(contact, commitment),
            track=track_of(contact, sides),
            round=_round(contact),
        )

    def sides(self, named: tuple[Named, ...]) -> tuple[Side, ...]:
        """Return who takes part for each party."""
        found: dict[str, set[ActorId]] = {}
        for one in named:
            found.setdefault(self.party(one) or one.actor, set()).add(self.canon.get(one.actor, one.actor))
        return tuple(self.side(party, people) for party, people in sorted(found.items()))

    def side(self, party: str, people: set[ActorId]) -> Side:
        """Return the persons who act for a party, with the highest rank among them."""
        persons = [known for actor in people if (known := self.actors.get(actor)) and known.kind is ActorKind.PERSON]
        ranks = {role.rank for person in persons for role in person.roles}
        rank = next((rank for rank in RANKS if rank in ranks), None)
        return Side(party=party, people=tuple(sorted(person.id for person in persons)), rank=rank)

    def party(self, named: Named | None) -> str | None:
        """Return the party somebody acts for."""
        actor = self.actors.get(named.actor) if named else None
        return actor.party if actor else None


def _round(contact: Contact) -> int | None:
    """Return which round of talks a contact is, where its words say so."""
    rounds = load_rules_of_life().rounds
    for evidence in contact.evidence:
        words = evidence.quote.lower().split()
        for number, word in enumerate(words[:-1]):
            if word in rounds and words[number + 1].startswith("round"):
                return rounds[word]
    return None


def _words(contact: Contact, commitment: Commitment | None) -> Evidence:
    return commitment.evidence[0] if commitment else contact.evidence[0]
