"""Reads what a party says there will not, cannot or must not be: "no deal without X", "X cannot be tolerated"."""

from communique.domain.position import Firmness, Stance
from communique.language import Token
from communique.positions.claims import Claim
from communique.positions.lexicon import words
from communique.positions.stages import BARRING, MAYBE, Stage, negation_of
from communique.positions.things import Wanted
from communique.positions.trimming import Stretch


def absence_claim(stage: Stage) -> Claim | None:
    """Return what a modal rules out or demands of all, whoever its subject is."""
    return next((found for read in READERS if (found := read(stage)) is not None), None)


def _absence(stage: Stage) -> Claim | None:
    """Read "there will be no concessions" as a refusal of concessions."""
    verb = stage.verb
    if verb.lemma != "be" or verb.child("expl") is None:
        return None
    thing = next((child for child in verb.children_by("attr", "nsubj", "dobj") if child.i > verb.i), None)
    denier = thing.child("det") if thing is not None else None
    if thing is not None and denier is None and stage.token.lemma == "will" and thing.lemma in words("blows"):
        wanted = Wanted(thing, Stretch(thing.left, thing.right), "object")
        return stage.claim(Stance.PROMISE, stage.modal.firmness, wanted)  # "there will be further tariffs"
    if thing is not None and denier is None and negation_of(verb) is not None and thing.lemma not in words("no_things"):
        wanted = Wanted(thing, Stretch(thing.left, thing.right), "object")
        return stage.claim(Stance.REJECTION, stage.modal.firmness, wanted)  # "there cannot be two armies"
    if thing is None or denier is None or denier.lower != "no" or thing.lemma in words("no_things"):
        return None
    without = next((child for child in thing.children_by("prep") if child.lower == "without"), None)
    need = without.child("pobj") if without is not None else None
    if need is not None and need.pos != "PRON":
        return stage.claim(Stance.DEMAND, Firmness.FIRM, Wanted(need, Stretch(need.left, need.right), "object"))
    wanted = Wanted(thing, Stretch(denier.i + 1, thing.right), "object")
    return stage.claim(Stance.REJECTION, stage.modal.firmness, wanted)


def _without(stage: Stage) -> Claim | None:
    """Read "nothing will be signed without X", "unless X" as a demand for X."""
    verb = stage.verb
    if not _denies_all(verb):
        return None
    without = next((child for child in verb.children_by("prep") if child.lower == "without"), None)
    need = without.child("pobj") if without is not None else None
    if need is not None and need.pos != "PRON":
        return stage.claim(Stance.DEMAND, Firmness.FIRM, Wanted(need, Stretch(need.left, need.right), "object"))
    for clause in verb.children_by("advcl"):
        mark = clause.child("mark")
        if mark is not None and mark.lower == "unless" and clause.child("nsubj", "nsubjpass") is not None:
            wanted = Wanted(clause, Stretch(mark.i + 1, clause.right), "clause")
            return stage.claim(Stance.DEMAND, Firmness.CONDITIONAL, wanted)
    return None


def _denies_all(verb: Token) -> bool:
    """Tell whether a sentence says that nothing of a kind will be: "no deal", "nothing", "there will be no"."""
    things = verb.children_by("nsubj", "nsubjpass", "attr")
    return any(
        thing.lower in {"nothing", "none"} or any(child.lower == "no" for child in thing.children_by("det"))
        for thing in things
    )


def _intolerable(stage: Stage) -> Claim | None:
    """Read "foreign ships cannot be tolerated" as a red line."""
    verb = stage.verb
    subject = verb.child("nsubjpass")
    if subject is None or negation_of(verb) is None or subject.pos == "PRON":
        return None
    if verb.lemma not in words("fixed_reds"):
        return _inadmissible(stage, subject)
    wanted = Wanted(subject, Stretch(subject.left, subject.right), "object")
    deed = verb.child("xcomp")
    if deed is not None:  # "Norland cannot be allowed to keep them"
        to = next((child.i for child in deed.children_by("aux") if child.lower == "to"), deed.i - 1)
        wanted = Wanted(deed, Stretch(to + 1, deed.right), "infinitive", subject)
    return stage.claim(Stance.REJECTION, Firmness.RED_LINE, wanted)


