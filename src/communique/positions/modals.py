"""Reads what a party says must, should, will or will not be done: modals in its own mouth."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from communique.domain.position import Firmness, Stance
from communique.domain.statement import Act, Statement
from communique.language import Token
from communique.positions.absences import absence_claim
from communique.positions.assertions import is_asserted, is_doubted, opens_with_that, the_ones
from communique.positions.claims import Claim
from communique.positions.fates import fate_claim
from communique.positions.guards import is_counterfactual, is_former, is_unreal
from communique.positions.holders import grammatical_subject_of, holders_at, speakers, speakers_of, subject_of
from communique.positions.lexicon import Modal, load_lexicon, words
from communique.positions.onward import carried_at
from communique.positions.stages import MAYBE, Stage, has_condition, negation_of
from communique.positions.things import Wanted
from communique.positions.trimming import Stretch
from communique.positions.voices import Scene

ORDER, FRAGMENT = "en.order", "en.fragment"
THINGS = frozenset({"it", "this", "that"})
UNNAMED = frozenset({"you", "he", "she", "they", "one", "who", "people", "it", "that", "this"})
THIRD = frozenset({"he", "she", "they", "it"})
OWN_WORDS = frozenset({"i", "we"})
FACTUAL_ACTS = frozenset({Act.ACCUSE, Act.CRITICISE, Act.DENY, Act.WANT, Act.WARN, Act.ASK, Act.PRAISE})
OBLIGING = frozenset({"must", "should", "ought", "need", "have", "get"})


def modal_claims(scene: Scene) -> Iterator[Claim]:
    """Yield what the modals in somebody's mouth demand, promise or refuse, in the order of the text."""
    modals = _modals()
    for token in scene.page.by_lemmas(modals.keys() & scene.page.by_lemma.keys()):
        claim = _claim(scene, modals[token.lemma], token)
        if claim is not None and _stays_within(scene, claim):
            yield claim


@cache
def _modals() -> dict[str, Modal]:
    return {word: modal for modal in load_lexicon().modal for word in modal.words}


def _stays_within(scene: Scene, claim: Claim) -> bool:
    """Tell whether what is wanted begins in what is said, not among the words that tell who says it."""
    statement, first = scene.speech_at(claim.token), scene.page.tokens[claim.wanted.stretch.first]
    if statement is None:
        return True
    return any(first.start < part.end and part.start < first.end for part in statement.content)


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


def fragment_claims(scene: Scene) -> Iterator[Claim]:
    """Yield the refusals that stand as fragments in somebody's quotation: "No foreign ships."."""
    for token in scene.page.by_lemmas({"no"} & scene.page.by_lemma.keys()):
        thing = token.head
        is_fragment = (
            token.is_quoted and token.dep == "det" and thing.dep in {"ROOT", "dep", "ccomp"} and thing.pos == "NOUN"
        )
        if not (is_fragment and token.is_quoted) or thing.lemma in words("no_things") or thing.left != token.i:
            continue
        mouths = speakers(scene, token) if thing.child("nsubj") is None and not is_unreal(scene.page, thing) else ()
        without = next((child for child in thing.children_by("prep") if child.lower == "without"), None)
        need = without.child("pobj") if without is not None else None
        if mouths and need is not None:
            wanted = Wanted(need, Stretch(need.left, need.right), "object")
            yield Claim(token, mouths, Stance.DEMAND, Firmness.FIRM, wanted, FRAGMENT)
        elif mouths:
            wanted = Wanted(thing, Stretch(token.i + 1, thing.right), "object")
            yield Claim(token, mouths, Stance.REJECTION, Firmness.STATED, wanted, FRAGMENT)


