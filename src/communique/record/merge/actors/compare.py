"""Says whether two spellings name one person: never two identifiers, never other given names."""

from communique.record.merge.names import Name, is_same_given, is_same_surname, parse_name
from communique.record.merge.pairing import Pairing, apart, left_open, same
from communique.record.merge.traits import ActorTraits


def compare_actors(first: ActorTraits, second: ActorTraits) -> Pairing:
    """Return whether two actors are one person, and why."""
    if not first.is_person or not second.is_person:
        return apart("not both are persons")
    if first.wikidata and second.wikidata:
        return same(9, "the same identifier") if first.wikidata == second.wikidata else apart("two identifiers")
    if first.party and second.party and first.party != second.party:
        return apart("they act for different parties")
    return _by_name(first, second)


def _by_name(first: ActorTraits, second: ActorTraits) -> Pairing:
    one, other = parse_name(first.name), parse_name(second.name)
    if one.generation != other.generation:
        return apart("two generations of one family")
    if one.full == other.full and one.given:
        return same(8, f"the same name, “{second.shown}”")
    if one.given and other.given:
        return _by_full_names(one, other, first, second)
    return _by_surname(one, other, first, second)


def _by_full_names(one: Name, other: Name, first: ActorTraits, second: ActorTraits) -> Pairing:
    if not is_same_given(one, other):
        return apart("other given names")
    if not is_same_surname(one, other):
        return apart("other surnames")
    if first.party is None or first.party != second.party:
        return left_open("alike names, yet nothing says that they act for one party")
    if first.ranks and second.ranks and not set(first.ranks) & set(second.ranks):
        return left_open("alike names, yet other offices")
    return same(6, f"“{first.shown}” and “{second.shown}” are spellings of one name, the same party")


def _by_surname(one: Name, other: Name, first: ActorTraits, second: ActorTraits) -> Pairing:
    if not is_same_surname(one, other):
        return apart("other surnames")
    if first.party is None or first.party != second.party or not set(first.ranks) & set(second.ranks):
        return left_open("one surname says too little")
    return same(2, f"the same surname, party and office; “{first.shown}” and “{second.shown}”")
