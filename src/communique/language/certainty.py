"""Reads tense, negation, hedges and conditionals of an event word, once, for every room that needs them."""

from dataclasses import dataclass
from enum import StrEnum

from communique.domain.statement import Certainty
from communique.language.page import Page
from communique.language.tokens import Token


class Tense(StrEnum):
    """When the clause of an event word places it."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


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


MODALS = {"may": Certainty.POSSIBLE, "might": Certainty.POSSIBLE, "could": Certainty.POSSIBLE}
FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})


def modality_of(page: Page, token: Token) -> Modality:
    """Return how the page presents an event word (a verb or a noun of happening)."""
    verb = next((word for word in (token, *token.ancestors()) if word.pos in {"VERB", "AUX"}), token)
    auxiliaries = verb.children_by("aux", "auxpass")
    modal = next((word.lower for word in auxiliaries if word.tag == "MD"), None)
    is_negated = any(child.dep == "neg" for child in verb.children)
    is_conditional = any(child.lower == "if" for child in verb.children_by("mark"))
    certainty = MODALS.get(modal or "", Certainty.CERTAIN)
    if is_negated:
        certainty = Certainty.DENIED
    return Modality(
        tense=_tense(verb, auxiliaries),
        certainty=certainty,
        is_negated=is_negated,
        is_question=page.sentence_of(token).tokens[-1].text == "?",
        is_conditional=is_conditional,
        modal=modal,
        governors=tuple(word for word in verb.ancestors() if word.pos == "VERB"),
    )


def _tense(verb: Token, auxiliaries: list[Token]) -> Tense:
    if any(word.lower in FUTURE for word in auxiliaries):
        return Tense.FUTURE
    tags = {word.tag for word in (verb, *auxiliaries)}
    if tags & {"VBD", "VBN"}:
        return Tense.PAST
    return Tense.PRESENT if tags & {"VBZ", "VBP", "VBG"} else Tense.NONE
