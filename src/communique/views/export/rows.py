"""Turns holdings into the rows of the tables."""

from collections.abc import Iterator, Sequence
from functools import singledispatchmethod

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact, Place, Variant
from communique.domain.document import Citation
from communique.domain.event import Event, EventParty
from communique.domain.evidence import Evidence, Named
from communique.domain.ids import ActorId
from communique.domain.position import Position
from communique.domain.statement import Statement
from communique.domain.when import When
from communique.views.export.holdings import Holdings, Known, quote_of
from communique.views.export.tables import Row

Thing = Actor | Contact | Statement | Position | Commitment | Event
Placed = tuple[str, Row]  # the name of the table, the row


def rows_of(holdings: Holdings) -> Iterator[Placed]:
    """Yield the rows of all tables: documents, then thing by thing."""
    for citation in holdings.documents.values():
        yield "documents", _document(citation)
        text = holdings.text_of(citation.id)
        if text:
            yield "texts", {"document": citation.id, "text": text}
    teller = _Rows(holdings)
    for merged in holdings.things():
        yield from teller.thing(merged)


def _document(citation: Citation) -> Row:
    names = ("id", "key", "title", "source", "url", "byline", "published", "language", "characters", "sha256")
    return {name: getattr(citation, name) for name in (*names, "rights", "version_of")}


