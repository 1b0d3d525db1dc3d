"""Composes worlds: the text's own, and those that somebody wants, denies or imagines."""

from dataclasses import dataclass

from communique.domain.statement import Certainty
from communique.language.tense import Tense


@dataclass(frozen=True, slots=True)
class World:
    """In what world an event stands: the text's own, or one that somebody wants, denies or imagines."""

    certainty: Certainty = Certainty.CERTAIN
    is_negated: bool = False
    is_conditional: bool = False
    is_presupposed: bool = False
    modal: str | None = None
    cues: frozenset[str] = frozenset()
    tense: Tense | None = None  # where it is not that of the clause's own verb


HERE = World()
RANK = {Certainty.CERTAIN: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2}


def within(outer: World, inner: World) -> World:
    """Return an inner world as it stands within an outer one."""
    return World(
        certainty=joined(outer.certainty, inner.certainty),
        is_negated=outer.is_negated or inner.is_negated,
        is_conditional=outer.is_conditional or inner.is_conditional,
        is_presupposed=outer.is_presupposed and inner.certainty is Certainty.CERTAIN,
        modal=inner.modal or outer.modal,
        cues=outer.cues | inner.cues,
        tense=inner.tense or outer.tense,
    )


def joined(outer: Certainty, inner: Certainty) -> Certainty:
    """Return how certain something is that two scopes qualify."""
    if outer is Certainty.CERTAIN or inner is Certainty.CERTAIN:
        return inner if outer is Certainty.CERTAIN else outer
    if Certainty.COUNTERFACTUAL in (outer, inner):
        return Certainty.COUNTERFACTUAL
    if Certainty.DENIED in (outer, inner):
        return Certainty.CERTAIN if outer is inner else Certainty.DENIED
    return outer if RANK[outer] > RANK[inner] else inner


def unnegated(world: World) -> Certainty:
    """Return the certainty of a world without its denial."""
    return Certainty.CERTAIN if world.certainty is Certainty.DENIED else world.certainty
