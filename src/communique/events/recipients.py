"""Finds who is acted upon in the clause of an act."""

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from communique.domain.event import EventType
from communique.events.deed import Deed
from communique.events.doers import is_by_authorities
from communique.events.grammar import CIRCUMSTANCES, is_infinitive, is_verb, objects_of, pobjs_of, rest_of
from communique.events.lexicon import lexicon
from communique.events.mentions import PHYSICAL, named_behind
from communique.events.sides import Scene, Side, distinct
from communique.language import Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
DYING = frozenset({"die", "kill", "wound", "injure"})
SLOTS = frozenset({"object", "self", "purpose", "dative"})  # that are no prepositions
PLACES = ("in", "across", "near", "along", "at", "over", "inside", "alongside")
ADDRESSED = ("object", "dative", "to", "with")
PARTNERS = ("between", "with", "against")
REASONS = frozenset({"for", "over"})  # what somebody is arrested or tried for names no recipient
NO_SLOTS: frozenset[str] = frozenset()
SWEEP = ("object", "against", "on", "with", "to", "from", "into", "for", "of")


def recipients_of(scene: Scene, deed: Deed, actors: list[Side]) -> list[Side]:
    """Return to whom it is done: the first phrase of the clause that names another party, with those joined to it."""
    own = {actor.party for actor in actors}
    is_at_home = False
    is_between = deed.is_joint and len(own) > 1  # they are one another's partners, unless it is done with or to others
    for head in _places(deed, deed.slots if is_between else _slots(deed)):
        if deed.actor is not None and head.is_below(deed.actor):
            continue
        found = [side for joined in head.conjuncts() for side in scene.sides_at(joined)]
        others = distinct(side for side in found if side.party not in own)
        if others:
            return [_placed(scene, deed, side, own) for side in others]
        is_at_home = is_at_home or any(scene.page.text[side.span.start].isupper() for side in found)
    struck = _struck_above(scene, deed)
    if struck:
        return [side for side in struck if side.party not in own]
    found = [] if deed.is_strict or is_between else _in_rest(scene, deed, own)
    if found or is_at_home or is_between or is_by_authorities(deed):
        return found
    return named_behind(scene, deed, own) or _met_above(scene, deed, own)


def _met_above(scene: Scene, deed: Deed, own: set[str]) -> list[Side]:
    """Return whom the verb above a participle is about: "visited Peru, promising a loan", "wrote to Peru pledging"."""
    verb = deed.outer
    if verb.dep not in {"advcl", "acl"} or verb.tag != "VBG" or verb.child("nsubj") is not None:
        return []
    words = [verb.head] if is_verb(verb.head) else [verb.head, verb.head.head]
    heads = (head for slot in ADDRESSED for word in words for head in _at(word, slot))
    found = (side for head in heads if not is_verb(head) for side in scene.sides_at(head))
    return [side for side in found if side.country is not None and side.party not in own][:1]


def _struck_above(scene: Scene, deed: Deed) -> list[Side]:
    """Return who died of an attack that a clause of time tells: "two sailors died when the jets opened fire"."""
    above = deed.outer.head
    if deed.type is not EventType.ASSAULT or deed.outer.dep != "advcl" or above.lemma not in DYING:
        return []
    dead = above.child("nsubjpass", "nsubj")
    return [] if dead is None else scene.sides_at(dead)


def _placed(scene: Scene, deed: Deed, side: Side, own: set[str]) -> Side:
    """Return somebody without a state with that of the place where the act meets them ("struck rebels in Chad")."""
    if side.country is not None or deed.type not in PHYSICAL:
        return side
    heads = (head for word in (deed.anchor, *deed.holders) for by in PLACES for head in pobjs_of(word, by))
    found = (place for head in heads if (place := scene.state_at(head)) is not None and not place.is_demonym)
    place = next(found, None)
    return side if place is None or place.row.id in own else replace(side, country=place.row.id)


def _in_rest(scene: Scene, deed: Deed, own: set[str]) -> list[Side]:
    """Return the first other party in the rest of the clause, where its phrases hang together in no known way."""
    is_tried = is_by_authorities(deed)
    for token in rest_of(deed.anchor):
        if token.i > deed.anchor.i and token.pos in NOMINAL and not (is_tried and _is_reason(token, deed)):
            sides = [side for side in scene.sides_at(token) if side.party not in own]
            if sides:
                return distinct(iter(sides))
    return []


def _is_reason(token: Token, deed: Deed) -> bool:
    """Tell whether a word stands in what somebody is arrested or tried for."""
    above = (word for word in token.ancestors() if word.is_below(deed.anchor))
    return any(word.dep == "prep" and word.lower in REASONS for word in above)


def _places(deed: Deed, slots: tuple[str, ...]) -> Iterator[Token]:
    """Yield the heads of the phrases where the recipient may stand, the likeliest first."""
    seen: set[int] = set()
    if deed.is_joint:
        yield from _within(deed)
    below = {child.lower for holder in deed.holders for child in holder.children}
    for slot in slots:
        for holder in deed.holders if slot in below or slot in SLOTS else ():
            for head in _at(holder, slot):
                if head.i not in seen and not is_verb(head):
                    seen.add(head.i)
                    yield head
    if not deed.is_joint:
        yield from _within(deed)


def _within(deed: Deed) -> Iterator[Token]:
    """Yield those between whom there is what the act is about: "mediate in the row between Chile and Peru"."""
    for child in (child for holder in deed.holders for child in holder.children_by("prep")):
        if child.lower not in CIRCUMSTANCES:
            for noun in child.children_by("pobj"):
                for slot in PARTNERS:
                    yield from pobjs_of(noun, slot)


def _slots(deed: Deed) -> tuple[str, ...]:
    """Return where to look, in order; what is done to a place is done to those who live there."""
    if deed.is_strict:
        return deed.slots
    return _swept(deed.slots, PLACES if deed.type in PHYSICAL else (), REASONS if is_by_authorities(deed) else NO_SLOTS)


@cache
def _swept(slots: tuple[str, ...], places: tuple[str, ...], barred: frozenset[str]) -> tuple[str, ...]:
    """Return the act's own slots, then all others: the rules know few rows of them."""
    return tuple(dict.fromkeys((*slots, *(slot for slot in SWEEP if slot not in barred), *places, "purpose")))


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
        yield from _given(holder)
    else:
        yield from pobjs_of(holder, slot)


def _given(verb: Token) -> Iterator[Token]:
    """Yield who is given something: "was granted asylum", "handed the envoy a note"."""
    objects = verb.children_by("dobj")
    yield from verb.children_by("dative", *(("nsubjpass",) if objects else ()))
    if len(objects) > 1 and verb.lemma in lexicon().words.giving:
        yield objects[0]
