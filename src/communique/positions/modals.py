"""Reads what a party says must, should, will or will not be done: modals in its own mouth."""

from collections.abc import Iterator

from communique.domain.position import Firmness, Stance
from communique.domain.statement import Act
from communique.language import Token
from communique.positions.claims import Claim
from communique.positions.guards import is_counterfactual, is_former, is_unreal
from communique.positions.holders import Holder, holders_at, speakers, subject_of
from communique.positions.lexicon import Modal, load_lexicon, words
from communique.positions.trimming import Stretch
from communique.positions.voices import Scene
from communique.positions.wanted import Wanted

OWN_WORDS = frozenset({"i", "we"})
ASSERTED = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
FACTUAL_ACTS = frozenset({Act.ACCUSE, Act.CRITICISE, Act.DENY, Act.THINK, Act.WANT, Act.WARN, Act.ASK, Act.PRAISE})
OBLIGING = frozenset({"must", "should", "ought", "need", "have"})


def modal_claims(scene: Scene) -> Iterator[Claim]:
    """Yield what the modals in somebody's mouth demand, promise or refuse, in the order of the text."""
    modals = {word: modal for modal in load_lexicon().modal for word in modal.words}
    for token in scene.page.by_lemmas(modals.keys() & scene.page.by_lemma.keys()):
        claim = _claim(scene, modals[token.lemma], token)
        if claim is not None:
            yield claim


def _claim(scene: Scene, modal: Modal, token: Token) -> Claim | None:
    mouths = speakers(scene, token)
    statement = scene.speech_at(token)
    verb = _verb_of(token)
    if not mouths or statement is None or verb is None or not _is_asserted(verb) or statement.act in FACTUAL_ACTS:
        return None
    anchor = verb if token.tag == "MD" else token
    if is_unreal(scene.page, anchor, may_ask=True) or is_former(scene.page, verb, is_said=True) or is_counterfactual(scene.page, verb):
        return None
    if token.lemma in OBLIGING:
        return _demand(scene, modal, token, verb, mouths)
    return _resolve(scene, modal, token, verb, mouths)


def _verb_of(token: Token) -> Token | None:
    """Return what is to be done: the verb under "must", or the infinitive under "have" and "need"."""
    if token.tag == "MD":
        return token.head if token.dep == "aux" else None
    if token.pos not in {"VERB", "AUX"} or token.tag not in {"VBP", "VBZ"}:
        return None
    found = token.child("xcomp") if token.child("dobj") is None else None
    if found is None and token.dep == "aux":
        found = token.head
    return found if found is not None and any(child.lower == "to" for child in found.children_by("aux")) else None


def _is_asserted(verb: Token) -> bool:
    """Tell whether the clause is said outright, not set in a relative clause, a reason or a condition."""
    clause = verb
    while clause.dep in {"xcomp", "acomp", "attr"} and clause.head is not clause and clause.head.pos in {"VERB", "AUX"}:
        clause = clause.head
    while clause.dep == "conj":
        clause = clause.head
    return clause.dep in ASSERTED and not any(
        child.lower in {"if", "when", "because", "while", "although", "as", "once", "until", "unless", "what", "who", "where", "why", "how"}
        for child in clause.children
        if child.dep in {"mark", "advmod", "dobj", "nsubj", "attr"} and child.i <= verb.i
    )


def _demand(scene: Scene, modal: Modal, token: Token, verb: Token, mouths: tuple[Holder, ...]) -> Claim | None:
    if _is_epistemic(token, verb) or any(child.dep == "neg" for child in token.children if token is not verb):
        return None
    subject = subject_of(verb)
    if subject is None or not _can_be_asked(scene, subject):
        return None
    is_own = subject.lower in OWN_WORDS or _is_mouth(scene, subject, mouths)
    first = _after(token, verb) if is_own or subject.lower in {"it", "there"} else subject.left
    stretch = Stretch(first, verb.right)
    wanted = Wanted(verb, stretch, "infinitive" if is_own else "clause", None if is_own else subject)
    if is_own and verb.lemma in words("no_acts"):
        return None
    return Claim(token, mouths, Stance.DEMAND, modal.firmness, wanted, modal.id)


