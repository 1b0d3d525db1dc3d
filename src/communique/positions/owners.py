"""Tells who holds what a cue says, and whether it is they who say so."""

from communique.language import Token
from communique.positions.holders import (
    holders_at,
    is_bystander,
    parties,
    possessor_of,
    speakers,
    speakers_of,
    subject_of,
)
from communique.positions.lexicon import Cue, words
from communique.positions.onward import going_on_at
from communique.positions.pairs import pair_before
from communique.positions.voices import Holder, Scene

OWN_WORDS = frozenset({"i", "we", "our", "my", "us"})
AGREEING = frozenset({"agree", "decide", "resolve"})
DOORS = frozenset({"door", "path", "way"})
CARRYING = frozenset({"continue", "go", "keep", "begin", "start", "remain", "ready", "tend"})
LINKS = frozenset({"acomp", "attr", "oprd", "prep", "xcomp", "conj", "ccomp"})
BEARING = frozenset({"up-to", "burden", "whole-clause"})  # their "to Norland" tells who is to act, or whose it is
STATES = frozenset({"commit", "prepare", "determine", "resolve"})
STANDING = frozenset(
    {"be", "remain", "speak", "come", "argue", "vote", "sign", "rally", "stand", "act"}
)  # "spoke in favour of"


def holders_of(scene: Scene, cue: Cue, token: Token) -> tuple[Holder, ...]:
    """Return the parties whose position a cue shows; none where it is nobody's at the table."""
    if cue.is_judgement:
        return _holders_of_judgement(scene, token, by_speaker=cue.takes[0] in BEARING)
    if _is_agreed(scene, token):
        return tuple(parties(scene, ((named.actor, named) for named in pair_before(scene, token))))
    subject = _holder_word(cue, token)
    if subject is not None and subject.lemma in DOORS and cue.pos == "adjective":
        return speakers(scene, token)
    if cue.is_speech:
        return _in_own_mouth(scene, cue, token, subject)
    if subject is not None and subject.lower in OWN_WORDS and speakers(scene, token):
        return speakers(scene, token)
    return holders_at(scene, subject) or holders_at(scene, _sayer(token))


def _sayer(token: Token) -> Token | None:
    """Return who says and wants: the parser joins "and want B" to what they say, "a truce is near"."""
    said = token.head
    is_loose = token.dep == "conj" and token.child("nsubj") is None and token.tag in {"VBP", "VBZ", "VBD"}
    above = said.head if is_loose and said.dep == "ccomp" else None
    subject = above.child("nsubj") if above is not None else None
    thing = said.child("nsubj") if above is not None else None
    is_thing = thing is not None and thing.pos == "NOUN"
    return subject if is_thing else None


def _is_agreed(scene: Scene, token: Token) -> bool:
    """Tell whether the reporter says "it was agreed": by those at the table."""
    subject = token.child("nsubjpass", "nsubj")
    is_passive = token.child("auxpass") is not None and token.child("agent") is None
    is_it = subject is not None and subject.lower == "it"
    return token.lemma in AGREEING and is_passive and is_it and scene.speech_at(token) is None


def _in_own_mouth(scene: Scene, cue: Cue, token: Token, subject: Token | None) -> tuple[Holder, ...]:
    """Return the speakers, where the cue counts in their own mouth alone and speaks of themselves."""
    if cue.pos == "verb" and token.dep == "xcomp" and token.head.lemma not in CARRYING:
        return ()
    mouths = speakers(scene, token) or _mouths_of_noun(scene, cue, token)
    if subject is None or not mouths:
        return mouths if cue.pos == "noun" and _is_put(cue, token) else ()
    if cue.governors:
        return mouths if token.head.lemma in cue.governors else ()
    if subject.lower in OWN_WORDS or (cue.pos == "noun" and subject.lower in {"it", "there"}):
        return mouths
    own = {holder.party for holder in mouths}
    return tuple(holder for holder in holders_at(scene, subject) if holder.party in own)


def _is_put(cue: Cue, token: Token) -> bool:
    """Tell whether a noun is put forward, not only spoken of: "there is a need to", "we see the need to"."""
    is_open = cue.governors or "predicate" in cue.takes or "subject" in cue.takes
    is_agreed = token.dep == "pobj" and token.head.lower in {"on", "upon"}
    return (
        bool(is_open)
        or is_agreed
        or token.dep == "attr"
        or token.head.lemma in words("light_verbs") | {"be", "see", "have"}
    )


def _mouths_of_noun(scene: Scene, cue: Cue, token: Token) -> tuple[Holder, ...]:
    """Return who stresses a need in the reporter's words."""
    governor = token.head
    if token.dep == "pobj" and governor.lower in {"on", "upon"} and governor.head.lemma in {"agree", "insist"}:
        return holders_at(scene, subject_of(governor.head))  # "agreed on the need for"
    is_governed = token.dep in {"dobj", "nsubjpass"} and governor.lemma in words("light_verbs")
    return holders_at(scene, subject_of(governor)) if cue.pos == "noun" and is_governed else ()


