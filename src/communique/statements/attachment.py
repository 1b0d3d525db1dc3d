"""Mends where the parser hangs a second verb of speech: on the content of the first, in place of the first."""

from communique.language import Token
from communique.statements.lexicon import cues

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
STEPS = 6


def governor_of(token: Token) -> Token | None:
    """Return the cue that a verb goes on from, where the parse hangs it on that cue's content; else None.

    "She added that it was late and called for a vote": "called" goes on from "added".
    "He argued that it works, saying it is cheap": "saying" goes on from "argued".
    """
    if token.child("nsubj", "nsubjpass", "mark") is not None:
        return None
    if token.dep == "conj":
        return _joined(token)
    if token.dep == "advcl" and token.tag == "VBG" and token.lemma in cues("verbs") and _follows_comma(token):
        return _cue_above(token.head)
    return None


def _joined(token: Token) -> Token | None:
    content = token.head
    cue = _cue_above(content)
    if cue is None or tense_of(token) not in _fitting("VBD" if _is_perfect(cue) else tense_of(cue)):
        return None
    if token.lemma in cues("verbs") or tense_of(content) != tense_of(token):
        return cue
    return None


def _is_perfect(verb: Token) -> bool:
    return any(child.lemma == "have" and child.dep == "aux" for child in verb.children)


def _fitting(tense: str) -> frozenset[str]:
    return (
        frozenset({"VBZ", "VBP"}) if tense in {"VBZ", "VBP"} else frozenset({"VBD"}) if tense == "VBD" else frozenset()
    )


def _cue_above(content: Token) -> Token | None:
    """Return the verb whose content a clause is, over its conjuncts."""
    for _ in range(STEPS):
        if content.dep == "ccomp" and content.head is not content and content.i > content.head.i:
            return content.head if content.head.pos in {"VERB", "AUX"} else None
        if content.dep != "conj":
            return None
        content = content.head
    return None


def tense_of(verb: Token) -> str:
    """Return the tag of the finite word of a verb group, "" where there is none."""
    for child in verb.children:
        if child.dep in {"aux", "auxpass"} and child.tag in FINITE:
            return child.tag
    return verb.tag if verb.tag in FINITE else ""


def _follows_comma(token: Token) -> bool:
    return any(sibling.text == "," and sibling.i == token.left - 1 for sibling in token.head.children)
