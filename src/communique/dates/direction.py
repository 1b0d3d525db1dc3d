"""Reads from the grammar of a sentence whether an expression looks back or ahead."""

from enum import StrEnum

from communique.dates.grammar import Grammar
from communique.domain.span import Span
from communique.language import Page, Token


class Direction(StrEnum):
    """Where an expression lies, seen from the day of publication."""

    BACK = "back"
    AHEAD = "ahead"
    PRESENT = "present"  # a present tense: of what is arranged, or of what is always so
    OPEN = "open"


SURE_MODALS = frozenset({"will", "shall", "'ll", "’ll", "wo", "ca", "can", "must"})
MODALS = frozenset({"would", "should", "could", "may", "might", "'d", "’d"})
BACKWARD = frozenset({"since"})
FORWARD = frozenset({"until", "till", "by"})
VERBAL = frozenset({"VERB", "AUX"})
CLIMB = 8  # steps up the tree


def direction_of(page: Page, span: Span, grammar: Grammar) -> Direction:
    """Return where an expression lies by the verb that governs it."""
    tokens = page.tokens_in(span)
    if not tokens:
        return Direction.OPEN
    words = set(tokens)
    head = next((token for token in tokens if token.head not in words or token.head is token), tokens[-1])
    return _Climb(grammar).from_word(head)


class _Climb:
    """The way from an expression up to the verb that places it."""

    def __init__(self, grammar: Grammar) -> None:
        self.words = grammar.words
        self.is_forward = False

    def from_word(self, head: Token) -> Direction:
        token = head
        for _ in range(CLIMB):
            if token.pos in VERBAL and token is not head:
                found = self.of_verb(token)
                if found is not Direction.OPEN:
                    return found
            elif token.lower in BACKWARD:
                return Direction.BACK
            elif token.lower in FORWARD:
                self.is_forward = True
            elif token is not head and (token.lemma in self.words["aheadverb"] or token.lower in self.words["aheadverb"]):
                return Direction.AHEAD
            if token.head is token:
                break
            token = token.head
        return Direction.AHEAD if self.is_forward else Direction.OPEN

    def of_verb(self, verb: Token) -> Direction:
        """Return what a verb says; OPEN: ask the one above it."""
        auxiliaries = verb.children_by("aux", "auxpass")
        names = {word.lower for word in auxiliaries}
        lemmas = {word.lemma for word in auxiliaries}
        if names & (SURE_MODALS | MODALS) or verb.tag == "MD":
            return Direction.BACK if "have" in lemmas and not names & SURE_MODALS else Direction.AHEAD
        if "to" in names:
            return self.of_infinitive(verb, lemmas)
        if verb.tag == "VBN" and verb.lemma in self.words["aheadverb"]:
            return Direction.AHEAD
        if "have" in lemmas or lemmas & {"do"} and any(word.tag == "VBD" for word in auxiliaries):
            return Direction.BACK
        if verb.tag == "VBN" and not auxiliaries:
            return Direction.OPEN if self.is_forward else self.of_participle(verb)
        return self.of_finite(verb, auxiliaries)

    def of_infinitive(self, verb: Token, lemmas: set[str]) -> Direction:
        if "have" in lemmas:
            return Direction.BACK
        if verb.head.lemma in self.words["implicative"] and verb.dep == "xcomp":
            return Direction.OPEN
        return Direction.AHEAD

    def of_participle(self, verb: Token) -> Direction:
        """A participle without its auxiliary: "a speech delivered Tuesday", "talks set for Tuesday"."""
        return Direction.BACK

    def of_finite(self, verb: Token, auxiliaries: list[Token]) -> Direction:
        tags = {word.tag for word in (verb, *auxiliaries)}
        if "VBD" in tags:
            return Direction.BACK
        if verb.tag == "VBG" and not auxiliaries:
            return Direction.OPEN
        if tags & {"VBZ", "VBP"}:
            return Direction.BACK if verb.lemma in self.words["report"] and not auxiliaries else Direction.PRESENT
        return Direction.AHEAD if verb.tag == "VB" else Direction.OPEN