def _claim(scene: Scene, modal: Modal, token: Token) -> Claim | None:
    verb = _verb_of(token)
    statement = scene.speech_at(token) or carried_at(scene, token) if verb is not None else None
    if verb is None or (statement is None and not _declares(token, verb)):
        return None
    mouths = speakers_of(scene, statement) if statement is not None else ()
    if statement is not None and not (mouths and _may_be_said(scene, statement, token, verb)):
        return None
    if not _is_outright(scene, token, verb):
        return None
    stage = Stage(scene, modal, token, verb, mouths)
    if statement is None:
        return _declared(stage)
    return _demand(stage) if token.lemma in OBLIGING else absence_claim(stage) or _resolve(stage) or fate_claim(stage)


def _may_be_said(scene: Scene, statement: Statement, token: Token, verb: Token) -> bool:
    """Tell whether a modal may show a position in a statement of that kind; what it is carried on to says less."""
    if token.lemma in OBLIGING:
        return statement.act not in FACTUAL_ACTS
    return token.lower != "will" or scene.speech_at(token) is not None or negation_of(verb) is not None


def _is_outright(scene: Scene, token: Token, verb: Token) -> bool:
    """Tell whether the clause is said of what is, not guessed, looked back on or imagined."""
    is_further = opens_with_that(scene.page, verb)
    if not (is_further or is_asserted(verb)) or is_former(verb, is_said=True) or is_counterfactual(scene.page, verb):
        return False
    return is_further or not is_unreal(scene.page, verb if token.tag == "MD" else token, may_ask=True)


def _declares(token: Token, verb: Token) -> bool:
    """Tell whether a modal may tell, in the reporter's words, what a party will not do: "Norland will not sign"."""
    if token.lower not in {"will", "wo"} or verb.dep not in {"ROOT", "conj"} or token.is_quoted:
        return False
    return verb.lemma in words("declared")


def _declared(stage: Stage) -> Claim | None:
    """Read what the reporter says a party will not do as its refusal."""
    verb = stage.verb
    subject = verb.child("nsubj") or (subject_of(verb) if verb.dep == "conj" else None)
    negation = negation_of(verb) or negation_of(stage.token)
    holders = holders_at(stage.scene, subject) if negation is not None else ()
    return _refusal(replace(stage, mouths=holders), negation) if negation is not None and holders else None


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
    is_ahead = token.tag == "VB" and any(child.lower in {"will", "would"} for child in token.children_by("aux"))
    if token.pos not in {"VERB", "AUX"} or (token.tag not in present and not (is_ahead and token.lemma != "go")):
        return None
    found = token.child("xcomp") if token.child("dobj") is None else None
    if found is None and token.dep == "aux":
        found = token.head
    return (
        found if found is not None and any(child.lower in {"to", "na"} for child in found.children_by("aux")) else None
    )


def _demand(stage: Stage) -> Claim | None:
    token, verb, scene = stage.token, stage.verb, stage.scene
    is_spared = token is not verb and token.tag != "MD" and token.child("neg") is not None
    if _looks_back(token, verb) or (is_spared and token.lemma == "get"):
        return None
    if is_spared:
        return _spared(stage)
    if verb.child("expl") is not None:
        return _presence(stage)
    subject = grammatical_subject_of(verb)
    if subject is not None and subject.tag == "WP":
        subject = the_ones(token if token.dep == "relcl" else verb)
    is_lasting = subject is not None and subject.lower in THINGS and verb.lemma in words("lasting")
    if subject is None or not (is_lasting or _can_be_asked(scene, subject)):
        return None
    is_own = subject.lower in OWN_WORDS or bool(stage.own_among(subject))
    if is_own and verb.lemma in words("no_duties"):
        return None
    is_thing = subject.pos != "PRON" or subject.right > subject.i or is_lasting
    is_lent = subject.head not in {verb, token} and "conj" in {verb.dep, token.dep}  # "has to speak and must not wait"
    first = token.i if is_lent and is_thing and not is_own else subject.left
    first = _after(token, verb) if is_own or not is_thing else first
    wanted = Wanted(verb, Stretch(first, verb.right), "infinitive" if is_own else "clause", None if is_own else subject)
    return stage.claim(Stance.REJECTION if is_doubted(verb) else Stance.DEMAND, stage.modal.firmness, wanted)


