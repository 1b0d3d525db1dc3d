"""Applies to tellings what persons ruled on the contacts they tell of: rejected, or another status, day or place."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from communique.domain.contact import Contact, ContactMode, ContactStatus
from communique.domain.ids import FindingId
from communique.domain.judgement import Judgement
from communique.record.ledger.fitting import width
from communique.record.ledger.rules import load_rules_of_life
from communique.record.ledger.scene import DEED, placed
from communique.record.ledger.telling import Telling, Word
from communique.record.merge.corrections import corrected
from communique.record.merge.rulings import Rulings, rank_of

FIELDS = frozenset({"status", "when", "place"})


def ruled(tellings: Collection[Telling], groups: Mapping[FindingId, FindingId], rulings: Rulings) -> Iterator[Telling]:
    """Yield the tellings as persons see them; what was ruled on one report of a contact holds for all of them."""
    if not rulings.corrections and not rulings.reviews:
        yield from tellings
        return
    members: dict[FindingId, set[str]] = {}
    for telling in tellings:
        group = groups.get(telling.finding, telling.finding)
        members.setdefault(group, {group}).add(telling.finding)
    for telling in tellings:
        group = groups.get(telling.finding, telling.finding)
        if not any(rulings.is_rejected(name) for name in (*telling.names, group)):
            yield _corrected(telling, members[group], rulings)


def _corrected(telling: Telling, names: Collection[str], rulings: Rulings) -> Telling:
    found = {one.id: one for name in names for one in rulings.corrections.get(name, ()) if one.field in FIELDS}
    if not found or telling.track == DEED:
        return telling
    contact = _contact_of(telling)
    for judgement in sorted(found.values(), key=rank_of):
        contact = _as_judged(contact, judgement)
    is_same_status = not any(one.field == "status" for one in found.values())
    word = telling.word if is_same_status else load_rules_of_life().words[contact.status]
    changed = placed(replace(telling, word=word, when=contact.when, place=contact.place))
    is_exact = word is Word.HELD and width(contact.when) <= load_rules_of_life().bounds.exact
    return replace(changed, cuts=(telling.cuts or changed.keys[:1]) if is_exact else ())


def _as_judged(contact: Contact, judgement: Judgement) -> Contact:
    return corrected(contact, judgement.field or "", judgement.value or "null")


def _contact_of(telling: Telling) -> Contact:
    """Return a contact with what a telling keeps of it, for corrections to be tried on."""
    return Contact(
        id=telling.finding, mode=ContactMode.MEETING, level=telling.level, status=ContactStatus.ANNOUNCED,
        format=telling.format, participants=(), mediators=(), when=telling.when, duration=None, place=telling.place,
        topics=(), outcome=(), told_by=None, replaced_by=None, variants=(), evidence=(telling.evidence,), rule="",
    )  # fmt: skip
