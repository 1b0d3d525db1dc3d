"""Finds who acts and who is acted upon in the clause of an act."""

from collections.abc import Iterator

from communique.domain.actor import Cast
from communique.events.deeds import Deed
from communique.events.grammar import is_verb, objects_of, pobjs_of
from communique.events.sides import Side, sides_at
from communique.language import Page, Token

SWEEP = ("object", "against", "on", "with", "to", "from", "into", "for", "of")


def actors_of(page: Page, cast: Cast, deed: Deed) -> list[Side]:
    """Return who does it: the sides of the subject, joined ones each on its own."""
    if deed.actor is None:
        return []
    return _distinct(side for head in deed.actor.conjuncts() for side in sides_at(page, cast, head))


def recipients_of(page: Page, cast: Cast, deed: Deed, actors: list[Side]) -> list[Side]:
    """Return to whom it is done: the first phrase of the clause that names another party, with those joined to it."""
    own = {actor.party for actor in actors}
    for head in _places(deed):
        if deed.actor is not None and head.is_below(deed.actor):
            continue
        found = [side for joined in head.conjuncts() for side in sides_at(page, cast, joined)]
        others = _distinct(side for side in found if side.party not in own)
        if others:
            return others
    return []


def _distinct(sides: "Iterator[Side]") -> list[Side]:
    found: dict[tuple[str, str | None], Side] = {}
    for side in sides:
        found.setdefault((side.party, side.country), side)
    return list(found.values())


def _places(deed: Deed) -> Iterator[Token]:
    """Yield the heads of the phrases where the recipient may stand, the likeliest first."""
    seen: set[int] = set()
    for slot in dict.fromkeys(deed.slots if deed.is_strict else (*deed.slots, *SWEEP)):
        for holder in deed.holders:
            for head in _at(holder, slot):
                if head.i not in seen and not is_verb(head):
                    seen.add(head.i)
                    yield head


def _at(holder: Token, slot: str) -> Iterator[Token]:
    if slot in {"object", "self"}:
        if not is_verb(holder):
            yield holder
        elif slot == "object":
            yield from objects_of(holder)
    elif slot == "dative":
        yield from holder.children_by("dative")
    else:
        yield from pobjs_of(holder, slot)
