"""Compares who takes part in two contacts: the people, else their parties."""

from dataclasses import dataclass

from communique.record.merge.contacts.keys import parties_of
from communique.record.merge.traits import ContactTraits

PAIR = 2


@dataclass(frozen=True, slots=True)
class Company:
    """What two lists of participants have in common."""

    parties: frozenset[str]  # of both
    only: frozenset[str]  # of one list alone, hosts and mediators left out
    shared: frozenset[str]  # parties of which both name one person at least
    strangers: frozenset[str]  # parties of which both name people, and no one of them is the same
    people: int  # how many are named in both

    @property
    def is_close(self) -> bool:
        """Tell whether the same people stand on both sides."""
        return len(self.shared) >= PAIR or (len(self.parties) == 1 and self.people >= PAIR)


def company_of(first: ContactTraits, second: ContactTraits) -> Company:
    """Return what the participants of two contacts have in common."""
    one, other = _people(first), _people(second)
    both = one.keys() & other.keys()
    hosts = {*first.mediators, *second.mediators, first.country, second.country}
    met = {party: one[party] & other[party] for party in both}
    return Company(
        parties=frozenset(both),
        only=frozenset(one.keys() ^ other.keys()) - hosts,
        shared=frozenset(party for party in both if met[party]),
        strangers=frozenset(party for party in both if one[party] and other[party] and not met[party]),
        people=sum(len(people) for people in met.values()),
    )


def _people(traits: ContactTraits) -> dict[str, set[str]]:
    return {
        party: {side.person for side in traits.sides if side.party == party and side.person}
        for party in parties_of(traits)
    }
