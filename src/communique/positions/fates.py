"""Reads what a party says will befall others, be done to things, or stay: "X will be lifted", "will face Y"."""

from communique.domain.position import Firmness, Stance
from communique.language import Token
from communique.positions.claims import Claim
from communique.positions.holders import grammatical_subject_of, holders_at
from communique.positions.lexicon import words
from communique.positions.stages import MAYBE, Stage, has_condition, negation_of
from communique.positions.things import Wanted
from communique.positions.trimming import Stretch

FUTURE = frozenset({"will", "would", "shall", "wo", "'ll", "’ll", "'d", "’d"})
OWN_WORDS = frozenset({"i", "we"})


def fate_claim(stage: Stage) -> Claim | None:
    """Return what a modal threatens, promises or bars, whoever its subject is."""
    return next((found for read in READERS if (found := read(stage)) is not None), None)


def _blow(stage: Stage) -> Claim | None:
    """Read "the launch could trigger new sanctions", "Sudavia will pay a price" as a threat."""
    verb = stage.verb
    if verb.lemma not in words("bringing") or negation_of(verb) is not None or stage.token.lower in {"must", "should"}:
        return None
    things = [
        *verb.children_by("dobj"),
        *(noun for prep in verb.children_by("prep", "agent") for noun in prep.children),
    ]
    thing = next((noun for noun in things if noun.i > verb.i and noun.lemma in words("blows") | words("costs")), None)
    subject = verb.child("nsubj", "nsubjpass")
    if thing is None or subject is None or subject.lower in OWN_WORDS or stage.own_among(subject):
        return None
    is_open = stage.token.lemma in MAYBE or stage.token.lower == "would" or has_condition(verb)
    wanted = Wanted(verb, Stretch(verb.i, max(thing.right, verb.i)), "infinitive")
    return stage.claim(Stance.PROMISE, Firmness.CONDITIONAL if is_open else stage.modal.firmness, wanted)


def _done_to(stage: Stage) -> Claim | None:
    """Read "the blockade will be lifted" in a party's mouth as its promise, "will not be lifted" as its refusal."""
    verb = stage.verb
    subject = verb.child("nsubjpass")
    if subject is None or verb.child("auxpass") is None or verb.child("agent") is not None:
        return None
    if not _is_thing(stage, subject) or verb.lemma not in words("state_acts") or subject.lemma in words("gatherings"):
        return None
    wanted = Wanted(verb, Stretch(subject.left, verb.right), "clause", subject)
    is_conditional = has_condition(verb)
    if stage.token.lemma in MAYBE:
        is_open = negation_of(verb) is None and is_conditional
        return stage.claim(Stance.OFFER, Firmness.CONDITIONAL, wanted) if is_open else None
    if stage.token.lower not in FUTURE:
        return None
    stance = Stance.REJECTION if negation_of(verb) is not None else Stance.PROMISE
    return stage.claim(stance, stage.modal.firmness, wanted)


def _left_so(stage: Stage) -> Claim | None:
    """Read "the sanctions will stay in place" as a promise of those who keep them."""
    verb = stage.verb
    subject = verb.child("nsubj")
    if subject is None or verb.lemma not in words("staying") or stage.token.lower not in FUTURE:
        return None
    if subject.lemma not in words("measures") or not _is_thing(stage, subject) or negation_of(verb) is not None:
        return None
    wanted = Wanted(verb, Stretch(subject.left, verb.right), "clause", subject)
    return stage.claim(Stance.PROMISE, stage.modal.firmness, wanted)


def _barred(stage: Stage) -> Claim | None:
    """Read "Sudavia cannot have a base there" as a refusal of it."""
    verb = stage.verb
    subject = verb.child("nsubj")
    is_barred = stage.token.lower in {"can", "ca"} and negation_of(verb) is not None
    if subject is None or not is_barred or verb.lemma not in words("barred") or subject.lower in OWN_WORDS:
        return None
    named = verb.head.child("nsubj") if verb.dep == "conj" and subject.pos == "PRON" else subject
    others = holders_at(stage.scene, named)
    if not others or stage.own_among(subject):
        return None
    wanted = Wanted(verb, Stretch(subject.left, verb.right), "clause", subject)
    return stage.claim(Stance.REJECTION, Firmness.FIRM, wanted)


def _own_fate(stage: Stage) -> Claim | None:
    """Read "we will not be bound by the treaty" as a refusal, "will be forced to respond" as a threat."""
    verb = stage.verb
    subject = grammatical_subject_of(verb)
    if subject is None or verb.child("auxpass") is None or stage.token.lower not in FUTURE:
        return None
    if subject.lower not in OWN_WORDS and not stage.own_among(subject):
        return None
    deed = verb.child("xcomp")
    if negation_of(verb) is not None and verb.lemma in words("refused_fates"):
        passive = verb.child("auxpass")
        first = passive.i if passive is not None else verb.i
        return stage.claim(
            Stance.REJECTION, stage.modal.firmness, Wanted(verb, Stretch(first, verb.right), "infinitive")
        )
    if negation_of(verb) is None and verb.lemma in {"force", "compel", "oblige"} and deed is not None:
        return stage.claim(
            Stance.PROMISE, stage.modal.firmness, Wanted(deed, Stretch(deed.i, deed.right), "infinitive")
        )
    return None


def _is_thing(stage: Stage, subject: Token) -> bool:
    """Tell whether a subject is a thing, no party and nobody's but the speaker's own."""
    if subject.pos not in {"NOUN", "PROPN"} or subject.lemma in words("no_things"):
        return False
    own = {holder.party for holder in stage.mouths}
    owner = subject.child("poss")
    parties = {holder.party for holder in holders_at(stage.scene, owner)} if owner is not None else set()
    return parties <= own and not holders_at(stage.scene, subject)


READERS = (_blow, _done_to, _left_so, _barred, _own_fate)
