"""Tells whether the clause of a modal is said outright, one more of those said, or doubted."""

from communique.language import Page, Token
from communique.positions.lexicon import words
from communique.positions.stages import negation_of

ASSERTED = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
SUBORDINATING = frozenset(
    {
        "if",
        "when",
        "because",
        "while",
        "although",
        "as",
        "once",
        "until",
        "unless",
        "what",
        "who",
        "where",
        "why",
        "how",
    }
)


def is_asserted(verb: Token) -> bool:
    """Tell whether the clause is said outright, not set in a relative clause, a reason or a condition."""
    subject = verb.child("nsubj", "nsubjpass")
    if subject is not None and any(
        child.lower == "should" and child.i < subject.i for child in verb.children_by("aux")
    ):
        return False  # "should the town fall"
    clause = verb
    while clause.dep in {"xcomp", "acomp", "attr"} and clause.head is not clause and clause.head.pos in {"VERB", "AUX"}:
        clause = clause.head
    while clause.dep == "conj":
        clause = clause.head
    if the_ones(clause) is not None or _is_of_policy(clause) or (is_doubted(verb) and _asks_why(clause)):
        return True
    is_plain = clause.dep in ASSERTED or (clause.head.lemma in {"clear", "make"} and clause.child("mark") is not None)
    return is_plain and not any(
        child.lower in SUBORDINATING
        for child in clause.children
        if child.dep in {"mark", "advmod", "dobj", "nsubj", "attr"} and child.i <= verb.i
    )


def opens_with_that(page: Page, verb: Token) -> bool:
    """Tell whether a clause is one more of those that somebody says: "and that talks must go on", ", that it end"."""
    clause = verb.head if verb.dep == "xcomp" else verb
    mark = clause.child("mark")
    if mark is None or mark.lower != "that" or clause.dep not in {"conj", "advcl", "ccomp"} or mark.i == 0:
        return False
    return page.tokens[mark.i - 1].lower in {"and", "but", ","}


def _is_of_policy(clause: Token) -> bool:
    """Tell whether a clause spells out a policy: "a firm policy that we will not allow"."""
    return (
        clause.dep in {"acl", "relcl"} and clause.head.lemma in words("policies") and clause.child("mark") is not None
    )


def _asks_why(clause: Token) -> bool:
    return any(child.lower == "why" for child in clause.children_by("advmod"))


def the_ones(clause: Token) -> Token | None:
    """Return who "are the ones who need to": the subject of the clause above."""
    one = clause.head
    if clause.dep != "relcl" or one.lower not in {"one", "ones"} or one.dep != "attr":
        return None
    return one.head.child("nsubj")


def is_doubted(verb: Token) -> bool:
    """Tell whether the speaker denies it one clause up: "I do not think we should", "I do not see why we have to"."""
    clause = verb.head if verb.dep == "xcomp" else verb
    above = clause.head
    doubting = {"think", "believe", "see", "feel", "agree", "know", "understand"}
    return clause.dep == "ccomp" and above.lemma in doubting and negation_of(above) is not None
