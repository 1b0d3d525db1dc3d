"""Reads the status of contacts that are only spoken of: "a meeting is necessary", "talks are on the agenda"."""

from collections.abc import Iterator

from communique.contacts.lexicon import lexicon
from communique.domain.contact import ContactStatus
from communique.language import Token
from communique.language.cues import lexicon as certainty
from communique.language.tense import Tense, tense_of

COPULAS = frozenset({"be", "seem", "appear", "look", "remain", "become"})
RATING = frozenset({"regard", "consider", "see", "call", "describe", "view", "deem", "think", "find"})


def status_when_spoken_of(top: Token) -> ContactStatus | None:
    """Return what a contact is of which only need, place on an agenda or chance is told; None for all others."""
    defining = certainty().words.defining
    if any(child.dep == "poss" or child.lower in defining | {"no"} for child in top.children):
        return None
    verb = top.head.head if top.head.dep in {"aux", "auxpass"} else top.head
    if verb.child("neg") is not None:
        return None
    words = lexicon().status
    said = {word.lower for word in _said_of(top, verb)}
    if said & words.called_for or (said & words.good and _is_imagined(verb)):
        return ContactStatus.PROPOSED
    if said & words.listed:
        return ContactStatus.ANNOUNCED
    return ContactStatus.POSSIBLE if said & words.in_the_air else None


def _said_of(top: Token, verb: Token) -> Iterator[Token]:
    """Yield the words that stand for what a contact is said to be, or to be on."""
    if top.dep in {"nsubj", "nsubjpass"} and verb.lemma in COPULAS | {"need", "require"}:
        yield from verb.children_by("acomp", "attr", "oprd", "advmod")
        yield from (noun for child in verb.children_by("prep") for noun in child.children_by("pobj"))
        if verb.lemma in {"need", "require"} and verb.children_by("auxpass"):
            yield verb
    elif top.dep == "dobj" and verb.lemma in RATING:
        yield from verb.children_by("oprd", "acomp")
        as_what = (child for child in (*verb.children, *top.children) if child.lower == "as")
        yield from (word for child in as_what for word in child.children)


def _is_imagined(verb: Token) -> bool:
    return tense_of(verb) is Tense.FUTURE or any(child.tag == "MD" for child in verb.children_by("aux"))