def _is_epistemic(token: Token, verb: Token) -> bool:
    """Tell whether a modal guesses or looks back: "must have left", "should have told us"."""
    return any(child.lower in {"have", "'ve", "’ve"} and child.i > token.i for child in verb.children_by("aux"))


def _can_be_asked(scene: Scene, subject: Token) -> bool:
    """Tell whether a demand may be made of it: not of one's own people ("our pilots have to"), not of anybody at large."""
    if any(child.lower in {"our", "my"} for child in subject.children_by("poss")):
        return False
    if subject.lower in {"you", "he", "she", "they", "one", "who", "people", "it", "that", "this"} and subject.pos == "PRON":
        return bool(holders_at(scene, subject))
    return True


def _is_mouth(scene: Scene, subject: Token, mouths: tuple[Holder, ...]) -> bool:
    own = {holder.party for holder in mouths}
    return any(holder.party in own for holder in holders_at(scene, subject))


def _after(token: Token, verb: Token) -> int:
    to = next((child.i for child in verb.children_by("aux") if child.lower == "to"), token.i)
    negation = [child.i for child in verb.children_by("neg") if child.i > to]
    return min([*negation, to + 1]) if token.tag == "MD" or to > token.i else verb.i


def _resolve(scene: Scene, modal: Modal, token: Token, verb: Token, mouths: tuple[Holder, ...]) -> Claim | None:
    """Return a promise or a refusal: what the speaker's own party will or will not do."""
    subject = subject_of(verb)
    if subject is None or verb.child("auxpass") is not None:
        return None
    holders = mouths if subject.lower in OWN_WORDS else _own_among(scene, subject, mouths)
    if not holders or token.lower == "would" and subject.lower in OWN_WORDS:
        return None
    negation = next((child for child in verb.children if child.dep == "neg" or child.lower == "never"), None)
    if negation is None:
        if verb.lemma in words("no_acts"):
            return None
        wanted = Wanted(verb, Stretch(_first_word(token, verb), verb.right), "infinitive")
        return Claim(token, holders, Stance.PROMISE, modal.firmness, wanted, modal.id)
    return _refusal(holders, modal, token, verb, negation)


def _refusal(holders: tuple[Holder, ...], modal: Modal, token: Token, verb: Token, negation: Token) -> Claim | None:
    is_never = negation.lower == "never"
    thing = verb.child("dobj", "ccomp")
    if verb.lemma in words("fixed_reds") and thing is not None and thing.pos != "PRON":
        wanted = Wanted(thing, Stretch(max(thing.left, verb.i + 1), thing.right), "object" if thing.dep == "dobj" else "clause")
        return Claim(token, holders, Stance.REJECTION, Firmness.RED_LINE, wanted, modal.id)
    if verb.lemma in words("no_acts") | {"budge", "waver", "yield", "rest", "stop", "rule", "comment"}:
        return None
    wanted = Wanted(verb, Stretch(max(negation.i + 1, min(verb.left, verb.i)), verb.right), "infinitive")
    return Claim(token, holders, Stance.REJECTION, Firmness.RED_LINE if is_never else modal.firmness, wanted, modal.id)


def _own_among(scene: Scene, subject: Token, mouths: tuple[Holder, ...]) -> tuple[Holder, ...]:
    own = {holder.party for holder in mouths}
    found = holders_at(scene, subject)
    return found if any(holder.party in own for holder in found) else ()


def _first_word(token: Token, verb: Token) -> int:
    """Return where the doing starts, behind "will" and the subject."""
    after = [token.i, *(child.right for child in verb.children_by("nsubj", "aux") if child.i < verb.i)]
    return max(after) + 1
