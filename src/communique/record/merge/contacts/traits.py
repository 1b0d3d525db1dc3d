"""Takes from a contact what merging compares."""

from collections.abc import Iterator
from datetime import date

from communique.domain.contact import Contact, ContactStatus
from communique.domain.evidence import Evidence
from communique.domain.when import When
from communique.record.merge.days import Stretch, length, shifted
from communique.record.merge.lexicon import contact_rules, fate_of, round_pattern
from communique.record.merge.names import folded
from communique.record.merge.scene import Scene
from communique.record.merge.traits import ContactTraits

BESIDE = 40  # characters before the words of a contact in which the number of its round may begin
AFTER = 6  # characters after them in which the word "round" may end


def traits_of(contact: Contact, scene: Scene) -> ContactTraits:
    """Return the traits of a contact."""
    is_dated = bool(contact.when and (contact.when.earliest or contact.when.latest))
    since, until = stretch_of(contact.when, contact.status, scene.published)
    mediators = {side.party for side in scene.sides_of(contact.mediators)}
    return ContactTraits(
        sides=scene.sides_of(contact.participants),
        mediators=tuple(sorted(mediators)),
        mode=contact.mode,
        level=contact.level,
        status=contact.status,
        format=contact.format,
        since=since,
        until=until,
        is_dated=is_dated,
        duration=contact.duration.value if contact.duration else None,
        place=folded(contact.place.name) if contact.place else None,
        country=contact.place.country if contact.place else None,
        round=_round(contact, scene.findings.document.text),
    )


def stretch_of(when: When | None, status: ContactStatus, published: date | None) -> Stretch:
    """Return the days a contact can have been on: those the text tells, within what its publication allows."""
    earliest, latest = (when.earliest, when.latest) if when else (None, None)
    if earliest and latest:
        return earliest, latest
    since, until = _around(status, published)
    since, until = earliest or since, latest or until
    return (since, until) if (length(since, until) or 1) > 0 else (earliest, latest)


def _around(status: ContactStatus, published: date | None) -> Stretch:
    if published is None:
        return None, None
    days = contact_rules().days
    match fate_of(status):
        case "happened":
            return shifted(published, -days.past), published
        case "ahead":
            return published, shifted(published, days.ahead)
        case _:
            return shifted(published, -days.past), shifted(published, days.ahead)


def _round(contact: Contact, text: str) -> int | None:
    """Return the number of the round, if it stands in the words of the contact or right before, and no other does."""
    found = {number for evidence in contact.evidence for number in _numbers(evidence, text)}
    return found.pop() if len(found) == 1 else None


def _numbers(evidence: Evidence, text: str) -> Iterator[int]:
    start, end = max(0, evidence.start - BESIDE), min(len(text), evidence.end + AFTER)
    for match in round_pattern().finditer(text, start, end):
        if match.end() > evidence.start and match.start() < evidence.end:
            word = match["number"].lower()
            yield contact_rules().rounds.numbers.get(word) or int(word.rstrip("stndrh"))
