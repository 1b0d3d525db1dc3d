"""The keys by which reports of one contact find each other: two parties and a day, never a party's whole history."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from communique.domain.contact import ContactLevel
from communique.record.merge.days import days_in, length, months_in, neighbour, shifted
from communique.record.merge.lexicon import contact_rules, family_of, fate_of
from communique.record.merge.traits import ContactTraits

MANY = 6  # parties; of more, not every two share a key
FEW = 4  # people; of no more, every two share a key


def parties_of(traits: ContactTraits) -> tuple[str, ...]:
    """Return the parties that take part, sorted."""
    return tuple(sorted({side.party for side in traits.sides}))


def pairs_of(traits: ContactTraits) -> tuple[str, ...]:
    """Return a key for every two parties; two people of one party are a pair as well."""
    parties = parties_of(traits)
    if len(parties) == 1 and len(traits.sides) > 1:
        parties *= 2
    if len(parties) <= MANY:
        return tuple(f"{first}+{second}" for first, second in combinations(parties, 2))
    near = [*pairwise(parties), *((parties[0], other) for other in parties[2:])]
    return tuple(f"{first}+{second}" for first, second in near)


def _pairs_of_people(traits: ContactTraits) -> tuple[str, ...]:
    """Return a key for every two of few people: a text may not tell for whom somebody acts."""
    people = sorted(side.person for side in traits.sides if side.person)
    return tuple(f"{first}+{second}" for first, second in combinations(people, 2)) if len(people) <= FEW else ()


def is_anchored(traits: ContactTraits) -> bool:
    """Tell whether a report knows both sides and the day well enough to bind others."""
    days = length(traits.since, traits.until) if traits.is_dated else None
    return days is not None and 0 < days <= contact_rules().days.anchored and bool(pairs_of(traits))


def ties_of(traits: ContactTraits) -> tuple[str, ...]:
    """Return the keys that anchored reports of one contact share."""
    if not is_anchored(traits) or not traits.since or not traits.until:
        return ()
    pairs = (*pairs_of(traits), *_pairs_of_people(traits))
    exact = {f"{pair}|{day}" for pair in pairs for day in days_in(traits.since, traits.until)}
    return tuple(sorted(exact | set(_over_midnight(traits))))


def _over_midnight(traits: ContactTraits) -> Iterator[str]:
    """Yield keys of two days for two people at one place: clocks and reporters may differ by a day."""
    if traits.since != traits.until or not traits.since:
        return
    place = traits.place if traits.level is ContactLevel.LEADER else None
    days = [day for day in (traits.since, shifted(traits.since, -1)) if neighbour(day)]
    people = sorted(traits.sides, key=lambda side: (side.party, side.person or ""))[:MANY]
    for first, second in combinations(people, 2):
        if first.person and second.person and first.party != second.party:
            for what in filter(None, (place, traits.duration)):
                yield from (f"{first.person}+{second.person}|{what}|{day}~" for day in days)


def reach_of(traits: ContactTraits) -> tuple[str, ...]:
    """Return where vague and anchored reports find each other: two parties and a month, one party and a day."""
    since, until, days = traits.since, traits.until, length(traits.since, traits.until)
    if not since or not until or days is None or not 0 < days <= contact_rules().days.vague:
        return ()
    pairs = pairs_of(traits)
    keys = {f"{pair}|{month}" for pair in pairs for month in months_in(since, until)}
    if days <= contact_rules().days.anchored and traits.is_dated:
        keys |= {f"{party}|{day}" for party in parties_of(traits) for day in days_in(since, until)}
    return tuple(sorted(keys))


def likeness_of(traits: ContactTraits, week: str | None) -> str | None:
    """Return what equally vague reports of one contact share: people, way, place and days, told in one week."""
    named = len([side for side in traits.sides if side.person])
    fate = fate_of(traits.status)
    if not pairs_of(traits) or (fate == "happened" and named < 2 and not traits.place):  # noqa: PLR2004
        return None
    who = ",".join(f"{side.party}:{side.person or ''}" for side in traits.sides)
    when = f"{traits.since}..{traits.until}" if traits.is_dated else f"told {week}"
    what = (who, family_of(traits.mode), fate, traits.place, when, traits.round, traits.level)
    return "|".join(str(part) for part in what)
