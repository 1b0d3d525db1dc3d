"""Reads from the grammar of a sentence whether an expression looks back or ahead."""

from enum import StrEnum

from communique.dates.grammar import Grammar
from communique.domain.span import Span
from communique.language import Page, Token
from communique.language.universal import climbed, feature, tense_named


class Direction(StrEnum):
    """Where an expression lies, seen from the day of publication."""

    BACK = "back"
    AHEAD = "ahead"
    PRESENT = "present"  # a present tense: of what is arranged, or of what is always so
    PLANNED = "planned"  # what had been planned for then, and may be over
    LOOSE = "loose"  # a past verb, yet the expression hangs on a noun: "a cut of supplies in May"
    OPEN = "open"


VERBAL = frozenset({"VERB", "AUX"})
MODIFIERS = frozenset({"poss", "compound", "nmod", "amod", "nummod"})
ALWAYS = 2  # a word that looks ahead whatever follows it
OBJECTS = frozenset({"dobj", "nsubjpass"})
CLIMB = 8  # steps up the tree


def direction_of(page: Page, span: Span, grammar: Grammar) -> Direction:
    """Return where an expression lies by the verb that governs it."""
    tokens = page.tokens_in(span)
    if not tokens:
        return Direction.OPEN
    words = set(tokens)
    heads = [token for token in tokens if token.head not in words or token.head is token]
    head = next((token for token in heads if token.dep != "det"), tokens[-1])
    if grammar.is_universal:
        return _by_features(head, grammar)
    return _Climb(grammar, head).read()


TENSES = {"Past": Direction.BACK, "Pres": Direction.PRESENT, "Fut": Direction.AHEAD}


def _by_features(head: Token, grammar: Grammar) -> Direction:
    """Return where an expression lies by the features of the verb that governs it: its tense, or that it has none."""
    verb = next((word for word in climbed(head) if word is not head and word.pos in VERBAL), None)
    if verb is None:
        return Direction.OPEN
    planning = grammar.words["aheadverb"]
    if verb.lemma in planning or (verb.head.lemma in planning and tense_named(verb.head) == "Past"):
        return Direction.PLANNED
    if feature(verb, "VerbForm") == "Inf":
        return Direction.AHEAD
    return TENSES.get(tense_named(verb), Direction.OPEN)


