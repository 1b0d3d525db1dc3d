"""Reads what a party says must, should, will or will not be done: modals in its own mouth."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from communique.domain.position import Firmness, Stance
from communique.domain.statement import Act
from communique.language import Token
from communique.positions.claims import Claim
from communique.positions.guards import is_counterfactual, is_former, is_no_longer, is_unreal, sworn_off
from communique.positions.holders import Holder, grammatical_subject_of, holders_at, speakers, subject_of
from communique.positions.lexicon import Modal, load_lexicon, words
from communique.positions.things import Wanted
from communique.positions.trimming import Stretch
from communique.positions.voices import Scene

ORDER = "en.order"
OWN_WORDS = frozenset({"i", "we"})
ASSERTED = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
FACTUAL_ACTS = frozenset({Act.ACCUSE, Act.CRITICISE, Act.DENY, Act.THINK, Act.WANT, Act.WARN, Act.ASK, Act.PRAISE})
MAYBE = frozenset({"can", "could", "may", "might"})
OBLIGING = frozenset({"must", "should", "ought", "need", "have", "get"})

BARRING = frozenset({"can", "could", "ca", "may", "must", "should"})


@dataclass(frozen=True, slots=True)
class Stage:
    """A modal with its verb, in the mouth of some party."""

    scene: Scene
    modal: Modal
    token: Token
    verb: Token
    mouths: tuple[Holder, ...]

    def own_among(self, subject: Token) -> tuple[Holder, ...]:
        """Return the parties of a subject, where the speaker's own is one of them."""
        own = {holder.party for holder in self.mouths}
        found = holders_at(self.scene, subject)
        return found if any(holder.party in own for holder in found) else ()

    def claim(self, stance: Stance, firmness: Firmness, wanted: Wanted) -> Claim:
        """Return what the modal says as a claim of those who speak."""
        return Claim(self.token, self.mouths, stance, firmness, wanted, self.modal.id)


def modal_claims(scene: Scene) -> Iterator[Claim]:
    """Yield what the modals in somebody's mouth demand, promise or refuse, in the order of the text."""
    modals = {word: modal for modal in load_lexicon().modal for word in modal.words}
    for token in scene.page.by_lemmas(modals.keys() & scene.page.by_lemma.keys()):
        claim = _claim(scene, modals[token.lemma], token)
        if claim is not None:
            yield claim


def order_claims(scene: Scene) -> Iterator[Claim]:
    """Yield the demands that stand as orders in somebody's quotation: "Release the crew"."""
    for token in scene.page.by_lemmas(words("orders") & scene.page.by_lemma.keys()):
        is_order = (
            token.tag == "VB"
            and token.is_quoted
            and token.dep in {"ROOT", "ccomp", "conj"}
            and not token.children_by("aux", "mark")
        )
        has_thing = any(child.pos in {"NOUN", "PROPN"} and child.i > token.i for child in token.children_by("dobj"))
        if not is_order or not has_thing or grammatical_subject_of(token) is not None or is_unreal(scene.page, token):
            continue
        mouths = speakers(scene, token)
        if mouths:
            yield Claim(
                token,
                mouths,
                Stance.DEMAND,
                Firmness.STATED,
                Wanted(token, Stretch(token.left, token.right), "infinitive"),
                ORDER,
            )


def _claim(scene: Scene, modal: Modal, token: Token) -> Claim | None:
    mouths = speakers(scene, token)
    statement = scene.speech_at(token)
    verb = _verb_of(token)
    if not mouths or statement is None or verb is None or not _is_asserted(verb):
        return None
    anchor = verb if token.tag == "MD" else token
    if (
        is_unreal(scene.page, anchor, may_ask=True)
        or is_former(verb, is_said=True)
        or is_counterfactual(scene.page, verb)
    ):
        return None
    stage = Stage(scene, modal, token, verb, mouths)
    if token.lemma in OBLIGING:
        return None if statement.act in FACTUAL_ACTS else _demand(stage)
    return _without(stage) or _absence(stage) or _intolerable(stage) or _own_thing(stage) or _resolve(stage)


