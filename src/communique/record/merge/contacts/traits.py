"""Takes from a contact what merging compares."""

from datetime import date

from communique.domain.contact import Contact, ContactStatus
from communique.domain.evidence import Evidence
from communique.domain.when import When
from communique.record.merge.days import Stretch, length, shifted
from communique.record.merge.lexicon import contact_rules, fate_of, round_pattern
from communique.record.merge.names import folded
from communique.record.merge.scene import Scene
from communique.record.merge.traits import ContactTraits

BESIDE = 40  # characters before the words of a contact in which the number of its round may stand


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
    """Return the number of the round, if it stands right beside the words of the contact and nowhere another."""
    found = {number for evidence in contact.evidence if (number := _numbered(evidence, text))}
    return found.pop() if len(found) == 1 else None


def _numbered(evidence: Evidence, text: str) -> int | None:
    start = max(0, evidence.start - BESIDE)
    match = None
    for match in round_pattern().finditer(text, start, min(evidence.end, evidence.start + BESIDE)):
        if match.end() > evidence.start:
            break
    if match is None or match.end() <= evidence.start:
        return None
    word = match["number"].lower()
    return contact_rules().rounds.numbers.get(word) or int(word.rstrip("stndrh"))
