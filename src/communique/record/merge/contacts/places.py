"""Compares places: a city lies in its country, a palace in its city."""

from communique.record.merge.lexicon import names_of_states, wider_places
from communique.record.merge.traits import ContactTraits


def is_same_place(first: ContactTraits, second: ContactTraits) -> bool:
    """Tell whether both name one city or site, or one names where the other lies."""
    return bool(first.place and second.place) and is_one(first.place, second.place)


def is_other_place(first: ContactTraits, second: ContactTraits) -> bool:
    """Tell whether the places cannot be one."""
    if not first.place or not second.place or is_one(first.place, second.place):
        return False
    if first.country != second.country:
        return True
    return not (is_state(first.place) or is_state(second.place))


def is_other_country(first: ContactTraits, second: ContactTraits) -> bool:
    """Tell whether the places lie in different countries."""
    return bool(first.country and second.country) and first.country != second.country


def is_state(place: str) -> bool:
    """Tell whether a place is a whole country."""
    return place.removeprefix("the ") in names_of_states()


def is_one(first: str | None, second: str | None) -> bool:
    """Tell whether two places are one, or one lies in the other."""
    return first in _wider(second) or second in _wider(first)


def _wider(place: str | None) -> tuple[str, ...]:
    """Return a place and those it lies in."""
    found: list[str] = []
    while place and place not in found:
        found.append(place)
        place = wider_places().get(place)
    return tuple(found)