class _Rows:
    """Things of one export, with actors under the id they have in it."""

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings

    def thing(self, merged: Known) -> Iterator[Placed]:
        """Yield a thing's own row with what is told of it, then its parts, variants, evidence and reports."""
        thing = merged.thing
        told: Row = {
            "reports": len(merged.reports),
            "sources": merged.sources,
            "first_told": merged.first_told,
            "last_told": merged.last_told,
            "review": merged.review and merged.review.value,
            "rule": thing.rule,
        }
        (table, own), *more = self._own(thing)
        yield table, {"id": thing.id, **own, **told}
        yield from more
        here: Row = {"thing": thing.id, "kind": type(thing).__name__.lower()}
        for report in merged.reports:
            if report.document in self._holdings.documents:
                names = ("finding", "document", "published", "source", "origin")
                yield "reports", {**here, **{name: getattr(report, name) for name in names}}
        for variant in self._told(getattr(thing, "variants", ())):
            yield "variants", {**here, "field": variant.field, "value": variant.value, **_place(variant.evidence)}
        for part, words in _words_of(thing):
            if words.document in self._holdings.documents:
                yield "evidence", {**here, "part": part, **_place(words), "quote": _quote(words)}

    def _told(self, variants: Sequence[Variant]) -> Iterator[Variant]:
        return (variant for variant in variants if variant.evidence.document in self._holdings.documents)

    def _actor(self, named: Named | EventParty | None) -> ActorId | None:
        """Return the id of an actor in this export; None where it is not part of it."""
        if named is None:
            return None
        merged = self._holdings.actors.get(named.actor if isinstance(named, Named) else named.id)
        return merged.thing.id if merged else None

    def _parts(self, thing: Contact | Commitment, part: str, several: Sequence[Named]) -> Iterator[Placed]:
        here: Row = {"thing": thing.id, "kind": type(thing).__name__.lower(), "part": part}
        known = [actor for named in several if (actor := self._actor(named))]
        for number, actor in enumerate(known, 1):
            yield "parts", {**here, "number": number, "actor": actor}

    @singledispatchmethod
    def _own(self, thing: object) -> Iterator[Placed]:
        raise NotImplementedError(type(thing))

    @_own.register
    def _(self, actor: Actor) -> Iterator[Placed]:
        kept = {"name": actor.name, "kind": actor.kind.value, "party": actor.party, "wikidata": actor.wikidata}
        yield "actors", {**kept}
        for role in dict.fromkeys((role.title, role.of, role.rank.value) for role in actor.roles):
            yield "roles", {"actor": actor.id, **dict(zip(("title", "of", "rank"), role, strict=True))}

    @_own.register
    def _(self, contact: Contact) -> Iterator[Placed]:
        yield (
            "contacts",
            {
                "status": contact.status.value,
                "mode": contact.mode.value,
                "level": contact.level.value,
                "format": contact.format and contact.format.value,
                **_when(contact.when),
                "duration": contact.duration.value if contact.duration else None,
                **_where(contact.place),
                "told_by": self._actor(contact.told_by),
                "replaced_by": contact.replaced_by,
            },
        )
        yield from self._parts(contact, "participant", contact.participants)
        yield from self._parts(contact, "mediator", contact.mediators)

    @_own.register
    def _(self, statement: Statement) -> Iterator[Placed]:
        yield (
            "statements",
            {
                "kind": statement.kind.value,
                "act": statement.act.value,
                "speaker": self._actor(statement.speaker),
                "addressee": self._actor(statement.addressee),
                "channel": statement.channel,
                **_when(statement.when),
                "within": statement.within,
                "certainty": statement.certainty.value,
                "words": _first_words(statement.content),
            },
        )

    @_own.register
    def _(self, position: Position) -> Iterator[Placed]:
        yield (
            "positions",
            {
                "holder": self._actor(position.holder),
                "stance": position.stance.value,
                "firmness": position.firmness.value,
                "issue": position.issue,
                "object": position.object,
                "polarity": position.polarity and position.polarity.value,
                "toward": self._actor(position.toward),
                "condition": _quote(position.condition) if position.condition else None,
                **_when(position.when),
                "statement": position.statement,
                "words": _first_words(position.evidence),
            },
        )

    @_own.register
    def _(self, commitment: Commitment) -> Iterator[Placed]:
        yield (
            "commitments",
            {
                "expects": commitment.expects,
                "told_by": self._actor(commitment.told_by),
                "contact": commitment.contact,
                **_when(commitment.due, "due_"),
                "condition": _quote(commitment.condition) if commitment.condition else None,
                "certainty": commitment.certainty.value,
                "status": commitment.status.value,
                "fulfilled_by": commitment.fulfilled_by,
                "statement": commitment.statement,
            },
        )
        yield from self._parts(commitment, "by", commitment.by)
        for number, change in enumerate(commitment.history, 1):
            told_in = change.evidence.document if change.evidence else None
            document = told_in if told_in in self._holdings.documents else None
            step: Row = {"number": number, "day": change.day, "change": change.change, "document": document}
            yield "changes", {"commitment": commitment.id, **step}

    @_own.register
    def _(self, event: Event) -> Iterator[Placed]:
        yield (
            "events",
            {
                "type": event.type.value,
                "cameo": event.cameo,
                **self._side("actor", event.actor),
                **self._side("recipient", event.recipient),
                "mode": ";".join(event.mode) or None,
                "context": ";".join(event.context) or None,
                "status": event.status,
                **_when(event.when),
                **_where(event.place),
                "of": event.of,
            },
        )

    def _side(self, name: str, party: EventParty | None) -> Row:
        country, sector = (party.country, party.sector) if party else (None, None)
        return {name: self._actor(party), f"{name}_country": country, f"{name}_sector": sector}


def _words_of(thing: Thing) -> Iterator[tuple[str, Evidence]]:
    """Yield the words of a thing with what they are to it."""
    if isinstance(thing, Actor):
        yield from (("mention", words) for words in thing.mentions)
        return
    yield from (("whole", words) for words in thing.evidence)
    if isinstance(thing, Contact):
        yield from (("topic", words) for words in thing.topics)
        yield from (("outcome", words) for words in thing.outcome)


def _when(when: When | None, before: str = "") -> Row:
    edtf, first, last = (when.edtf, when.earliest, when.latest) if when else (None, None, None)
    return {f"{before}edtf": edtf, f"{before}earliest": first, f"{before}latest": last}


def _where(place: Place | None) -> Row:
    return {"place": place.name if place else None, "country": place.country if place else None}


def _place(words: Evidence) -> Row:
    return {"document": words.document, "start": words.start, "end": words.end}


def _quote(words: Evidence) -> str | None:
    """Return the words as they stand, line ends and all."""
    return None if quote_of(words) is None else words.quote


def _first_words(pieces: Sequence[Evidence]) -> str | None:
    """Return the words of the first document that tells it."""
    here = [_quote(words) for words in pieces if words.document == pieces[0].document]
    return " … ".join(quote for quote in here if quote is not None) or None