def _inadmissible(stage: Stage, subject: Token) -> Claim | None:
    """Read "borders cannot be redrawn by force" as a refusal of it."""
    verb = stage.verb
    is_denied = stage.token.lower in BARRING and verb.child("auxpass") is not None
    is_thing = subject.pos == "NOUN" and subject.lemma not in words("no_things")
    if not is_denied or not is_thing or verb.lemma in words("deniable"):
        return None
    wanted = Wanted(verb, Stretch(subject.left, verb.right), "clause", subject)
    return stage.claim(Stance.REJECTION, Firmness.FIRM, wanted)


def _none_of(stage: Stage) -> Claim | None:
    """Read "Sudavia can have no veto" as a refusal of it."""
    verb = stage.verb
    subject, thing = verb.child("nsubj"), verb.child("dobj")
    if subject is None or thing is None or stage.token.lower not in BARRING or verb.lemma not in {"have", "get"}:
        return None
    is_none = any(child.lower == "no" for child in thing.children_by("det")) and thing.lemma not in words("no_things")
    if not is_none or subject.pos == "PRON" or stage.own_among(subject):
        return None
    wanted = Wanted(verb, Stretch(subject.left, verb.right), "clause", subject)
    return stage.claim(Stance.REJECTION, Firmness.FIRM, wanted)


def _own_thing(stage: Stage) -> Claim | None:
    """Read "our ships will never leave" as a refusal: what the speaker's own things will not do or suffer."""
    verb, token = stage.verb, stage.token
    subject = verb.child("nsubj", "nsubjpass")
    negation = negation_of(verb) or negation_of(token)
    if subject is None or negation is None or token.lemma in MAYBE or verb.lemma in words("no_refusals"):
        return None
    if not token.is_quoted or all(child.lower != "our" for child in subject.children_by("poss")):
        return None
    is_never = negation.lower == "never" or negation.dep == "prep"
    wanted = Wanted(verb, Stretch(subject.left, verb.right), "clause", subject)
    return stage.claim(Stance.REJECTION, Firmness.RED_LINE if is_never else Firmness.STATED, wanted)


def _going_on(stage: Stage) -> Claim | None:
    """Read "enrichment in our country will continue" as a promise: what is the speaker's own goes on."""
    verb = stage.verb
    subject = verb.child("nsubj")
    if subject is None or subject.pos != "NOUN" or verb.lemma not in words("lasting") - {"stop", "end", "cease"}:
        return None
    if stage.token.lower not in {"will", "would", "shall"} or negation_of(verb) is not None:
        return None
    own = {holder.party for holder in stage.mouths}
    words_of = [word for word in subject.subtree() if word is not subject]
    parties = (actor.party for word in words_of if (actor := stage.scene.cast.actor_at(word.i)) is not None)
    if not any(party in own for party in parties):
        return None
    wanted = Wanted(verb, Stretch(subject.left, verb.right), "clause", subject)
    return stage.claim(Stance.PROMISE, stage.modal.firmness, wanted)


def _only_so(stage: Stage) -> Claim | None:
    """Read "the border can only be drawn by treaty" as a demand that it be so."""
    verb = stage.verb
    subject = verb.child("nsubjpass")
    is_only = any(child.lower == "only" and child.i < verb.i for child in verb.children_by("advmod"))
    if subject is None or subject.pos == "PRON" or not is_only or stage.token.lower not in {"can", "may"}:
        return None
    wanted = Wanted(verb, Stretch(subject.left, verb.right), "clause", subject)
    return stage.claim(Stance.DEMAND, Firmness.FIRM, wanted)


READERS = (_without, _absence, _none_of, _intolerable, _own_thing, _going_on, _only_so)