def _spared(stage: Stage) -> Claim | None:
    """Read "we do not need to be bound by the treaty" as a refusal of it."""
    verb = stage.verb
    subject = grammatical_subject_of(verb)
    is_own = subject is not None and (subject.lower in OWN_WORDS or bool(stage.own_among(subject)))
    if not is_own or verb.lemma == "be" or verb.lemma in words("no_duties") or verb.lemma in words("no_refusals"):
        return None
    if verb.child("auxpass") is not None and verb.lemma not in words("refused_fates"):
        return None
    wanted = Wanted(verb, Stretch(_after(stage.token, verb), verb.right), "infinitive")
    return stage.claim(Stance.REJECTION, stage.modal.firmness, wanted)


def _presence(stage: Stage) -> Claim | None:
    """Read "there must be a ceasefire" as a demand for it, "there must be no ..." as a refusal."""
    verb = stage.verb
    thing = next((child for child in verb.children_by("attr", "nsubj", "dobj") if child.i > verb.i), None)
    if verb.lemma != "be" or thing is None or thing.lemma in words("no_things"):
        return None
    is_denied = negation_of(verb) is not None or any(child.lower == "no" for child in thing.children_by("det"))
    first = thing.left + any(child.lower == "no" and child.i == thing.left for child in thing.children_by("det"))
    wanted = Wanted(thing, Stretch(first, thing.right), "object")
    return stage.claim(Stance.REJECTION if is_denied else Stance.DEMAND, stage.modal.firmness, wanted)


def _looks_back(token: Token, verb: Token) -> bool:
    """Tell whether a modal guesses or looks back: "must have left", "should have told us"."""
    return any(child.lower in {"have", "'ve", "’ve"} and child.i > token.i for child in verb.children_by("aux"))


def _can_be_asked(scene: Scene, subject: Token) -> bool:
    """Tell whether a demand may be made of it: not of one's own people ("our pilots"), not of anybody at large."""
    is_own = any(child.lower in {"our", "my"} for child in subject.children_by("poss"))
    is_all = subject.lower in {"everyone", "everybody"}
    if (subject.lemma in words("no_things") and not is_all) or (is_own and subject.dep != "nsubjpass"):
        return False  # "our pilots must", but not "our pilots must be released"
    if subject.pos != "PRON" or subject.lower not in UNNAMED:
        return True
    if holders_at(scene, subject):
        return True
    verb = subject.head
    antecedent = verb.head.child("nsubj", "nsubjpass") if verb.dep == "conj" and subject.lower in THIRD else None
    if antecedent is not None and antecedent.pos != "PRON":
        return bool(holders_at(scene, antecedent)) or subject.lower == "they"
    acts = [verb, *verb.children_by("xcomp")]
    is_act = all(act.lemma not in words("no_duties") | words("no_acts") for act in acts[-1:])
    return subject.lower in THIRD and subject.is_quoted and is_act


def _after(token: Token, verb: Token) -> int:
    to = next((child.i for child in verb.children_by("aux") if child.lower == "to"), token.i)
    negation = [child.i for child in verb.children_by("neg") if child.i > to]
    return min([*negation, to + 1]) if token.tag == "MD" or to > token.i else verb.i


def _resolve(stage: Stage) -> Claim | None:
    """Return a promise or a refusal: what the speaker's own party will or will not do."""
    token, verb = stage.token, stage.verb
    subject = subject_of(verb)
    if subject is None or verb.child("auxpass") is not None:
        return None
    holders = stage.mouths if subject.lower in OWN_WORDS else stage.own_among(subject)
    negation = negation_of(verb) or negation_of(token)
    is_would = token.lower in {"would", "'d"} and subject.lower in OWN_WORDS and token.is_quoted
    is_sure = has_condition(verb) or (negation is not None and verb.lemma in words("fixed_reds") | words("declared"))
    if not holders or (is_would and not is_sure):
        return None
    stage = replace(stage, mouths=holders)
    if negation is not None:
        return _refusal(stage, negation)
    return _undertaking(stage)


