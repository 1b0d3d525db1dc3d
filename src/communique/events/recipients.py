"""Finds who acts and who is acted upon in the clause of an act."""

from collections.abc import Iterator
from dataclasses import replace

from communique.domain.actor import Cast
from communique.domain.event import EventType
from communique.events.deed import Deed
from communique.events.grammar import agent_of, is_infinitive, is_passive, is_verb, objects_of, pobjs_of, subject_of
from communique.events.mentions import PHYSICAL, is_dateline, named_before, named_behind
from communique.events.sides import Side, sides_at, state_at
from communique.language import Page, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
BESIDE = frozenset({"advcl", "ccomp", "conj", "parataxis", "relcl", "nsubj", "nsubjpass", "agent", "punct"})
CIRCUMSTANCES = frozenset(
    {"after", "before", "since", "during", "until", "amid", "despite", "as", "like", "unlike", "by", "via", "because"}
)
OFFICIAL = frozenset({"arrest", "deport", "release"})  # what the authorities of a place do to somebody
PLACES = ("in", "across", "near", "along", "at", "over", "inside", "alongside")
SWEEP = ("object", "against", "on", "with", "to", "from", "into", "for", "of")


def actors_of(page: Page, cast: Cast, deed: Deed) -> list[Side]:
    """Return who does it: the sides of the subject, else where it comes from, else who is named before the act."""
    return _acting(page, cast, deed) or _origin(page, cast, deed) or named_before(page, cast, deed)


def _origin(page: Page, cast: Cast, deed: Deed) -> list[Side]:
    """Return those from whom a thing comes: "aid arrived from Norway"."""
    if deed.type is not EventType.AID:
        return []
    heads = (head for word in (deed.anchor, *deed.holders) for head in pobjs_of(word, "from"))
    return next((sides for head in heads if (sides := sides_at(page, cast, head)[:1])), [])


def _acting(page: Page, cast: Cast, deed: Deed) -> list[Side]:
    if deed.actor is None:
        found = _distinct(
            side for head in (_partners(deed) if deed.is_joint else ()) for side in _named(page, cast, head)
        )
        return found or _authorities(page, deed)
    found = [] if is_dateline(page, deed.actor) else _named(page, cast, deed.actor)
    if not found and deed.actor.dep in {"nsubj", "nsubjpass"}:
        beside = deed.actor.head.children_by(deed.actor.dep)  # a name that the parser takes for several subjects
        found = next(
            (sides for word in beside if not is_dateline(page, word) and (sides := _named(page, cast, word))), []
        )
    if not found:
        below = (word for word in deed.actor.subtree() if word.text[:1].isupper() and not word.is_below(deed.anchor))
        found = next((sides for word in below if (sides := sides_at(page, cast, word)[:1])), [])
    if not found and deed.actor.dep == "dobj":
        subject = subject_of(deed.actor.head)  # "issued a statement condemning"
        found = _named(page, cast, subject) if subject is not None else []
    return found


def _authorities(page: Page, deed: Deed) -> list[Side]:
    """Return the state where somebody is arrested, tried or set free by nobody named: "was arrested in Chad"."""
    verb = deed.anchor
    if not set(deed.mode) & OFFICIAL or not is_verb(verb) or not is_passive(verb) or agent_of(verb) is not None:
        return []
    found = (state_at(page, head) for head in pobjs_of(verb, "in"))
    return [Side.of_state(place) for place in found if place is not None and not place.is_demonym][:1]


def _partners(deed: Deed) -> Iterator[Token]:
    """Yield those between whom a thing is held that nobody is said to hold: "talks between Chile and Peru"."""
    for holder in deed.holders:
        if not is_verb(holder):
            for slot in ("between", "of", "by"):
                yield from pobjs_of(holder, slot)


