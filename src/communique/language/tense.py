"""Reads tense and aspect from a verb and its auxiliaries."""

from enum import StrEnum

from communique.language.cues import lexicon
from communique.language.tokens import Token


class Tense(StrEnum):
    """When the clause of an event word places it."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


class Aspect(StrEnum):
    """How the clause of an event word unfolds it."""

    SIMPLE = "simple"
    PERFECT = "perfect"
    PROGRESSIVE = "progressive"


VERBAL = frozenset({"VERB", "AUX"})
PAST_TAGS = frozenset({"VBD", "VBN"})
PRESENT_TAGS = frozenset({"VBZ", "VBP"})


def is_verbal(token: Token) -> bool:
    """Tell whether a word is a verb (some participles are tagged as adjectives or nouns)."""
    return token.pos in VERBAL or token.tag.startswith("VB")


def clause_of(token: Token) -> Token:
    """Return the verb whose clause a word stands in; the word itself where there is none."""
    if is_verbal(token):
        return token
    return next((word for word in token.ancestors() if is_verbal(word)), token)


def auxiliaries_of(verb: Token) -> list[Token]:
    """Return the auxiliaries of a verb; those of the first verb where joined verbs share them."""
    while True:
        own = verb.children_by("aux", "auxpass")
        is_sharing = verb.dep == "conj" and verb.tag not in PRESENT_TAGS | {"VBD"} and is_verbal(verb.head)
        if own or not is_sharing or verb.head is verb:  # a root that is named a conjunct: its head is left out
            return own
        verb = verb.head


def is_infinitive(verb: Token) -> bool:
    """Tell whether "to" stands before a verb."""
    return any(word.lower == "to" and word.tag == "TO" for word in auxiliaries_of(verb))


def tense_of(verb: Token) -> Tense:
    """Return the tense of a clause; an infinitive or a gerund has that of what governs it."""
    auxiliaries = auxiliaries_of(verb)
    if any(word.lower in lexicon().words.future for word in auxiliaries):
        return Tense.FUTURE
    tags = {word.tag for word in auxiliaries}
    if tags & PRESENT_TAGS:
        is_perfect = verb.tag != "VBG" and any(
            word.lemma in {"have", "'ve", "’ve"} and word.tag in PRESENT_TAGS for word in auxiliaries
        )
        return Tense.PAST if is_perfect else Tense.PRESENT
    if tags & PAST_TAGS or verb.tag == "VBD":
        return Tense.PAST
    if verb.tag in PRESENT_TAGS:
        return Tense.PRESENT
    return _without_finite_form(verb)


def _without_finite_form(verb: Token) -> Tense:
    above = next((word for word in verb.ancestors() if is_verbal(word)), None)
    if verb.tag in {"VB", "VBG"} and above is not None and not any(word.tag == "MD" for word in auxiliaries_of(verb)):
        return tense_of(above)
    return Tense.PAST if verb.tag == "VBN" else Tense.NONE


def aspect_of(verb: Token) -> Aspect:
    """Return the aspect of a clause."""
    lemmas = {word.lemma for word in auxiliaries_of(verb)}
    if verb.tag == "VBG" and "be" in lemmas:
        return Aspect.PROGRESSIVE
    if lemmas & {"have", "'ve", "’ve"}:
        return Aspect.PERFECT
    return Aspect.SIMPLE


def is_object_astray(noun: Token) -> bool:
    """Tell whether "made calls to ask" is parsed as if the calls asked: the object as subject of the infinitive."""
    verb = noun.head
    if noun.dep != "nsubj" or verb.dep not in {"ccomp", "xcomp"} or not is_infinitive(verb):
        return False
    return is_verbal(verb.head) and verb.head.i < noun.i and verb.head.lemma in {"make", "hold", "have", "place", "use"}