class _Climb:
    """The way from an expression up to the verb that places it."""

    def __init__(self, grammar: Grammar, head: Token) -> None:
        self.words = grammar.words
        self.ahead = grammar.words["aheadverb"]
        self.head = head
        self.is_forward = self.is_towards = False
        self.is_modifier = head.dep in MODIFIERS  # "Friday's meeting", "the March call": what has been, as a rule
        self.is_nominal = self.is_since = False  # it hangs on a noun, on "since"
        over = head.head.lower
        self.is_limit = over in self.words["limit"]  # "by Friday"
        self.is_onset = over in self.words["onset"]  # "from Friday"
        self.path: set[str] = set()  # the prepositions on the way, the one right above the expression left out
        self.below = head  # the last word passed

    def read(self) -> Direction:
        token = self.head
        for _ in range(CLIMB):
            found = self.of_word(token) if token is not self.head else Direction.OPEN
            if token not in (self.head, self.head.head) and token.pos == "ADP":
                self.path.add(token.lower)
            self.below = token
            if found is Direction.BACK and self.is_nominal and not self.is_since and not self.is_modifier:
                return Direction.LOOSE
            if found is not Direction.OPEN:
                return found
            if token.head is token:
                break
            token = token.head
        return Direction.AHEAD if self.is_forward else Direction.OPEN

    def of_word(self, token: Token) -> Direction:
        if token.pos in VERBAL:
            return self.of_verb(token)
        if token.lower in self.words["backward"]:
            self.is_since = True
            return Direction.BACK
        self.is_forward |= token.lower in self.words["forward"]
        if self.words["forward"].get(token.lower) == ALWAYS:
            return Direction.AHEAD
        self.is_towards |= token.lower in self.words["towards"] and token.head.pos in VERBAL
        if 1 in (self.ahead.get(token.lemma), self.ahead.get(token.lower)):
            return Direction.AHEAD
        if token.pos in {"NOUN", "PROPN"}:
            self.is_nominal = True
            if any(child.lower in self.words["aheadadjective"] for child in token.children_by("amod")):
                return Direction.AHEAD
        return Direction.OPEN

    def of_verb(self, verb: Token) -> Direction:
        """Return what a verb says; OPEN: ask the one above it."""
        auxiliaries = verb.children_by("aux", "auxpass")
        names = {word.lower for word in auxiliaries} | ({verb.lower} if verb.tag == "MD" else set())
        lemmas = {word.lemma for word in auxiliaries}
        if names & self.words["will"].keys():
            return Direction.AHEAD
        if names & self.words["would"].keys():
            return self.of_would(verb, names, lemmas)
        if "to" in names:
            return self.of_infinitive(verb, lemmas)
        is_done = any(word.lower == "had" for word in auxiliaries)
        if verb.lemma in self.ahead and self.looks_ahead(verb, auxiliaries):
            return Direction.PLANNED if is_done or self.was_replaced(verb) else Direction.AHEAD
        if not is_done and self.is_asked(verb):
            return Direction.AHEAD
        return self.of_finite(verb, auxiliaries, lemmas)

    def is_asked(self, verb: Token) -> bool:
        """Tell "demanded an answer by Friday", "proposed talks in June" from "proposed it in June"."""
        words, needed = self.words, self.words["asking"].get(verb.lemma)
        if self.is_modifier and verb.lemma in words["awaiting"]:
            return self.below.dep in OBJECTS or self.below.lower == "for"
        if self.head.head is verb and self.head.dep == "dobj":
            return needed is not None or verb.lemma in words["setting"] or verb.lemma in self.ahead
        if self.head.head.lower == "for" and verb.lemma in words["setting"]:
            return True
        if (self.is_limit or self.is_onset) and (needed is not None or verb.lemma in words["granting"]):
            return True
        if needed is None or not self.is_nominal or self.is_modifier:
            return False
        is_object = self.below.lower == needed if isinstance(needed, str) else self.below.dep in OBJECTS
        return is_object and self.path - {needed} <= words["within"].keys()

    def looks_ahead(self, verb: Token, auxiliaries: list[Token]) -> bool:
        """Tell "scheduled for Friday", "postponed the talks until Friday" from "set a record on Friday"."""
        if self.ahead[verb.lemma] == ALWAYS:
            return True
        if self.ahead[verb.lemma] != 1:
            over = self.head.head
            return over.lower in self.words["towards"] and over.head in (verb, *verb.children)
        is_participle = verb.tag == "VBN" and not any(word.lower == "had" for word in auxiliaries)
        is_for = self.is_towards or any(child.lower in self.words["towards"] for child in verb.children)
        return is_for or (is_participle and verb.lemma != "set")

    def was_replaced(self, verb: Token) -> bool:
        """Tell "initially scheduled for May 3": what came of it is told elsewhere."""
        return any(child.lower in self.words["replaced"] for child in verb.children)

    def of_would(self, verb: Token, names: set[str], lemmas: set[str]) -> Direction:
        if "have" in lemmas:
            return Direction.BACK
        if names & self.words["ability"].keys() and any(child.dep in {"neg", "preconj"} for child in verb.children):
            return Direction.BACK
        return Direction.OPEN if self.is_modifier else Direction.AHEAD

    def of_infinitive(self, verb: Token, lemmas: set[str]) -> Direction:
        if "have" in lemmas:
            return Direction.BACK
        above = verb.head if verb.head.pos in VERBAL else verb.head.head
        if any(child.lower == "had" for child in above.children):
            return Direction.BACK
        if verb.head.lemma in self.words["implicative"] and verb.dep == "xcomp":
            return Direction.OPEN
        if self.is_modifier or verb.dep == "advcl":
            return Direction.OPEN
        return Direction.AHEAD

    def of_finite(self, verb: Token, auxiliaries: list[Token], lemmas: set[str]) -> Direction:
        tags = {word.tag for word in (verb, *auxiliaries)}
        if verb.tag == "VBN" and "VB" in tags and not self.is_modifier:
            return Direction.AHEAD  # "asked that it be held on Friday"
        if "VBD" in tags or "have" in lemmas:
            return Direction.BACK
        if verb.tag in {"VBG", "VBN"} and not auxiliaries:
            is_past = verb.tag == "VBN" and not self.is_forward
            return Direction.BACK if is_past else Direction.OPEN
        if tags & {"VBZ", "VBP"}:
            return self.of_present(verb, auxiliaries)
        return Direction.AHEAD if verb.tag == "VB" and not self.is_modifier else Direction.OPEN

    def of_present(self, verb: Token, auxiliaries: list[Token]) -> Direction:
        if verb.lemma in self.words["report"] and not auxiliaries:
            return Direction.BACK
        if self.is_modifier:
            return Direction.LOOSE
        return Direction.AHEAD if self.ahead.get(verb.lemma) == 1 else Direction.PRESENT
