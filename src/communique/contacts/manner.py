"""Reads in which way a contact is told: its mode and format, whether it is one more or one known."""

from communique.contacts.lexicon import Trigger, lexicon
from communique.contacts.sighting import Frame
from communique.domain.contact import ContactFormat, ContactMode
from communique.language import Page, Token
from communique.language.cues import lexicon as certainty
from communique.language.tense import clause_of

FAR = 10  # words between a verb and its "by phone"
FACE_TO_FACE = frozenset(
    {ContactMode.MEETING, ContactMode.SUMMIT, ContactMode.VISIT, ContactMode.CALL, ContactMode.VIDEO_CALL}
)


def mode_of(page: Page, token: Token, rule: Trigger) -> ContactMode:
    """Return how the parties were in touch."""
    words = lexicon().words
    near = {word.lower for child in token.children for word in (child, *child.children)}
    near |= _by_wire(page, token)
    near |= {
        word.lower
        for child in token.children_by("prep", "agent")
        if child.lower in {"by", "via", "over"}
        for noun in child.children
        for word in noun.children_by("compound", "amod")
    }
    if near & words.video and rule.mode in {
        ContactMode.CALL,
        ContactMode.TALKS,
        ContactMode.MEETING,
        ContactMode.SUMMIT,
    }:
        return ContactMode.VIDEO_CALL
    if near & words.phone and rule.mode in {ContactMode.TALKS, ContactMode.MEETING}:
        return ContactMode.CALL
    if rule.mode is ContactMode.TALKS and near & {"person", "face"}:
        return ContactMode.MEETING
    return rule.mode


def _by_wire(page: Page, token: Token) -> set[str]:
    """Return the words of "by phone" behind a verb, where the parse hangs them on its object."""
    if token.pos != "VERB":
        return set()
    words = page.sentence_of(token).tokens
    found: set[str] = set()
    for word in words:
        if token.i < word.i <= token.i + FAR and word.lower in {"by", "over"}:
            found |= {near.lower for near in page.tokens_between(word.i + 1, min(word.i + 2, words[-1].i))}
    return found & (lexicon().words.phone | lexicon().words.video)


def format_of(token: Token, rule: Trigger, frame: Frame) -> ContactFormat | None:
    """Return whether they met face to face or through others; None where nothing tells."""
    words = lexicon().words
    near = {child.lower for child in token.children}
    if frame.mediators or near & words.indirect:
        return ContactFormat.INDIRECT
    return ContactFormat.DIRECT if near & words.direct or rule.mode in FACE_TO_FACE else None


def is_definite(token: Token, top: Token) -> bool:
    """Tell whether a mention takes up what was told: "the talks", "such a meeting"."""
    defining = certainty().words.defining
    return any(child.dep == "poss" or child.lower in defining for noun in (token, top) for child in noun.children)


def is_another(token: Token, top: Token) -> bool:
    """Tell whether a mention is of one more: "a second round", "future talks"."""
    another = lexicon().words.another
    if top.dep == "appos" or (top.dep == "npadvmod" and any(child.dep == "poss" for child in top.children)):
        return False  # "A met B, their sixth meeting in a month"
    subject = top.head.child("nsubj") if top.dep == "attr" else None
    if subject is not None and subject.lower in {"this", "it", "that"}:
        return False  # "it was the first meeting between them"
    if any(child.lower in {"this", "these"} for noun in (token, top) for child in noun.children_by("det")):
        return False  # "this new round"
    verb = clause_of(top)
    also = any(child.lower == "also" for child in (*verb.children, *verb.head.children)) and not is_definite(token, top)
    return also or any(
        child.lower in another and not (child.lower == "first" and noun.pos == "VERB")
        for noun in (token, top)
        for child in noun.children_by("amod", "det", "advmod")
    )


def ordinal_of(token: Token, top: Token) -> str | None:
    """Return which round it is: "third"."""
    ordinals = lexicon().words.ordinals
    if token.lower in ordinals:
        return token.lower
    near = (child.lower for noun in (token, top) for child in noun.children_by("amod", "compound"))
    return next((word for word in near if word in ordinals), None)