def _verb_of(token: Token) -> Token | None:
    """Return what is to be done: the verb under "must", or the infinitive under "have", "need" and "going"."""
    if token.tag == "MD":
        return token.head if token.dep == "aux" else None
    if token.lemma == "get":
        found = (
            token.child("xcomp")
            if any(word.lemma in {"have", "'s", "'ve"} for word in token.children_by("aux"))
            else None
        )
        return found if found is not None and any(child.lower == "to" for child in found.children_by("aux")) else None
    present = {"VBG"} if token.lemma == "go" else {"VBP", "VBZ"} if token.is_quoted else {"VBP", "VBZ", "VBD"}
    if token.pos not in {"VERB", "AUX"} or token.tag not in present:
        return None
    found = token.child("xcomp") if token.child("dobj") is None else None
    if found is None and token.dep == "aux":
        found = token.head
    return (
        found if found is not None and any(child.lower in {"to", "na"} for child in found.children_by("aux")) else None
    )


def _is_asserted(verb: Token) -> bool:
    """Tell whether the clause is said outright, not set in a relative clause, a reason or a condition."""
    clause = verb
    while clause.dep in {"xcomp", "acomp", "attr"} and clause.head is not clause and clause.head.pos in {"VERB", "AUX"}:
        clause = clause.head
    while clause.dep == "conj":
        clause = clause.head
    is_plain = clause.dep in ASSERTED or (clause.head.lemma in {"clear", "make"} and clause.child("mark") is not None)
    return is_plain and not any(
        child.lower
        in {
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
        for child in clause.children
        if child.dep in {"mark", "advmod", "dobj", "nsubj", "attr"} and child.i <= verb.i
    )


def _demand(stage: Stage) -> Claim | None:
    token, verb, scene = stage.token, stage.verb, stage.scene
    if _looks_back(token, verb) or any(
        child.dep == "neg" for child in token.children if token is not verb and token.tag != "MD"
    ):
        return None
    if verb.child("expl") is not None:
        return _presence(stage)
    subject = grammatical_subject_of(verb)
    if subject is None or not _can_be_asked(scene, subject):
        return None
    is_own = subject.lower in OWN_WORDS or bool(stage.own_among(subject))
    if is_own and verb.lemma in words("no_duties"):
        return None
    first = _after(token, verb) if is_own or subject.lower in {"it", "there"} else subject.left
    wanted = Wanted(verb, Stretch(first, verb.right), "infinitive" if is_own else "clause", None if is_own else subject)
    return stage.claim(Stance.REJECTION if _is_doubted(verb) else Stance.DEMAND, stage.modal.firmness, wanted)


def _is_doubted(verb: Token) -> bool:
    """Tell whether the speaker denies it one clause up: "I do not think we should"."""
    above = verb.head
    return (
        verb.dep == "ccomp"
        and above.lemma in {"think", "believe", "see", "feel", "agree"}
        and _negation(above) is not None
    )


def _presence(stage: Stage) -> Claim | None:
    """Read "there must be a ceasefire" as a demand for it, "there must be no ..." as a refusal."""
    verb = stage.verb
    thing = next((child for child in verb.children_by("attr", "nsubj", "dobj") if child.i > verb.i), None)
    if verb.lemma != "be" or thing is None or thing.lemma in words("no_things"):
        return None
    is_denied = _negation(verb) is not None or any(child.lower == "no" for child in thing.children_by("det"))
    first = thing.left + any(child.lower == "no" and child.i == thing.left for child in thing.children_by("det"))
    wanted = Wanted(thing, Stretch(first, thing.right), "object")
    return stage.claim(Stance.REJECTION if is_denied else Stance.DEMAND, stage.modal.firmness, wanted)


def _looks_back(token: Token, verb: Token) -> bool:
    """Tell whether a modal guesses or looks back: "must have left", "should have told us"."""
    return any(child.lower in {"have", "'ve", "’ve"} and child.i > token.i for child in verb.children_by("aux"))


def _can_be_asked(scene: Scene, subject: Token) -> bool:
    """Tell whether a demand may be made of it: not of one's own people ("our pilots"), not of anybody at large."""
    if subject.lemma in words("no_things") or any(
        child.lower in {"our", "my"} for child in subject.children_by("poss")
    ):
        return False
    if (
        subject.lower in {"you", "he", "she", "they", "one", "who", "people", "it", "that", "this"}
        and subject.pos == "PRON"
    ):
        return bool(holders_at(scene, subject))
    return True


def _after(token: Token, verb: Token) -> int:
    to = next((child.i for child in verb.children_by("aux") if child.lower == "to"), token.i)
    negation = [child.i for child in verb.children_by("neg") if child.i > to]
    return min([*negation, to + 1]) if token.tag == "MD" or to > token.i else verb.i


def _absence(stage: Stage) -> Claim | None:
    """Read "there will be no concessions" as a refusal of concessions."""
    verb = stage.verb
    if verb.lemma != "be" or verb.child("expl") is None:
        return None
    thing = next((child for child in verb.children_by("attr", "nsubj", "dobj") if child.i > verb.i), None)
    denier = thing.child("det") if thing is not None else None
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


def _own_thing(stage: Stage) -> Claim | None:
    """Read "our ships will never leave" as a refusal: what the speaker's own things will not do or suffer."""
    verb, token = stage.verb, stage.token
    subject = verb.child("nsubj", "nsubjpass")
    negation = _negation(verb) or _negation(token)
    if subject is None or negation is None or token.lemma in MAYBE or verb.lemma in words("no_refusals"):
        return None
    if not token.is_quoted or all(child.lower != "our" for child in subject.children_by("poss")):
        return None
    is_never = negation.lower == "never" or negation.dep == "prep"
    wanted = Wanted(verb, Stretch(subject.left, verb.right), "clause", subject)
    return stage.claim(Stance.REJECTION, Firmness.RED_LINE if is_never else Firmness.STATED, wanted)


def _intolerable(stage: Stage) -> Claim | None:
    """Read "foreign ships cannot be tolerated" as a red line."""
    verb = stage.verb
    subject = verb.child("nsubjpass")
    if subject is None or _negation(verb) is None or subject.pos == "PRON":
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


def _resolve(stage: Stage) -> Claim | None:
    """Return a promise or a refusal: what the speaker's own party will or will not do."""
    token, verb = stage.token, stage.verb
    subject = subject_of(verb)
    if subject is None or verb.child("auxpass") is not None:
        return None
    holders = stage.mouths if subject.lower in OWN_WORDS else stage.own_among(subject)
    is_would = token.lower in {"would", "'d"}
    if not holders or (is_would and subject.lower in OWN_WORDS and token.is_quoted and not _has_condition(verb)):
        return None
    stage = replace(stage, mouths=holders)
    negation = _negation(verb) or _negation(token)
    if negation is not None:
        return _refusal(stage, negation)
    return _undertaking(stage)


def _undertaking(stage: Stage) -> Claim | None:
    """Return what a party says it will do, would do on a condition, or will only look at."""
    token, verb = stage.token, stage.verb
    wanted = Wanted(verb, Stretch(_first_word(token, verb), verb.right), "infinitive")
    if verb.lemma in words("weighing"):
        return stage.claim(Stance.OFFER, Firmness.FLEXIBLE, wanted)
    if _is_no_act(verb) or (token.lemma in MAYBE and not _has_condition(verb)):
        return None
    if token.lemma in MAYBE or (token.lower in {"would", "'d"} and _has_condition(verb)):
        return stage.claim(Stance.OFFER, Firmness.CONDITIONAL, wanted)
    thing = verb.child("dobj")
    if thing is not None and verb.lemma in words("blocking"):
        blocked = Wanted(thing, Stretch(max(thing.left, verb.i + 1), verb.right), "object")
        return stage.claim(Stance.REJECTION, stage.modal.firmness, blocked)
    is_empty = thing is not None and any(child.lower == "no" for child in thing.children_by("det"))
    return stage.claim(Stance.REJECTION if is_empty else Stance.PROMISE, stage.modal.firmness, wanted)


def _is_no_act(verb: Token) -> bool:
    """Tell whether a verb names nothing a party could be held to; coming to a summit is something."""
    goals = [preposition.child("pobj") for preposition in verb.children_by("prep") if preposition.lower == "to"]
    thing = verb.child("dobj")
    if thing is not None and thing.lemma in {"part", "step", "measure", "action"}:
        return False
    is_journey = verb.lemma in {"come", "go"} and any(goal is not None and goal.pos != "PRON" for goal in goals)
    return verb.lemma in words("no_acts") and not is_journey


def _has_condition(verb: Token) -> bool:
    for child in verb.children:
        if child.dep == "prep" and (
            child.lower == "provided" or any(noun.lower == "condition" for noun in child.children)
        ):
            return True
        if child.dep == "advmod" and child.lower == "long" and child.child("advcl") is not None:
            return True
    return any(
        mark.lower in words("conditions") for clause in verb.children_by("advcl") for mark in clause.children_by("mark")
    )


def _negation(verb: Token) -> Token | None:
    denied = (child for child in verb.children if child.dep == "neg" or child.lower == "never" or is_no_longer(child))
    return next(denied, sworn_off(verb))


def _refusal(stage: Stage, negation: Token) -> Claim | None:
    verb = stage.verb
    thing = verb.child("dobj", "ccomp")
    if (
        verb.lemma in words("fixed_reds")
        and thing is not None
        and thing.lemma not in words("empty")
        and thing.pos != "PRON"
        and not _is_somebody(stage.scene, thing)
    ):
        kind = "object" if thing.dep == "dobj" else "clause"
        first = thing.left if thing.right < verb.i else max(thing.left, verb.i + 1)
        wanted = Wanted(thing, Stretch(first, thing.right), kind)
        return stage.claim(Stance.REJECTION, Firmness.RED_LINE, wanted)
    if verb.lemma == "have" and stage.token.lemma in MAYBE and thing is not None and thing.pos == "NOUN":
        wanted = Wanted(thing, Stretch(max(thing.left, verb.i + 1), thing.right), "object")
        return stage.claim(Stance.REJECTION, Firmness.FIRM, wanted)  # "we cannot have enrichment"
    if verb.lemma in words("no_refusals") or (stage.token.lemma in MAYBE and verb.lemma not in words("cannot_acts")):
        return None
    is_after = negation.i > verb.i
    is_before = negation.i < stage.token.i
    first = max(stage.token.i, stage.token.i if is_after else negation.i) + 1
    if is_before:
        first = _first_word(stage.token, verb)
    last = negation.left - 1 if is_after else verb.right
    wanted = Wanted(verb, Stretch(max(first, min(verb.left, verb.i)), last), "infinitive")
    is_never = negation.lower == "never" or negation.dep == "prep" or verb.lemma in words("fixed_reds")
    return stage.claim(Stance.REJECTION, Firmness.RED_LINE if is_never else stage.modal.firmness, wanted)


def _is_somebody(scene: Scene, thing: Token) -> bool:
    """Tell whether a thing is nothing but a name: recognising a state is the thing refused, not the state."""
    return scene.cast.at(thing.i) is not None and thing.pos == "PROPN" and thing.right - thing.left < NAME_WORDS


NAME_WORDS = 3


def _first_word(token: Token, verb: Token) -> int:
    """Return where the doing starts, behind "will" and the subject."""
    after = [token.i, *(child.right for child in verb.children_by("nsubj", "aux") if child.i < verb.i)]
    return max(after) + 1
