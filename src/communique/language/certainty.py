"""Reads tense, negation, hedges and conditionals of an event word, once, for every room that needs them."""

from dataclasses import dataclass
from itertools import islice

from communique.domain.statement import Certainty
from communique.language.page import Page
from communique.language.scope import world_of
from communique.language.tense import Aspect, Tense, aspect_of, clause_of, tense_of
from communique.language.tokens import Token
from communique.language.worlds import World


@dataclass(frozen=True, slots=True)
class Modality:
    """How the text presents an event word: in its own clause, and under what governs that clause."""

    tense: Tense
    certainty: Certainty  # as the text puts it, all scopes taken together
    is_negated: bool
    is_question: bool
    is_conditional: bool  # in an if-clause, or in a clause that depends on one
    modal: str | None  # "may", "will", ...: the nearest one
    governors: tuple[Token, ...]  # predicates above it, the nearest first ("said", "denied", "plans")
    aspect: Aspect  # of its clause: perfect, progressive, simple
    cues: frozenset[str]  # ids of rules/certainty.toml that stand over it or beside it ("planned", "refused")
    is_presupposed: bool  # taken for granted: "after the meeting", "the talks covered"


DEEPEST = 40  # words one below the other: nobody writes more, and noise must not raise or cost time
TOO_DEEP = World(certainty=Certainty.POSSIBLE)


def modality_of(page: Page, token: Token) -> Modality:
    """Return how the page presents an event word (a verb or a noun of happening)."""
    world = _world_at(token)
    clause = clause_of(token)
    is_question = _is_question(page, token)
    return Modality(
        tense=world.tense or tense_of(clause),
        certainty=Certainty.POSSIBLE if is_question and _may_be_asked(world) else world.certainty,
        is_negated=world.is_negated,
        is_question=is_question,
        is_conditional=world.is_conditional,
        modal=world.modal,
        governors=tuple(word for word in islice(token.ancestors(), DEEPEST + 1) if word.pos in {"VERB", "AUX"}),
        aspect=aspect_of(clause),
        cues=world.cues,
        is_presupposed=world.is_presupposed,
    )


def certainty_of(page: Page, token: Token) -> Certainty:
    """Return how certain an event word is, for those who ask nothing else of its modality."""
    world = _world_at(token)
    return Certainty.POSSIBLE if _may_be_asked(world) and _is_question(page, token) else world.certainty


def _world_at(token: Token) -> World:
    if token.world is not None:  # never that of a word too deep
        return token.world
    return world_of(token) if sum(1 for _ in islice(token.ancestors(), DEEPEST + 1)) <= DEEPEST else TOO_DEEP


def _may_be_asked(world: World) -> bool:
    """Tell whether a question leaves open what stands there as a fact."""
    return world.certainty is Certainty.CERTAIN and not world.is_presupposed


def _is_question(page: Page, token: Token) -> bool:
    """Tell whether the sentence asks whether it happens ("when did they meet?" takes that for granted)."""
    tokens = page.sentence_of(token).tokens
    if not any(word.text == "?" for word in tokens[-2:]):
        return False
    return not any(word.tag in {"WRB", "WP", "WDT"} for word in tokens[:2])
