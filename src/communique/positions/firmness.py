"""Reads how firmly a position is put: repeated, never, on a condition, or with room to move."""

from communique.domain.position import Firmness
from communique.language import Token
from communique.positions.claims import Claim
from communique.positions.guards import sworn_off
from communique.positions.lexicon import words
from communique.positions.voices import Scene

SCOPE = 1  # predicates above a cue whose adverbs still speak of it


def firmness_of(scene: Scene, claim: Claim, *, has_condition: bool) -> Firmness:
    """Return the firmness that the words around a claim give it; a condition weighs more than insistence."""
    base = _base(claim)
    if base is Firmness.RED_LINE:
        return base
    if has_condition:
        return Firmness.CONDITIONAL
    if base is Firmness.FLEXIBLE:
        return base
    chain = [claim.token, *_predicates_above(claim.token)]
    if sworn_off(claim.token) or any(child.lower in words("never") for word in chain[:1] for child in word.children):
        return Firmness.RED_LINE
    is_firm = (
        any(map(_insists, chain))
        or _is_stuck_to(claim.token)
        or any(map(_is_precondition, (claim.token, claim.wanted.head)))
        or _is_insisted(scene, claim.token)
    )
    return Firmness.FIRM if is_firm else base


def _is_stuck_to(token: Token) -> bool:
    """Tell whether a named position is held on to: "sticks to its demand"."""
    return token.dep == "pobj" and token.head.head.lemma in words("sticking")


def _base(claim: Claim) -> Firmness:
    """Return the firmness of the cue; what was or is not accepted is no red line yet, unlike what never will be."""
    token = claim.token
    is_verbal = token.pos == "VERB" and token.lemma in words("acceding")
    if claim.firmness is not Firmness.RED_LINE or not is_verbal:
        return claim.firmness
    auxiliaries = token.children_by("aux")
    is_final = any(child.tag == "MD" for child in auxiliaries) or sworn_off(token) is not None
    is_never = any(child.lower in words("never") for child in token.children)
    is_infinitive = any(child.lower == "to" for child in auxiliaries)
    return Firmness.RED_LINE if is_final or is_never or is_infinitive else Firmness.STATED


def _is_precondition(token: Token) -> bool:
    return any(
        preposition.lower == "as"
        and (noun := preposition.child("pobj")) is not None
        and noun.lemma.endswith("condition")
        for preposition in token.children_by("prep")
    )


def _predicates_above(token: Token) -> list[Token]:
    """Return the predicates over a claim, up to the border of its own clause or of what another one wants."""
    found: list[Token] = []
    below = token
    for word in token.ancestors():
        is_held = below.pos == "NOUN" and word.lemma != "have" and word.lemma not in words("light_verbs")
        if below.dep in {"relcl", "advcl", "conj"} or is_held or len(found) == SCOPE:
            break
        if word.pos in {"VERB", "AUX"}:
            found.append(word)
        below = word
    return found


def _insists(word: Token) -> bool:
    if word.lemma in words("insisting_verbs"):
        return True
    if any(child.lower in words("insisting") and child.dep in {"advmod", "amod"} for child in word.children):
        return True
    times = [
        child for child in word.children_by("npadvmod", "dobj", "advmod") if child.lower in {"time", "over", "again"}
    ]
    return any(below.lower == "again" for child in times for below in child.conjuncts())


def _is_insisted(scene: Scene, token: Token) -> bool:
    """Tell whether the statement around the claim is one of insisting or repeating."""
    statement = scene.speech_at(token)
    if statement is None or statement.cue is None:
        return False
    return any(_insists(word) for word in scene.page.tokens_in(statement.cue))
