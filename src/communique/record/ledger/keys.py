"""Names the lines a telling of a contact may belong to, and where on them it stands."""

from itertools import chain, combinations

from communique.domain.actor import Rank
from communique.domain.contact import Contact, ContactLevel, ContactMode
from communique.record.ledger.rules import load_rules_of_life
from communique.record.ledger.telling import Side, Word

LEADER, RECEIVED, MINISTER, WORKING = "leader", "received", "minister", "working"
LOWER = {LEADER: (RECEIVED, MINISTER, WORKING), RECEIVED: (WORKING,), MINISTER: (WORKING,), WORKING: ()}


def track_of(contact: Contact, sides: tuple[Side, ...]) -> str:
    """Return the level whose announcements are followed together; an envoy before a leader is on a track of its own."""
    level = level_of(contact)
    if level is ContactLevel.LEADER:
        return LEADER
    if any(side.rank is Rank.LEADER for side in sides):
        return RECEIVED
    return MINISTER if level is ContactLevel.MINISTER else WORKING


def level_of(contact: Contact) -> ContactLevel:
    """Return the level of a contact; a summit is one of leaders."""
    is_summit = contact.mode is ContactMode.SUMMIT and contact.level is ContactLevel.UNSPECIFIED
    return ContactLevel.LEADER if is_summit else contact.level


def keys_of(contact: Contact, word: Word, sides: tuple[Side, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the keys of a telling, and those that it cuts.

    A plan has one key. What was held answers for each pair among those present, and for plans at a lower level too;
    it cuts those of its own level alone; leaders whom nobody names cut none.
    """
    if len(sides) < 2:  # noqa: PLR2004  only one side is known: who it meets may be anybody
        return (f"alone|{track_of(contact, sides)}|{contact.id}",), ()
    family, track = load_rules_of_life().families[contact.mode], track_of(contact, sides)
    parties = tuple(side.party for side in sides)
    if word is not Word.HELD:
        return (_key(family, track, parties),), ()
    companies = _companies(parties)
    is_known = is_exact(contact) and (track != LEADER or any(side.people for side in sides))
    cuts = {_key(family, track, company) for company in companies} if is_known else set()
    keys = {_key(family, each, company) for company in companies for each in (track, *LOWER[track])}
    return tuple(sorted(keys)), tuple(sorted(cuts))


def _key(family: str, track: str, parties: tuple[str, ...]) -> str:
    return f"{family}|{track}|{'|'.join(parties)}"


def _companies(parties: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return the companies a contact answers for: each part of a small one, a large one only as a whole."""
    if len(parties) > load_rules_of_life().bounds.company:
        return {parties}
    parts = chain.from_iterable(combinations(parties, size) for size in range(2, len(parties) + 1))
    return set(parts)


def is_exact(contact: Contact) -> bool:
    """Tell whether the day of a contact is known well enough to end what was told before."""
    first, last = (contact.when.earliest, contact.when.latest) if contact.when else (None, None)
    exact = load_rules_of_life().bounds.exact
    return first is not None and last is not None and (last - first).days <= exact
