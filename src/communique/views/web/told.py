"""One thing as a list of the pages shows it: a label, who, what is said of it, its words, how it is known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.event import Event, EventParty
from communique.domain.evidence import Evidence, Named
from communique.domain.ids import ActorId
from communique.domain.merged import Report
from communique.domain.position import Firmness, Position
from communique.domain.statement import Statement
from communique.views.cells import Known
from communique.views.entries import Entry, Teller, name_of
from communique.views.mentioned import FINDINGS, named_in, teller_for
from communique.views.rows import known_by, quoted
from communique.views.web.addresses import page_of, words_at
from communique.views.wording import words_for_day, words_for_variant, words_for_when

if TYPE_CHECKING:
    from communique.record import Store

MOST_VARIANTS = 3  # of a thing in a list; its page has all


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A name, and the page on whom it names."""

    name: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing, ready to be shown in a list."""

    id: str
    kind: str
    href: str
    label: str  # how it stands, or what is done by saying so
    chips: tuple[str, ...]
    day: str
    who: tuple[Linked, ...]
    unnamed: str  # what is said where nobody is named
    joint: str  # what stands between the names
    lines: tuple[str, ...]
    words: str
    words_at: str
    source: str
    known: str
    review: str | None


def tell_all(record: "Store", several: Sequence[Known], as_of: date | None = None) -> list[Told]:
    """Return things as a list shows them, in the order given; actors are left out.

    Args:
        as_of: The day that was asked for; their pages tell them as of it, too.
    """
    findings = [merged.thing for merged in several if isinstance(merged.thing, FINDINGS)]
    teller = teller_for(record, findings)
    named = {part.actor for finding in findings for part in named_in(finding)}
    sides = {side.id for merged in several if isinstance(merged.thing, Event) for side in _sides(merged.thing)}
    actors = record.named(named | sides)
    told = [tell(merged, teller, actors) for merged in several if not isinstance(merged.thing, Actor)]
    return [replace(one, href=f"{one.href}?as_of={as_of}") for one in told] if as_of else told


def tell(merged: Known, teller: Teller, actors: Mapping[ActorId, Actor]) -> Told:
    """Return a thing as a list shows it."""
    thing = merged.thing
    if isinstance(thing, Actor):
        raise TypeError("an actor is no finding")
    entry = None if isinstance(thing, Event) else teller.tell(thing)
    report, words = _telling(merged, entry.words if entry else thing.evidence)
    return Told(
        id=thing.id,
        kind=thing.id.partition("-")[0],
        href=page_of(thing.id),
        label=entry.label if entry else _event_label(thing),
        chips=tuple(_chips(thing)),
        day=_day(merged),
        who=tuple(_who(thing, actors)),
        unnamed=entry.who if entry else "nobody named",
        joint=" → " if isinstance(thing, Event) else ", ",
        lines=tuple(_lines(thing, entry)),
        words=quoted(words),
        words_at=words_at(words),
        source=source_of(report),
        known=known_by(merged).removesuffix(f", {merged.review.value}" if merged.review else ""),
        review=merged.review.value if merged.review else None,
    )


def linked(actor: str, actors: Mapping[ActorId, Actor]) -> Linked:
    """Return an actor's name with the address of its page."""
    known = actors.get(ActorId(actor))
    return Linked(name=name_of(known) if known else actor, href=page_of(actor) if known else None)


def source_of(report: Report) -> str:
    """Return outlet and day of a report."""
    day = words_for_day(report.published) if report.published else "no day known"
    return ", ".join(filter(None, [report.source or "outlet not known", day]))


def _telling(merged: Known, words: Sequence[Evidence]) -> tuple[Report, Sequence[Evidence]]:
    """Return the report whose words a list shows: of a contact the last, which knows most, else the first."""
    report = merged.reports[-1] if isinstance(merged.thing, Contact) else merged.reports[0]
    here = [piece for piece in words if piece.document == report.document]
    if here:
        return report, here
    first = words[0].document
    return next((one for one in merged.reports if one.document == first), report), [
        piece for piece in words if piece.document == first
    ]


def _day(merged: Known) -> str:
    thing = merged.thing
    told = f"told {words_for_day(merged.first_told)}" if merged.first_told else "told on no known day"
    if isinstance(thing, Contact):
        return words_for_when(thing.when) if thing.when else f"no day given, {told}"
    return told


def _event_label(thing: object) -> str:
    return thing.type.value.lower() if isinstance(thing, Event) else ""


def _chips(thing: object) -> Iterator[str]:
    if isinstance(thing, Position) and thing.firmness is not Firmness.STATED:
        yield thing.firmness.value
    if isinstance(thing, Event):
        yield thing.status


def _who(thing: object, actors: Mapping[ActorId, Actor]) -> Iterator[Linked]:
    named: Sequence[Named | None] = ()
    match thing:
        case Contact():
            named = thing.participants
        case Statement():
            named = (thing.speaker,)
        case Position():
            named = (thing.holder,)
        case Commitment():
            named = thing.by
        case Event():
            named = [Named(actor=side.id, evidence=None) for side in _sides(thing)]
    for actor in dict.fromkeys(one.actor for one in named if one):
        yield linked(actor, actors)


def _sides(event: Event) -> Iterator[EventParty]:
    yield event.actor
    if event.recipient:
        yield event.recipient


def _lines(thing: object, entry: Entry | None) -> Iterator[str]:
    """Yield what is said of a thing, without what stands beside it already: a contact's day, a position's firmness."""
    if isinstance(thing, Event):
        yield ", ".join(filter(None, [words_for_when(thing.when) if thing.when else "", *thing.mode, *thing.context]))
    beside = _told_beside(thing)
    for line in entry.lines if entry else ():
        rest = (
            ", ".join(part for part in line.split(", ") if part not in beside)
            if beside & set(line.split(", "))
            else line
        )
        if rest:
            yield rest
    if isinstance(thing, Contact | Position):
        for variant in thing.variants[:MOST_VARIANTS]:
            yield f"elsewhere {words_for_variant(variant)}"


def _told_beside(thing: object) -> set[str]:
    if isinstance(thing, Position):
        return {thing.firmness.value}
    if isinstance(thing, Contact):
        return {words_for_when(thing.when) if thing.when else "no day given"}
    return set()