def _holders_of_judgement(scene: Scene, token: Token, *, by_speaker: bool) -> tuple[Holder, ...]:
    """Return who finds a thing unacceptable: "to Norland", "for Norland", else who says so."""
    for preposition in () if by_speaker else (*token.children_by("prep"), *token.head.children_by("prep")):
        if preposition.lower in {"to", "for"}:
            found = holders_at(scene, preposition.child("pobj"))
            if found:
                return found
    viewers = holders_at(scene, _viewer(token))
    if viewers:
        return viewers
    said = scene.speech_at(token) or going_on_at(scene, token)
    return speakers_of(scene, said) if said is not None else ()


def _viewer(token: Token) -> Token | None:
    """Return whose view it is: "from Norland's perspective", "in the eyes of Norland"."""
    for preposition in (*token.children_by("prep"), *token.head.children_by("prep")):
        noun = preposition.child("pobj") if preposition.lower in {"from", "in"} else None
        if noun is not None and noun.lemma in words("viewpoints"):
            return possessor_of(noun) or next((of.child("pobj") for of in noun.children_by("prep")), None)
    return None


def _holder_word(cue: Cue, token: Token) -> Token | None:
    if cue.pos == "noun":
        is_governed = not cue.governors or cue.is_speech or token.head.lemma in cue.governors
        own = _holder_of_noun(token) if is_governed else None
        is_object = token.dep in {"dobj", "nsubjpass"} and token.head.lemma in cue.governors
        return own or (subject_of(token.head) if is_object else None)
    if cue.pos == "verb":
        if token.lemma in STATES and token.child("agent") is None and token.child("nsubjpass") is not None:
            return token.child("nsubjpass")  # "is committed to the deal" tells how somebody stands
        is_asked = cue.asks and token.tag == "VBN" and token.dep in {"advcl", "acl"} and token.child("agent") is None
        return None if is_asked else subject_of(token)  # "asked to open the strait, Norland": another asked
    return _holder_of_adjective(token)


def _holder_of_adjective(token: Token) -> Token | None:
    passive = token.child("auxpass")
    if passive is not None and token.child("agent") is None:  # "is opposed to"
        return token.child("nsubjpass", "nsubj") or passive.child("nsubj", "nsubjpass")
    if token.dep in LINKS and token.head.pos in {"VERB", "AUX", "ADJ"}:
        return token.child("nsubj") or subject_of(token.head)
    if token.dep in {"amod", "acl", "appos"} and token.head.pos in {"NOUN", "PROPN"}:
        return token.head
    return token.child("nsubj", "nsubjpass") or subject_of(token)


def _holder_of_noun(token: Token) -> Token | None:
    owner = possessor_of(token)
    if owner is not None:
        return owner
    governor = token.head
    if token.dep == "conj" and governor.pos == "NOUN":
        return _holder_of_noun(governor)
    if token.dep == "attr" and governor.lemma == "be":
        return governor.child("nsubj", "expl")
    if token.dep == "nsubj" and governor.lemma == "come":
        source = next((child for child in governor.children_by("prep") if child.lower == "from"), None)
        return source.child("pobj") if source is not None else None
    verb = _verb_over(token)
    return subject_of(verb) if verb is not None else None


def _verb_over(noun: Token) -> Token | None:
    """Return the verb whose subject holds what its noun says: "voiced support for", "is in favour of"."""
    governor = noun.head
    if noun.dep in {"dobj", "nsubjpass"} and (governor.lemma == "have" or governor.lemma in words("light_verbs")):
        return governor
    is_in = noun.dep == "pobj" and governor.lower in {"in", "of"} and governor.dep in {"prep", "acomp"}
    return governor.head if is_in and governor.head.lemma in STANDING else None


def _is_aside(token: Token) -> bool:
    """Tell whether a word stands in a clause behind a comma, unquoted: the reporter's own ", proposed by Norland,"."""
    clause = next((word for word in (token, *token.ancestors()) if word.dep in {"relcl", "acl"}), None)
    if clause is None or token.is_quoted:
        return False
    return any(child.text == "," and clause.head.i < child.i < clause.i for child in clause.head.children_by("punct"))


def _is_answered(scene: Scene, token: Token) -> bool:
    """Tell whether another's verb takes a named position for its object: "Norland's offer was rejected by Sudavia"."""
    if token.is_quoted or token.pos != "NOUN" or token.dep not in {"dobj", "nsubjpass"} or possessor_of(token) is None:
        return False
    answer = scene.said_by(token.head)
    return answer is not None and answer is scene.speech_at(token)


def is_own(scene: Scene, token: Token, holders: tuple[Holder, ...]) -> bool:
    """Tell whether the claim is made by the party itself or by the reporter, not by somebody else about it."""
    statement = scene.speech_at(token)
    if statement is None or _is_aside(token) or _is_answered(scene, token):
        return True
    mouths = {holder.party for holder in speakers(scene, token)}
    if not mouths and scene.is_paper(statement):
        return True  # "the statement read: Both sides reaffirm"
    if mouths & {holder.party for holder in holders}:
        return True
    actor = scene.speaker_of(statement)
    return scene.is_relayed(statement) and actor is not None and not is_bystander(actor) and token.pos != "NOUN"
