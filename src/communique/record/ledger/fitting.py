"""Tells whether two tellings can be about one thing, and whether what was held is what was announced."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from communique.domain.actor import Rank
from communique.domain.contact import ContactLevel
from communique.domain.ids import ActorId
from communique.domain.when import When
from communique.record.ledger.keys import LEADER, MINISTER
from communique.record.ledger.rules import load_rules_of_life
from communique.record.ledger.telling import Side, Telling

RANKS = tuple(Rank)
LEVELS = tuple(ContactLevel)
Company = dict[str, tuple[frozenset[ActorId], Rank | None]]


def joined(company: Company, sides: Iterable[Side]) -> Company:
    """Return who is expected for each party after one more telling, with the highest rank named."""
    found = dict(company)
    for side in sides:
        people, rank = found.get(side.party, (frozenset(), None))
        found[side.party] = (people | frozenset(side.people), _higher(rank, side.rank))
    return found


def _higher(one: Rank | None, other: Rank | None) -> Rank | None:
    return min((rank for rank in (one, other) if rank is not None), key=RANKS.index, default=None)


def _shared(company: Company, sides: Iterable[Side]) -> Iterator[tuple[Side, bool]]:
    """Yield the sides for which both name persons, with whether they name the same one."""
    for side in sides:
        people, _ = company.get(side.party, (frozenset(), None))
        if people and side.people:
            yield side, not people.isdisjoint(side.people)


def is_same_company(company: Company, telling: Telling) -> bool:
    """Tell whether a telling may speak of the same people: of leaders all who are named, else at least one side."""
    shared = [is_shared for _, is_shared in _shared(company, telling.sides)]
    return not shared or (all(shared) if telling.track == LEADER else any(shared))


def is_represented(company: Company, held: Telling, track: str) -> bool:
    """Tell whether those who met are those announced, or stand in for them at no lower rank.

    Args:
        track: The track of the plan; held at a higher one, a contact fulfils it only where the people are the same.
    """
    shared = list(_shared(company, held.sides))
    if held.track != track:
        is_unnamed = not any(people for people, _ in company.values())
        named = [party for party, (people, _) in company.items() if people]
        return (is_unnamed and held.track == MINISTER) or (
            bool(named) and len(shared) == len(named) and all(same for _, same in shared)
        )
    if track == LEADER:
        is_named = bool(shared) or not any(people for people, _ in company.values())
        return is_named and all(same for _, same in shared)
    if not shared:
        return True
    return any(same for _, same in shared) and all(same or _is_as_high(company, side) for side, same in shared)


def _is_as_high(company: Company, side: Side) -> bool:
    rank = company[side.party][1]
    return rank is None or (side.rank is not None and RANKS.index(side.rank) <= RANKS.index(rank))


def is_as_high(expected: ContactLevel, held: ContactLevel) -> bool:
    """Tell whether a contact was held at the level announced or a higher one; an unspecified level is not lower."""
    return ContactLevel.UNSPECIFIED in {expected, held} or LEVELS.index(held) <= LEVELS.index(expected)


def is_alike(one: Collection[str], other: Collection[str], *, is_same_text: bool = False) -> bool:
    """Tell whether two promises are put in much the same words; no words are like any.

    Args:
        is_same_text: Both stand in versions of one text, where a number that differs was corrected.
    """
    if not one or not other:
        return True
    if not load_rules_of_life().anew.isdisjoint(set(one) ^ set(other)):
        return False
    shared = len(set(one) & set(other)) / len(set(one) | set(other))
    return shared >= load_rules_of_life().bounds.alike and (is_same_text or is_same_number(one, other))


def is_same_number(one: Collection[str], other: Collection[str]) -> bool:
    """Tell whether words that both name numbers share one."""
    numbers, others = ({word for word in words if word[0].isdigit()} for words in (one, other))
    return not numbers or not others or not numbers.isdisjoint(others)


def overlap(one: When | None, other: When | None) -> bool:
    """Tell whether two times can be the same; a time that is open can be any."""
    if one is None or other is None:
        return True
    first, last = one.earliest or date.min, one.latest or date.max
    return first <= (other.latest or date.max) and (other.earliest or date.min) <= last


def distance(one: When, other: When) -> int:
    """Return how many days lie between two times; 0 where they can be the same."""
    gaps = (
        (later_one.earliest - earlier.latest).days
        for earlier, later_one in ((one, other), (other, one))
        if later_one.earliest is not None and earlier.latest is not None
    )
    return max(0, *gaps, 0)


def width(when: When | None) -> int:
    """Return within how many days a time is known; an open one counts as if it were unbounded."""
    if when is None or when.earliest is None or when.latest is None:
        return date.max.toordinal()
    return (when.latest - when.earliest).days


def later(day: date, days: int) -> date:
    """Return the day so many days later, the last of the calendar where it has no such day."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def lapse_of(due: When | None) -> date | None:
    """Return the day from which what was due has lapsed; None where no last day is known."""
    if due is None or due.latest is None:
        return None
    return later(due.latest, load_rules_of_life().bounds.grace + 1)
