"""Finds who speaks: the subject of the cue, or whoever the sentence makes answer for it."""

from communique.domain.span import Span
from communique.language import Page, Token
from communique.statements.attachment import governor_of
from communique.statements.drafts import is_punctuation
from communique.statements.lexicon import words

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"})
SUBJECTS = ("nsubj", "csubj")
EXPLETIVE = frozenset({"it", "there"})
STEPS = 12  # how far up a tree a speaker is looked for
PHRASE = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "case", "quantmod", "predet", "advmod", "prep"}
)


def speaker_of(cue: Token) -> Token | None:
    """Return the head of the phrase that names the speaker of a verb, or None."""
    token = cue
    for _ in range(STEPS):
        if _is_passive(token):
            is_below = token is not cue and cue.dep in {"pcomp", "xcomp"}  # "was quoted as saying"
            return token.child("nsubjpass") if is_below else _agent(token)
        subject = token.child(*SUBJECTS)
        if subject is not None:
            return subject
        above = _above(token)
        if above is None:
            return None
        if above.pos in {"NOUN", "PROPN"} and token.dep == "acl":
            return behind(above)
        token = above
    return None


def _above(token: Token) -> Token | None:
    """Return the word whose subject also is that of the token."""
    head = token.head
    if head is token:
        return None
    mended = governor_of(token)
    if mended is not None:
        return mended
    if token.dep in {"conj", "xcomp", "advcl", "acl", "ccomp", "dep", "acomp", "attr", "oprd", "parataxis"}:
        return head
    if token.dep in {"pcomp", "pobj"}:
        top = head.head
        return top if top is not head else None
    return None


def behind(noun: Token) -> Token | None:
    """Return who stands behind a noun of speech: its owner, who issued it, else the noun itself."""
    if noun.lemma not in words("papers"):
        return noun
    return owner(noun) or issuer(noun) or noun


def owner(noun: Token) -> Token | None:
    """Return the possessor of a noun, or who follows "by" or "from"."""
    possessor = noun.child("poss")
    if possessor is not None:
        return possessor
    for child in noun.children:
        if child.lower in {"by", "from"} and child.dep in {"prep", "agent"}:
            return child.child("pobj")
        if child.dep == "acl" and child.tag == "VBN" and _agent(child) is not None:
            return _agent(child)
    return None


def issuer(noun: Token) -> Token | None:
    """Return the subject of the verb that has the noun as its object or after a preposition."""
    token = noun
    for _ in range(STEPS):
        head = token.head
        if head is token:
            return None
        if head.pos in {"VERB", "AUX"}:
            if token.dep in {"nsubj", "nsubjpass"}:
                return _agent(head)
            return speaker_of(head)
        token = head
    return None


def _is_passive(token: Token) -> bool:
    return token.child("nsubjpass", "auxpass") is not None


def _agent(verb: Token) -> Token | None:
    by = next((c for c in verb.children if c.dep == "agent" or (c.lower == "by" and c.dep == "prep")), None)
    return by.child("pobj", "pcomp") if by is not None else None


def phrase_of(page: Page, head: Token) -> Span:
    """Return the noun phrase around a head: determiners, modifiers, "of" and "for" phrases; no clauses."""
    first, last = head.i, head.i
    for child in head.children:
        if child.i < head.i and child.dep in PHRASE - {"prep"} and child.left < first:
            first = child.left
        elif child.i > head.i and child.left == last + 1 and _belongs(child):
            last = child.right
    while first < head.i and is_punctuation(page.tokens[first]):
        first += 1
    return Span(page.tokens[first].start, page.tokens[last].end)


def _belongs(child: Token) -> bool:
    if child.dep == "prep":
        plain = all(word.dep not in {"relcl", "acl", "ccomp", "advcl", "punct"} for word in child.subtree())
        return plain and child.lower in {"of", "for", "in", "at", "from", "with"}
    return child.dep in {"case", "nummod", "cc", "conj"} and all(
        word.dep not in {"relcl", "acl", "punct", "advcl"} for word in child.subtree()
    )


def nearest_subject(page: Page, cue: Token) -> Token | None:
    """Return the nominal word nearest to a cue whose parse names no subject: before it, else behind it."""
    before = _scan(page, range(cue.i - 1, max(-1, cue.i - 9), -1), cue)
    return before or _scan(page, range(cue.i + 1, min(len(page.tokens), cue.i + 9)), cue)


def _scan(page: Page, indexes: range, cue: Token) -> Token | None:
    for index in indexes:
        token = page.tokens[index]
        if token.sentence != cue.sentence and token.text in {".", "!", "?"}:
            return None
        if token.is_quoted:
            return None
        if token.pos in {"PROPN", "PRON", "NOUN"} and token.dep not in {"compound", "poss", "npadvmod"}:
            return token if token.entity not in {"DATE", "TIME"} else None
        if token.pos == "VERB":
            return None
    return None


def is_within(token: Token, spans: list[Span]) -> bool:
    """Tell whether a token stands inside one of the spans."""
    return any(span.start <= token.start and token.end <= span.end for span in spans)
