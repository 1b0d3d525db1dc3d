"""Who met whom: actors, and a tie between two for all the times they were in touch."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from communique.domain.actor import Actor, Rank
from communique.domain.contact import Contact, ContactFormat, ContactLevel, ContactStatus
from communique.domain.ids import ActorId
from communique.domain.merged import Merged
from communique.views.export.holdings import Holdings

HAPPENED = {ContactStatus.HELD, ContactStatus.UNDERWAY}
LEVELS = tuple(ContactLevel)  # the highest first
RANKS = tuple(Rank)  # the highest first
Value = str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two actors and their contacts that took place."""

    pair: tuple[ActorId, ActorId]  # sorted
    contacts: tuple[Merged[Contact], ...]

    @property
    def id(self) -> str:
        """Return an id that stays as contacts are added."""
        return " ".join(self.pair)

    def values(self) -> dict[str, Value]:
        """Return what is said of the tie; what nobody says is left out."""
        told = [merged.thing for merged in self.contacts]
        days = sorted(day for spell in self.spells() for day in spell)
        level = min((contact.level for contact in told), key=LEVELS.index)
        return {
            "contacts": len(told),
            "indirect": sum(contact.format is ContactFormat.INDIRECT for contact in told),
            "sources": sum(merged.sources for merged in self.contacts),
            "level": level.value,
            "modes": ", ".join(sorted({contact.mode.value for contact in told})),
            "ids": " ".join(sorted(contact.id for contact in told)),
            **({"first": days[0], "last": days[-1]} if days else {}),
        }

    def spells(self) -> list[tuple[str, str]]:
        """Return the days in touch, first and last inclusive; contacts without a day have none."""
        return sorted({spell for merged in self.contacts if (spell := spell_of(merged.thing))})


def spell_of(contact: Contact) -> tuple[str, str] | None:
    """Return the first and the last day a contact may have been on; None where one of them is open."""
    if contact.when is None or contact.when.earliest is None or contact.when.latest is None:
        return None
    return contact.when.earliest.isoformat(), contact.when.latest.isoformat()


def ties_of(holdings: Holdings) -> list[Tie]:
    """Return who met whom, by pair: each two that took part, unless both act for the same party and others came."""
    met: dict[tuple[ActorId, ActorId], list[Merged[Contact]]] = {}
    for merged in holdings.contacts:
        if merged.thing.status in HAPPENED:
            for pair in _pairs(merged.thing, holdings):
                met.setdefault(pair, []).append(merged)
    return [Tie(pair=pair, contacts=tuple(contacts)) for pair, contacts in sorted(met.items())]


def _pairs(contact: Contact, holdings: Holdings) -> Iterator[tuple[ActorId, ActorId]]:
    actors = {named.actor: holdings.actors.get(named.actor) for named in contact.participants}
    known = {merged.thing.id: merged.thing.party or merged.thing.id for merged in actors.values() if merged}
    is_among_one = len(set(known.values())) == 1
    for first, second in combinations(sorted(known), 2):
        if is_among_one or known[first] != known[second]:
            yield first, second


def nodes_of(ties: list[Tie], holdings: Holdings) -> list[Actor]:
    """Return the actors that the ties name, by id."""
    named = sorted({actor for tie in ties for actor in tie.pair})
    return [holdings.actors[actor].thing for actor in named]


def values_of(actor: Actor) -> dict[str, Value]:
    """Return what is said of an actor; what nobody says is left out."""
    rank = min((role.rank for role in actor.roles), key=RANKS.index, default=None)
    said = {"kind": actor.kind.value, "party": actor.party, "rank": rank and rank.value, "wikidata": actor.wikidata}
    return {name: value for name, value in said.items() if value}


NODE_VALUES = {"kind": str, "party": str, "rank": str, "wikidata": str}
TIE_VALUES = {
    "contacts": int, "indirect": int, "sources": int, "level": str, "modes": str, "ids": str, "first": str, "last": str,
}  # fmt: skip
