"""The fields of a thing as its page shows them: each value with the words it was read from."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact, Place
from communique.domain.event import Event, EventParty
from communique.domain.evidence import Evidence, Named
from communique.domain.ids import ActorId
from communique.domain.position import Position
from communique.domain.statement import Statement
from communique.domain.when import When
from communique.views.entries import name_of
from communique.views.web.addresses import page_of, words_at
from communique.views.web.parties import party_name
from communique.views.wording import words_for_length, words_for_when

WIKIDATA = re.compile(r"Q[1-9]\d*")
Actors = Mapping[ActorId, Actor]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a field."""

    text: str
    href: str | None = None  # the page on what it names
    aside: str = ""  # what is said beside it, quietly
    words: str | None = None  # those it was read from, where they are not the value itself
    words_at: str | None = None
    is_outside: bool = False  # the page is on another host


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One field; no values: the text does not say."""

    name: str
    values: tuple[Value, ...] = ()
    is_always: bool = False  # shown even where the text does not say


def fields_of(thing: object, actors: Actors, things: Mapping[str, str]) -> list[Shown]:
    """Return the fields of a thing that a page shows, in order.

    Args:
        things: What other things are called that it may name, by their ids.
    """
    match thing:
        case Contact():
            found = _contact(thing, actors)
        case Statement():
            found = _statement(thing, actors)
        case Position():
            found = _position(thing, actors)
        case Commitment():
            found = _commitment(thing, actors)
        case Event():
            found = _event(thing, actors)
        case Actor():
            found = _actor(thing)
        case _:
            found = iter(())
    return [_called(shown, things) for shown in found if shown.values or shown.is_always]


def linked_in(thing: object) -> set[str]:
    """Return the ids of the other things that a thing names."""
    names = ("replaced_by", "within", "statement", "contact", "fulfilled_by", "of")
    return {name for field in names if isinstance(name := getattr(thing, field, None), str)}


def _called(shown: Shown, things: Mapping[str, str]) -> Shown:
    values = tuple(replace(value, text=things.get(value.text, value.text)) for value in shown.values)
    return replace(shown, values=values)


def _contact(contact: Contact, actors: Actors) -> Iterator[Shown]:
    yield _people("Who", contact.participants, actors)
    yield _people("Through", contact.mediators, actors)
    yield _said("How", contact.mode.value, contact.format.value if contact.format else "")
    yield _said("Level", contact.level.value)
    yield _said("Status", contact.status.value)
    yield _days("When", contact.when)
    yield _place(contact.place)
    yield Shown(name="Lasted", values=_lasted(contact))
    yield Shown(name="About", values=_quotes(contact.topics))
    yield Shown(name="Described as", values=_quotes(contact.outcome))
    yield _people("Told by", _some(contact.told_by), actors)
    yield _link("Replaced by", contact.replaced_by)


def _lasted(contact: Contact) -> tuple[Value, ...]:
    lasted = contact.duration
    return (_read(words_for_length(lasted), lasted.evidence, aside=lasted.value),) if lasted else ()


def _statement(statement: Statement, actors: Actors) -> Iterator[Shown]:
    yield replace(_people("Who", _some(statement.speaker), actors), is_always=True)
    yield _said("Act", statement.act.value)
    yield Shown(name="In the words", values=(_read(statement.cue.quote, statement.cue),) if statement.cue else ())
    yield _people("To", _some(statement.addressee), actors)
    yield _said("On", statement.channel or "")
    yield replace(_days("When", statement.when), is_always=False)
    yield _said("Speech", statement.kind.value)
    yield _said("Certainty", statement.certainty.value)
    yield _link("Told within", statement.within)


def _position(position: Position, actors: Actors) -> Iterator[Shown]:
    yield _people("Who", (position.holder,), actors)
    yield _said("Stance", position.stance.value)
    yield _said("Firmness", position.firmness.value)
    yield replace(_said("Issue", position.issue or ""), is_always=True)
    wanted = " ".join(filter(None, [position.polarity.value if position.polarity else "", position.object or ""]))
    yield _said("In normal form", wanted)
    yield _people("Toward", _some(position.toward), actors)
    yield Shown(name="On condition", values=_quotes([position.condition] if position.condition else []))
    yield replace(_days("When", position.when), is_always=False)
    yield _link("Said in", position.statement)


def _commitment(commitment: Commitment, actors: Actors) -> Iterator[Shown]:
    yield _said("Expected", commitment.expects)
    yield _people("By", commitment.by, actors)
    yield _days("Due", commitment.due)
    yield _said("Status", commitment.status.value)
    yield _said("Certainty", commitment.certainty.value)
    yield Shown(name="On condition", values=_quotes([commitment.condition] if commitment.condition else []))
    yield _people("Told by", _some(commitment.told_by), actors)
    yield _link("Announced as", commitment.contact)
    yield _link("Fulfilled by", commitment.fulfilled_by)
    yield _link("Said in", commitment.statement)


def _event(event: Event, actors: Actors) -> Iterator[Shown]:
    yield Shown(name="Who", values=(_side(event.actor, actors),))
    yield Shown(name="To whom", values=(_side(event.recipient, actors),) if event.recipient else (), is_always=True)
    yield _said("Type", event.type.value, f"CAMEO {event.cameo}")
    yield _said("Mode", ", ".join(event.mode))
    yield _said("Context", ", ".join(event.context))
    yield _said("Status", event.status)
    yield _days("When", event.when)
    yield replace(_place(event.place), is_always=False)
    yield _link("Derived from", event.of)


def _actor(actor: Actor) -> Iterator[Shown]:
    yield _said("Kind", actor.kind.value)
    if actor.party and actor.party != actor.id:
        code = "" if actor.party.startswith("actor-") else actor.party
        yield _said("Acts for", party_name(actor.party), code)
    known = actor.wikidata if actor.wikidata and WIKIDATA.fullmatch(actor.wikidata) else None
    if known:
        address = f"https://www.wikidata.org/wiki/{known}"
        yield Shown(name="Wikidata", values=(Value(text=known, href=address, is_outside=True),))


# --- values ---


def _read(text: str, evidence: Evidence | None, *, href: str | None = None, aside: str = "") -> Value:
    """Return a value with the words it was read from; where it is these words itself, it leads to them."""
    if evidence is None:
        return Value(text=text, href=href, aside=aside)
    words = " ".join(evidence.quote.split())
    if href is None and text.strip("“”") == words:
        return Value(text=text, href=words_at(evidence), aside=aside)
    return Value(text=text, href=href, aside=aside, words=words, words_at=words_at(evidence))


def _people(name: str, several: Iterable[Named], actors: Actors) -> Shown:
    values = []
    for named in several:
        known = actors.get(named.actor)
        aside = "" if named.evidence else "understood from elsewhere"
        called = name_of(known) if known else named.actor
        values.append(_read(called, named.evidence, href=page_of(named.actor) if known else None, aside=aside))
    return Shown(name=name, values=tuple(values))


def _side(side: EventParty, actors: Actors) -> Value:
    known = actors.get(side.id)
    aside = ", ".join(filter(None, [side.country, side.sector]))
    return Value(text=name_of(known) if known else side.id, href=page_of(side.id) if known else None, aside=aside)


def _said(name: str, text: str, aside: str = "") -> Shown:
    return Shown(name=name, values=(Value(text=text, aside=aside),) if text else ())


def _days(name: str, when: When | None) -> Shown:
    if when is None:
        return Shown(name=name, is_always=True)
    is_one_day = when.earliest is not None and when.earliest == when.latest
    aside = "" if is_one_day else when.edtf
    return Shown(name=name, values=(_read(words_for_when(when), when.evidence, aside=aside),))


def _place(place: Place | None) -> Shown:
    if place is None:
        return Shown(name="Where", is_always=True)
    country = party_name(place.country) if place.country else ""
    aside = country if country.casefold() != place.name.casefold() else ""
    return Shown(name="Where", values=(_read(place.name, place.evidence, aside=aside),))


def _quotes(pieces: Sequence[Evidence]) -> tuple[Value, ...]:
    once = {" ".join(piece.quote.split()): piece for piece in reversed(pieces)}
    return tuple(_read(f"“{words}”", piece) for words, piece in reversed(once.items()))


def _link(name: str, thing: str | None) -> Shown:
    return Shown(name=name, values=(Value(text=thing, href=page_of(thing)),) if thing else ())


def _some(named: Named | None) -> tuple[Named, ...]:
    return (named,) if named else ()
