"""Finds who acts in the clause of an act."""

from collections.abc import Iterator

from communique.domain.event import EventType
from communique.events.deed import Deed
from communique.events.grammar import agent_of, is_passive, is_verb, objects_of, pobjs_of, rest_of, subject_of
from communique.events.lexicon import lexicon
from communique.events.mentions import is_dateline, named_before
from communique.events.sides import Scene, Side, distinct
from communique.language import Token

BARRING = frozenset({"deport", "restrict", "expel"})  # what keeps somebody out of a place
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def actors_of(scene: Scene, deed: Deed) -> list[Side]:
    """Return who does it: the sides of the subject, else where it comes from, else who is named before the act."""
    return _acting(scene, deed) or _origin(scene, deed) or named_before(scene, deed)


def is_by_authorities(deed: Deed) -> bool:
    """Tell whether police or courts that nobody names act upon somebody ("was jailed in Chad for a theft in Niger")."""
    if deed.actor is not None or lexicon().words.official.isdisjoint(deed.mode) or not is_verb(deed.anchor):
        return False
    return is_passive(deed.anchor) and agent_of(deed.anchor) is None


def _origin(scene: Scene, deed: Deed) -> list[Side]:
    """Return those from whom a thing comes: "aid arrived from Norway"."""
    if deed.type is not EventType.AID:
        return []
    heads = (head for word in (deed.anchor, *deed.holders) for head in pobjs_of(word, "from"))
    return next((sides for head in heads if (sides := scene.sides_at(head)[:1])), [])


def _acting(scene: Scene, deed: Deed) -> list[Side]:
    actor = deed.actor
    if actor is None:
        partners = _partners(deed) if deed.is_joint else ()
        return distinct(side for head in partners for side in _named(scene, head)) or _authorities(scene, deed)
    return (
        (_between(scene, actor) if deed.is_joint else [])
        or ([] if is_dateline(scene.page, actor) else _named(scene, actor))
        or _beside(scene, actor)
        or _below(scene, deed, actor)
        or _author(scene, actor)
    )


def _between(scene: Scene, talks: Token) -> list[Side]:
    """Return those between whom the subject is: "talks between Chile and Peru opened"."""
    heads = (word for slot in ("between", "of") for head in pobjs_of(talks, slot) for word in head.conjuncts())
    found = distinct(side for head in heads for side in scene.sides_at(head))
    return found if len(found) > 1 else []


def _beside(scene: Scene, actor: Token) -> list[Side]:
    """Return who is named by a name that the parser takes for several subjects."""
    if actor.dep not in SUBJECTS:
        return []
    words = (word for word in actor.head.children_by(actor.dep) if not is_dateline(scene.page, word))
    return next((sides for word in words if (sides := _named(scene, word))), [])


def _below(scene: Scene, deed: Deed, actor: Token) -> list[Side]:
    words = (word for word in actor.subtree() if word.text[:1].isupper() and not word.is_below(deed.anchor))
    return next((sides for word in words if (sides := scene.sides_at(word)[:1])), [])


def _author(scene: Scene, actor: Token) -> list[Side]:
    """Return who made what the parser takes for the subject: "issued a statement condemning"."""
    subject = subject_of(actor.head) if actor.dep == "dobj" else None
    return [] if subject is None else _named(scene, subject)


def _authorities(scene: Scene, deed: Deed) -> list[Side]:
    """Return the state where somebody is arrested, tried or set free by nobody named: "was arrested in Chad"."""
    if not is_by_authorities(deed):
        return []
    verb = deed.anchor
    heads = [head for word in (verb, *deed.holders) for head in pobjs_of(word, "in")]
    if not BARRING.isdisjoint(deed.mode):
        words = (verb, *verb.children_by("prep"))
        out = [head for by in ("from", "of") for word in words for head in pobjs_of(word, by)]
        entered = [noun for below in deed.covers for noun in (*objects_of(below), *pobjs_of(below, "to"))]
        heads = [*out, *entered, *heads]
    found = (scene.state_at(head) for head in heads)
    return [Side.of_state(place) for place in found if place is not None and not place.is_demonym][:1]


def _partners(deed: Deed) -> Iterator[Token]:
    """Yield those between whom a thing is held that nobody is said to hold: "talks between Chile and Peru"."""
    for holder in deed.holders:
        if not is_verb(holder):
            for slot in ("between", "of", "by"):
                yield from pobjs_of(holder, slot)


def _named(scene: Scene, actor: Token) -> list[Side]:
    """Return the sides that a subject names, joined ones each on its own."""
    found = distinct(side for head in actor.conjuncts() for side in scene.sides_at(head))
    return found or distinct(side for token in rest_of(actor) for side in scene.sides_at(token)[:1])[:1]
