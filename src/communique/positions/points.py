"""Turns a claim into its points: one thing wanted each, with stance, firmness and condition."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from communique.domain.actor import ActorKind
from communique.domain.ids import ActorId
from communique.domain.position import Firmness, Stance
from communique.language import Page, Token
from communique.positions.claims import Claim
from communique.positions.firmness import firmness_of
from communique.positions.items import items_of
from communique.positions.lexicon import words
from communique.positions.trimming import Cut, Stretch, cut, trimmed
from communique.positions.voices import Scene


@dataclass(frozen=True, slots=True)
class Point:
    """One thing wanted or refused."""

    stretch: Stretch
    stance: Stance
    firmness: Firmness
    condition: Stretch | None


NEEDING = frozenset({Stance.REJECTION, Stance.PROMISE, Stance.OFFER, Stance.ACCEPTANCE})


def points_of(scene: Scene, claim: Claim) -> Iterator[Point]:
    """Yield the points of a claim, in order; what it asks for in return follows each of them."""
    page = scene.page
    outer = _clause_condition(scene, claim)
    for item in items_of(page, claim.wanted):
        piece = _without_until(page, cut(page, item))
        exchange = piece.exchange or _fronted_exchange(claim)
        if piece.stretch is None or _is_empty(page, piece.stretch) or _is_actor(scene, piece.stretch):
            continue
        condition = piece.condition or outer
        firmness = firmness_of(scene, claim, has_condition=condition is not None or exchange is not None)
        stance, stretch = _scrapped(page, claim, piece.stretch)
        yield Point(stretch, stance, firmness, condition)
        need = _needed(page, condition) if claim.stance in NEEDING else None
        if need is not None:
            yield Point(need, Stance.DEMAND, Firmness.CONDITIONAL, None)
        if exchange is not None:
            yield Point(exchange, _counter(stance), Firmness.CONDITIONAL, None)


def _without_until(page: Page, piece: Cut) -> Cut:
    """Return what is refused without "until ...": its condition."""
    stretch = piece.stretch
    if stretch is None or piece.condition is not None:
        return piece
    within = page.tokens_between(stretch.first + 1, stretch.last)
    until = next((word for word in within if _is_until(word)), None)
    if until is None:
        return piece
    return Cut(
        trimmed(page, Stretch(stretch.first, until.i - 1, stretch.head)), Stretch(until.i, stretch.last), piece.exchange
    )


def _is_until(word: Token) -> bool:
    return (word.dep == "mark" and word.lower in {"until", "before"}) or (word.lower == "until" and word.dep == "prep")


def _fronted_exchange(claim: Claim) -> Stretch | None:
    """Return what is wanted in return, where it stands first: "in return for X, Norland offered Y"."""
    for preposition in claim.token.children_by("prep"):
        noun = preposition.child("pobj") if preposition.i < claim.token.i else None
        link = noun.child("prep") if noun is not None and noun.lemma in words("exchanges") else None
        if link is not None and link.lower == "for" and link.right > link.i:
            return Stretch(link.i + 1, link.right)
    return None


def _needed(page: Page, condition: Stretch | None) -> Stretch | None:
    """Return what a strict condition asks for: "unless we make a deal", "only if the boats return"."""
    if condition is None:
        return None
    first = page.tokens[condition.first].lower
    if first == "until" and page.tokens[condition.first].dep != "mark":
        return None  # "until Sunday"
    if first in {"unless", "provided", "providing", "until"}:
        return trimmed(page, Stretch(condition.first + 1, condition.last))
    if first == "only" and condition.last > condition.first + 1:
        return trimmed(page, Stretch(condition.first + 2, condition.last))
    return None


def _counter(stance: Stance) -> Stance:
    return Stance.OFFER if stance is Stance.DEMAND else Stance.DEMAND


def _is_empty(page: Page, stretch: Stretch) -> bool:
    """Tell whether the words name nothing: "it", "do so", "prepare for it"."""
    within = page.tokens_between(stretch.first, stretch.last)
    if within[0].lemma == "do" and len(within) > 1 and within[1].lower in {"so", "it", "that", "this"}:
        return True
    return not any(
        word.pos in {"NOUN", "PROPN", "NUM", "ADJ"}
        or (word.pos == "VERB" and word.lemma not in words("no_acts") and not _is_anaphoric(within))
        for word in within
    ) or all(word.lower in words("empty") for word in within)


def _is_actor(scene: Scene, stretch: Stretch) -> bool:
    """Tell whether the words name nothing but somebody: "supports Norland" takes no position on a thing."""
    whole = stretch.span(scene.page)
    mentions = (scene.cast.at(i) for i in range(stretch.first, stretch.last + 1))
    found = [mention for mention in mentions if mention is not None and mention.span.covers(whole)]
    return any(_is_somebody(scene, actor) for mention in found for actor in mention.members or (mention.actor,))


def _is_somebody(scene: Scene, actor: ActorId | None) -> bool:
    """Tell whether an actor is a state, a person or a party: observers, monitors or a force may be a thing wanted."""
    known = scene.cast.actors.get(actor) if actor is not None else None
    return known is not None and (known.party is not None or known.kind in {ActorKind.PERSON, ActorKind.GOVERNMENT})


def _is_anaphoric(within: Sequence[Token]) -> bool:
    return within[-1].lower in words("empty") and not any(word.pos in {"NOUN", "PROPN"} for word in within)


def _scrapped(page: Page, claim: Claim, stretch: Stretch) -> tuple[Stance, Stretch]:
    """Read "threatened to scrap the treaty" as a refusal of the treaty."""
    verb = claim.wanted.head
    if claim.rule != "en.verb.threaten" or verb.lemma not in words("scrapping") | words("blocking"):
        return claim.stance, stretch
    thing = verb.child("dobj")
    if thing is not None and verb.lemma in {"pull", "withdraw"}:
        return claim.stance, stretch  # "threatened to pull its troops out"
    if claim.token.dep == "relcl" and (thing is None or thing.tag in {"WDT", "WP"}):
        return Stance.REJECTION, _before(page, claim.token.head, claim.token)
    if thing is None:
        return Stance.REJECTION, stretch
    return Stance.REJECTION, Stretch(max(thing.left, verb.i + 1), stretch.last)


def _before(page: Page, noun: Token, clause: Token) -> Stretch:
    """Return a noun with what stands before its relative clause."""
    stretch = Stretch(noun.left, clause.left - 1)
    return trimmed(page, stretch) or stretch


@cache
def _opening_conditions() -> frozenset[str]:
    return words("conditions") | {"provided", "providing", "long"}


def _clause_condition(scene: Scene, claim: Claim) -> Stretch | None:
    """Return the condition that stands before or behind the claim's own clause."""
    if _opening_conditions().isdisjoint(scene.words_in(claim.token.sentence)):
        return None
    above = claim.token.head
    words_over = (claim.token, claim.wanted.head, above, *([above.head] if above.dep in {"ccomp", "ROOT"} else []))
    return next((found for word in words_over if (found := _condition_under(word)) is not None), None)


def _condition_under(word: Token) -> Stretch | None:
    for child in word.children_by("advcl"):
        marks = {mark.lower for mark in child.children if mark.dep in {"mark", "advmod"}}
        if marks.isdisjoint({"even", "as"}) and marks & words("conditions") - {"until"}:
            return Stretch(child.left, child.right)
    for child in word.children_by("prep", "advmod"):
        if child.lower in {"provided", "providing"} and child.right > child.i:
            return Stretch(child.i, child.right)
        if child.lower == "long" and child.child("advcl") is not None and child.left < child.i:
            return Stretch(child.left, child.right)
    return None
