"""Tells who "both sides" and "it was agreed" stand for: the two parties spoken of, where they are just two."""

from communique.domain.actor import Actor, ActorKind
from communique.domain.evidence import Named
from communique.domain.ids import ActorId
from communique.domain.span import Span
from communique.language import Token
from communique.positions.lexicon import words
from communique.positions.standins import is_faction
from communique.positions.voices import Scene

PAIRING = frozenset({"both", "two"})
PAIR = 2
AT_THE_TABLE = frozenset({ActorKind.PERSON, ActorKind.GOVERNMENT})


def is_pair(token: Token) -> bool:
    """Tell whether words stand for two parties together: "both", "the two sides", "both negotiators"."""
    if token.lower in {"both", "neither"} and token.dep in {"nsubj", "nsubjpass", "pobj"}:
        return True
    if token.lemma in words("pairs"):  # "teams from both sides"
        sources = (child.child("pobj") for child in token.children_by("prep") if child.lower in {"from", "of"})
        if any(source is not None and source is not token and is_pair(source) for source in sources):
            return True
    is_plural = token.tag == "NNS" and token.lemma in words("pairs")
    return is_plural and any(
        child.lower in PAIRING or (child.lower == "the" and token.lemma in words("sides")) for child in token.children
    )


def pair_before(scene: Scene, token: Token) -> tuple[Named, ...]:
    """Return the two parties named before a word, each by its first actor; none where they are fewer or more."""
    found: dict[str, ActorId] = {}
    for head in sorted(head for head in scene.cast.mentions if head < token.i):
        mention = scene.cast.mentions[head]
        for actor in (scene.cast.actors.get(known) for known in mention.members or (mention.actor,)):
            if actor is not None and (is_faction(actor) or (actor.party is not None and _is_at_the_table(actor))):
                found.setdefault(actor.party or actor.id, actor.id)
    if len(found) != PAIR:
        return ()
    evidence = scene.page.evidence(_words(scene, token))
    return tuple(Named(actor=actor, evidence=evidence) for actor in found.values())


def _is_at_the_table(actor: Actor) -> bool:
    return actor.kind in AT_THE_TABLE


def _words(scene: Scene, token: Token) -> Span:
    return Span(scene.page.tokens[token.left].start, token.end)
