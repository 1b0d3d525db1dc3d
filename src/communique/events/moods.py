"""Says what negation, future and duty make of an act."""

from msgspec.structs import replace

from communique.domain.event import EventType
from communique.events.deed import Deed
from communique.events.grammar import auxiliaries, is_infinitive, is_negated, subject_of
from communique.events.lexicon import lexicon
from communique.language import Token


def in_mood(verb: Token, deed: Deed | None) -> Deed | None:
    """Return what negation, "will" and "must" make of an act."""
    if deed is None:
        return None
    if is_obliged(verb):
        return request_of(verb, deed)
    if is_negated(verb) and not (deed.is_turned and deed.anchor is verb):
        has_modal = any(word.tag == "MD" for word in auxiliaries(verb))
        return _denied(deed) if has_modal or deed.type is not EventType.CONSULT else None  # "did not meet"
    return _to_come(deed) if _is_future(verb) and deed.outer is verb else deed


def _denied(deed: Deed) -> Deed | None:
    """Return the refusal that a friendly act not done is; what is not done to anybody's harm is nothing."""
    if deed.type not in lexicon().words.friendly:
        return None
    return replace(deed, type=EventType.REJECT, mode=(), cameo=None, is_turned=True)


def _to_come(deed: Deed) -> Deed:
    words = lexicon().words
    if deed.type in words.friendly and deed.type is not EventType.AGREE:
        return replace(deed, type=EventType.AGREE, mode=(), cameo=None)
    if deed.type in words.hostile:
        return replace(deed, type=EventType.THREATEN, mode=(), cameo=None)
    return deed


def _is_future(verb: Token) -> bool:
    helpers = auxiliaries(verb)
    if any(word.lower in lexicon().words.future or word.lower == "would" for word in helpers):
        return not any(word.lemma == "have" for word in helpers)
    going = verb.head
    return verb.dep == "xcomp" and going.lemma == "go" and going.tag == "VBG" and is_infinitive(verb)


def is_obliged(verb: Token) -> bool:
    """Tell whether a verb is said to be somebody's duty ("must", "should", "needs to")."""
    words = lexicon().words
    helpers = auxiliaries(verb)
    if helpers and any(word.lower in words.obliging for word in helpers):
        return not any(word.lemma == "have" for word in helpers)
    above = verb.head
    return verb.dep == "xcomp" and is_infinitive(verb) and above.lemma in words.obliging_verbs and above.pos != "NOUN"


def request_of(verb: Token, deed: Deed | None) -> Deed | None:
    """Return the request that a duty is when somebody says it of somebody else."""
    clause = verb.head if verb.dep == "xcomp" else verb
    if clause.dep != "ccomp" or clause.head.lemma not in lexicon().words.saying:
        return None
    speaker, subject = clause.head, clause.child("nsubj", "nsubjpass")
    if subject is None or subject.pos == "PRON":
        return None
    return Deed(
        type=EventType.REQUEST,
        rule="en.mood.duty",
        anchor=verb,
        outer=speaker,
        actor=subject_of(speaker),
        slots=("self", "object", "to", "of"),
        holders=(subject, *(deed.holders if deed else ()), speaker),
        is_strict=True,
    )
