"""Finds the contacts of a page; mentions of one contact are gathered into one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from communique.contacts.circumstances import Circumstances
from communique.contacts.frames import Frames
from communique.contacts.gather import Gatherer
from communique.contacts.gathered import Gathered
from communique.contacts.level import level_of
from communique.contacts.look import Look
from communique.contacts.sighting import Part
from communique.contacts.topics import Topics
from communique.contacts.triggers import find_triggers
from communique.domain.actor import Cast
from communique.domain.contact import Contact, ContactStatus
from communique.domain.evidence import Evidence, Named
from communique.domain.expression import TimeExpression
from communique.domain.ids import finding_id
from communique.domain.span import Span
from communique.domain.statement import Statement
from communique.language import Page


def find_contacts(
    page: Page, cast: Cast, times: Sequence[TimeExpression], statements: Sequence[Statement]
) -> Iterator[Contact]:
    """Yield the contacts of a page, in order of appearance."""
    found = list(find_triggers(page))
    if not found:
        return
    cast = Cast(dict(cast.actors), cast.mentions)  # states that only an adjective names join it
    circumstances = Circumstances(page, cast, times)
    look = Look(page, cast, Frames(page, cast), circumstances, Topics(page, circumstances), statements)
    gatherer = Gatherer(page, cast)
    for sighting in look.sightings(found):
        gatherer.add(sighting)
    anchors: Counter[int] = Counter()
    for gathered in gatherer.found():
        anchor = gathered.fullest.trigger
        contact = _contact(page, cast, gathered, anchors[anchor.i])
        anchors[anchor.i] += 1
        moved = _moved(page, gathered, contact, anchors[anchor.i])
        if moved is None:
            yield contact
        else:
            anchors[anchor.i] += 1
            yield from (replace(contact, replaced_by=moved.id), moved)


def _moved(page: Page, gathered: Gathered, contact: Contact, ordinal: int) -> Contact | None:
    """Return the contact that takes the place of one put off to another day; None where the text gives no new day."""
    moved = next((sighting for sighting in gathered.sightings if sighting.moved_to is not None), None)
    if contact.status is not ContactStatus.POSTPONED or moved is None:
        return None
    anchor = gathered.fullest.trigger
    new_id = finding_id("contact", page.document.citation.sha256, anchor.start, anchor.end, ordinal)
    return replace(contact, id=new_id, status=ContactStatus.SCHEDULED, when=moved.moved_to, place=moved.moved_place)


def _contact(page: Page, cast: Cast, gathered: Gathered, ordinal: int) -> Contact:
    fullest = gathered.fullest
    rest = [sighting for sighting in gathered.sightings if sighting is not fullest]
    anchor = fullest.trigger
    frame = fullest.frame
    frame.parts = gathered.parts
    return Contact(
        id=finding_id("contact", page.document.citation.sha256, anchor.start, anchor.end, ordinal),
        mode=gathered.mode,
        level=level_of(page, cast, frame, anchor),
        status=gathered.status,
        format=next((sighting.format for sighting in gathered.sightings if sighting.format), None),
        participants=tuple(_named(page, part) for part in gathered.parts),
        mediators=tuple(_named(page, part) for part in _mediators(gathered)),
        when=gathered.when,
        duration=next((sighting.duration for sighting in gathered.sightings if sighting.duration), None),
        place=gathered.place,
        topics=tuple(dict.fromkeys(topic for sighting in gathered.sightings for topic in sighting.topics)),
        outcome=tuple(dict.fromkeys(words for sighting in gathered.sightings for words in sighting.outcome)),
        told_by=_told_by(gathered),
        replaced_by=None,
        variants=(),
        evidence=_evidence(page, [fullest.span, *(sighting.span for sighting in rest)]),
        rule=f"contacts.{fullest.rule.id}",
    )


def _told_by(gathered: Gathered) -> Named | None:
    """Return who tells of a contact, where somebody does and the reporter does not."""
    if gathered.status in {ContactStatus.HELD, ContactStatus.UNDERWAY} and any(
        s.told_by is None for s in gathered.sightings
    ):
        return None
    deciding = [sighting for sighting in gathered.sightings if sighting.status is gathered.status]
    return next((sighting.told_by for sighting in deciding if sighting.told_by), None)


def _mediators(gathered: Gathered) -> list[Part]:
    taking_part = {part.actor for part in gathered.parts}
    found: dict[str, Part] = {}
    for sighting in gathered.sightings:
        for part in sighting.frame.mediators:
            if part.actor not in taking_part:
                found.setdefault(part.actor, part)
    return list(found.values())


def _named(page: Page, part: Part) -> Named:
    return Named(actor=part.actor, evidence=page.evidence(part.mention.span))


def _evidence(page: Page, spans: Iterable[Span]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(page.evidence(span) for span in spans))