def _undertaking(stage: Stage) -> Claim | None:
    """Return what a party says it will do, would do on a condition, or will only look at."""
    token, verb = stage.token, stage.verb
    wanted = Wanted(verb, Stretch(_first_word(token, verb), verb.right), "infinitive")
    if verb.lemma in words("weighing"):
        return stage.claim(Stance.OFFER, Firmness.FLEXIBLE, wanted)
    if _is_no_act(verb):
        return None
    is_conditional = has_condition(verb) or (verb.dep == "ccomp" and has_condition(verb.head))
    if token.lemma in MAYBE:
        return stage.claim(Stance.OFFER, Firmness.CONDITIONAL, wanted) if is_conditional else None
    if token.lower in {"would", "'d"} and is_conditional and verb.lemma not in words("threats"):
        return stage.claim(Stance.OFFER, Firmness.CONDITIONAL, wanted)
    return _promise(stage, wanted)


def _promise(stage: Stage, wanted: Wanted) -> Claim:
    """Return what a party will do; blocking a thing refuses it, and so does doing "nothing of it"."""
    verb = stage.verb
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
    if verb.lemma in {"try", "seek", "attempt"} and verb.child("xcomp") is not None:
        return False  # "will try to convene a conference"
    if verb.lemma in {"call", "go", "take"} and verb.child("prt") is not None:
        return False  # "would call off the strike"
    if verb.lemma == "go" and any(
        child.lower == "on" and child.child("pcomp", "pobj") for child in verb.children_by("prep")
    ):
        return False  # "will go on building"
    is_journey = verb.lemma in {"come", "go"} and any(goal is not None and goal.pos != "PRON" for goal in goals)
    return verb.lemma in words("no_acts") and not is_journey


def _refusal(stage: Stage, negation: Token) -> Claim | None:
    verb = stage.verb
    thing = verb.child("dobj", "ccomp")
    deed = verb.child("xcomp")
    if verb.lemma == "hesitate":  # "will not hesitate to close it"
        ready = Wanted(deed, Stretch(deed.left, deed.right), "infinitive") if deed is not None else None
        return stage.claim(Stance.PROMISE, stage.modal.firmness, ready) if ready is not None else None
    if (
        verb.lemma in words("fixed_reds")
        and thing is not None
        and thing.lemma not in words("empty")
        and thing.pos != "PRON"
        and not _is_somebody(stage.scene, thing)
    ):
        kind = "object" if thing.dep == "dobj" else "clause"
        first = thing.left if thing.right < verb.i else max(thing.left, verb.i + 1)
        roles = [child.right for child in verb.children_by("prep") if child.lower == "as" and child.i > thing.i]
        wanted = Wanted(thing, Stretch(first, max([thing.right, *roles])), kind)
        return stage.claim(Stance.REJECTION, Firmness.RED_LINE, wanted)
    if verb.lemma == "have" and stage.token.lemma in MAYBE and thing is not None and thing.pos == "NOUN":
        wanted = Wanted(thing, Stretch(max(thing.left, verb.i + 1), thing.right), "object")
        return stage.claim(Stance.REJECTION, Firmness.FIRM, wanted)  # "we cannot have enrichment"
    if verb.lemma == "discuss" and (thing is None or thing.pos == "PRON" or thing.lemma in words("matters")):
        return None
    is_doing = verb.lemma == "stop" and deed is not None  # "will not stop building"
    if (verb.lemma in words("no_refusals") and not is_doing) or (
        stage.token.lemma in MAYBE and verb.lemma not in words("cannot_acts")
    ):
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