def _named(page: Page, cast: Cast, actor: Token) -> list[Side]:
    """Return the sides that a subject names, joined ones each on its own."""
    found = _distinct(side for head in actor.conjuncts() for side in sides_at(page, cast, head))
    return found or _distinct(side for token in _rest(actor) for side in sides_at(page, cast, token)[:1])[:1]


def recipients_of(page: Page, cast: Cast, deed: Deed, actors: list[Side]) -> list[Side]:
    """Return to whom it is done: the first phrase of the clause that names another party, with those joined to it."""
    own = {actor.party for actor in actors}
    is_at_home = False
    for head in _places(deed):
        if deed.actor is not None and head.is_below(deed.actor):
            continue
        found = [side for joined in head.conjuncts() for side in sides_at(page, cast, joined)]
        others = _distinct(side for side in found if side.party not in own)
        if others:
            return [_placed(page, deed, side, own) for side in others]
        is_at_home = is_at_home or any(page.text[side.span.start].isupper() for side in found)
    found = [] if deed.is_strict else _in_rest(page, cast, deed, own)
    is_among_them = is_at_home or (deed.is_joint and len(own) > 1)
    return found if found or is_among_them else named_behind(page, cast, deed, own)


def _placed(page: Page, deed: Deed, side: Side, own: set[str]) -> Side:
    """Return somebody without a state with that of the place where the act meets them ("struck rebels in Chad")."""
    if side.country is not None or deed.type not in PHYSICAL:
        return side
    heads = (head for word in (deed.anchor, *deed.holders) for by in PLACES for head in pobjs_of(word, by))
    found = (place for head in heads if (place := state_at(page, head)) is not None and not place.is_demonym)
    place = next(found, None)
    return side if place is None or place.row.id in own else replace(side, country=place.row.id)


def _in_rest(page: Page, cast: Cast, deed: Deed, own: set[str]) -> list[Side]:
    """Return the first other party in the rest of the clause, where its phrases hang together in no known way."""
    for token in _rest(deed.anchor):
        if token.i > deed.anchor.i and token.pos in NOMINAL:
            sides = [side for side in sides_at(page, cast, token) if side.party not in own]
            if sides:
                return _distinct(iter(sides))
    return []


def _rest(word: Token) -> Iterator[Token]:
    """Yield the words of a clause without the clauses beside and below it, participles behind nouns excepted."""
    yield word
    for child in word.children:
        if child.dep not in BESIDE and not (child.dep == "prep" and child.lower in CIRCUMSTANCES):
            yield from _rest(child)


def _distinct(sides: "Iterator[Side]") -> list[Side]:
    found: dict[tuple[str, str | None], Side] = {}
    for side in sides:
        found.setdefault((side.party, side.country), side)
    return list(found.values())


def _places(deed: Deed) -> Iterator[Token]:
    """Yield the heads of the phrases where the recipient may stand, the likeliest first."""
    seen: set[int] = set()
    for slot in _slots(deed):
        for holder in deed.holders:
            for head in _at(holder, slot):
                if head.i not in seen and not is_verb(head):
                    seen.add(head.i)
                    yield head


def _slots(deed: Deed) -> tuple[str, ...]:
    """Return where to look, in order; what is done to a place is done to those who live there."""
    if deed.is_strict:
        return deed.slots
    physical = PLACES if deed.type in PHYSICAL else ()
    return tuple(dict.fromkeys((*deed.slots, *SWEEP, *physical, "purpose")))


def _at(holder: Token, slot: str) -> Iterator[Token]:
    if slot in {"object", "self"}:
        if not is_verb(holder):
            yield holder
        elif slot == "object":
            yield from objects_of(holder)
    elif slot == "purpose":
        for clause in holder.children_by("advcl", "acl", "xcomp"):
            if is_infinitive(clause):
                yield from objects_of(clause)
    elif slot == "dative":
        is_given = holder.child("dobj") is not None  # "was granted asylum"
        yield from holder.children_by("dative", *(("nsubjpass",) if is_given else ()))
    else:
        yield from pobjs_of(holder, slot)
