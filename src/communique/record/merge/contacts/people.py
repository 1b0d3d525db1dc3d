"""Compares who takes part in two contacts: the people, else their parties."""

from dataclasses import dataclass, replace
from functools import lru_cache

from communique.record.merge.traits import ContactTraits, Side

PAIR = 2
REMEMBERED = 16_384  # pairs of lists; a few lists make up most reports of one day


@dataclass(frozen=True, slots=True)
class Company:
    """What two lists of participants have in common."""

    parties: frozenset[str]  # of both
    only: frozenset[str]  # of one list alone, hosts and mediators left out
    shared: frozenset[str]  # parties of which both name one person at least
    strangers: frozenset[str]  # parties of which both name people, and no one of them is the same
    people: int  # how many are named in both
    is_close: bool  # the same people stand on both sides


def company_of(first: ContactTraits, second: ContactTraits) -> Company:
    """Return what the participants of two contacts have in common."""
    company = _company(first.sides, second.sides)
    if not company.only:
        return company
    hosts = {*first.mediators, *second.mediators, first.country, second.country}
    return replace(company, only=company.only - hosts) if company.only & hosts else company


@lru_cache(maxsize=REMEMBERED)
def _company(first: tuple[Side, ...], second: tuple[Side, ...]) -> Company:
    one, other = _people(first), _people(second)
    _give_parties(one, other)
    _give_parties(other, one)
    both = one.keys() & other.keys()
    met = {party: one[party] & other[party] for party in both}
    shared = frozenset(party for party in both if met[party])
    people = sum(len(named) for named in met.values())
    return Company(
        parties=frozenset(both),
        only=frozenset(one.keys() ^ other.keys()),
        shared=shared,
        strangers=frozenset(party for party in both if one[party] and other[party] and not met[party]),
        people=people,
        is_close=len(shared) >= PAIR or (len(both) == 1 and people >= PAIR),
    )


def _give_parties(untold: dict[str, set[str]], told: dict[str, set[str]]) -> None:
    """Put people for whom one list tells no party where the other list has them."""
    for party in [party for party, people in untold.items() if people == {party}]:
        home = next((name for name, people in told.items() if party in people and name != party), None)
        if home:
            untold[home] = untold.get(home, set()) | untold.pop(party)


def _people(sides: tuple[Side, ...]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for side in sides:
        people = found.setdefault(side.party, set())
        if side.person:
            people.add(side.person)
    return found
