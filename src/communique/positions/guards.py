"""Tells whether a cue speaks of what is, and not of what may be, once was, is asked or only imagined."""

from collections.abc import Sequence

from communique.domain.statement import Certainty
from communique.language import Page, Token, certainty_of
from communique.positions.lexicon import words

HYPOTHETICAL = frozenset({"if", "whether", "unless", "lest"})
HEDGING = frozenset({"could", "might", "may", "can", "should", "must", "ought", "need"})
MARKING = frozenset({"mark", "advmod", "cc"})
CAUSING = frozenset({"help", "let", "make", "watch", "see"})
DENIERS = frozenset({"never", "neither", "hardly"})
EMBEDDED = frozenset({"xcomp", "advcl", "pcomp", "acl"})
OVERTURNING = frozenset({"until", "but", "before", "yet"})
YEAR = 4  # digits
JOINED = frozenset({"acomp", "attr", "oprd", "dobj"})


def is_negated(token: Token) -> bool:
    """Tell whether a cue is denied: "not", "never", "no intention", "is not ready", "without"."""
    for word in (token, *_support(token)):
        if word.lower == "non" or _has_denier(word):
            return True
    for child in token.children:
        if child.lower == "longer" and is_no_longer(child):
            return True
    if sworn_off(token) is not None:
        return True
    subject = token.child("nsubj")
    return subject is not None and subject.lower in {"nobody", "none", "neither"}


def _has_denier(word: Token) -> bool:
    for child in word.children:
        if (
            child.dep == "neg"
            or child.lower in DENIERS
            or (child.lower == "nor" and opens_denial(child))
            or (child.lower == "no" and child.dep == "det")
        ):
            return True
    return False


def opens_denial(child: Token) -> bool:
    """Tell whether a word is the "nor" of "nor do the sides agree"."""
    return child.lower == "nor" and child.dep in {"cc", "preconj"} and child.i < child.head.i


def is_no_longer(word: Token) -> bool:
    """Tell whether a word is "longer" with its "no"."""
    return word.lower == "longer" and any(child.lower == "no" for child in word.children)


def sworn_off(verb: Token) -> Token | None:
    """Return the preposition of "under no circumstances"."""
    for preposition in verb.children_by("prep"):
        noun = preposition.child("pobj")
        if noun is not None and noun.lemma in words("swearing"):
            denier = noun.child("det")
            if denier is not None and denier.lower in {"no", "any"} and (denier.lower == "no" or _is_not(verb)):
                return preposition
    return None


def _is_not(verb: Token) -> bool:
    return verb.child("neg") is not None


def _support(token: Token) -> list[Token]:
    """Return the copula above an adjective or a noun, and the verb above "willing to" chains."""
    copula = {"dep": token.head.head, "acomp": token.head}.get(token.dep, token)
    found = [sibling for sibling in copula.children if sibling.lower == "non"]
    if token.dep == "xcomp" and token.head.lemma == "go":  # "is not going to accept"
        found.append(token.head)
    if token.dep == "nsubj" and token.head.lemma == "be" and token.pos == "NOUN":
        found.append(token.head)
    if token.dep == "pobj" and token.head.lower in {"for", "in", "on"}:
        found.extend([token.head.head, token.head.head.head])
    if token.dep in {"acomp", "attr", "oprd"} or (
        token.dep == "dobj" and token.head.lemma in {"have", "see", "give", "find", "show"}
    ):
        found.append(token.head)
    return found


def is_unreal(page: Page, token: Token, *, may_ask: bool = False) -> bool:
    """Tell whether the cue stands in a condition, a question, a hedge, or under something that only wants it."""
    if _is_doubtful(token, token, None, may_ask=may_ask):
        return True
    below = token
    for word in token.ancestors():
        if _is_told_aside(below):
            break
        if _is_doubtful(token, word, below, may_ask=may_ask):
            return True
        below = word
    return _is_question(page, token) or _is_wished(token)


def _is_told_aside(verb: Token) -> bool:
    """Tell whether a relative clause says what has been: true, whatever is wanted above ("study a plan it refused")."""
    has_been = verb.tag == "VBN" and any(child.lower in {"has", "have"} for child in verb.children_by("aux"))
    return verb.dep == "relcl" and (has_been or verb.tag == "VBD")


def _is_doubtful(token: Token, word: Token, below: Token | None, *, may_ask: bool) -> bool:
    """Tell whether one word over a cue (or the cue itself) takes it out of the world of facts."""
    guessing = words("perhaps") if below is None or below.dep != "ccomp" else frozenset()
    for child in word.children:
        if child.dep in MARKING and child.lower in HYPOTHETICAL and child.i <= token.i:
            return True
        if child.dep == "advmod" and child.lower in guessing:
            return True
    if below is not None and _is_held_by_another(word, below):
        return True
    is_one = below is None or below.dep in JOINED or (below.dep in EMBEDDED and word.pos in {"VERB", "AUX"})
    if not is_one or may_ask:
        return is_one and below is not None and _wants_only(word, below)
    is_hedged = any(child.tag == "MD" and child.lower in HEDGING for child in word.children)
    return is_hedged or (below is not None and _wants_only(word, below))


def _is_held_by_another(word: Token, below: Token) -> bool:
    """Tell whether a clause is the content of a denial or of an opinion."""
    if below.dep == "ccomp" and below.tag in {"VB", "VBP"} and word.lemma in CAUSING and below.child("mark") is None:
        return True  # "helped Norland resist the rebels"
    if below.dep in {"acl", "relcl"} and word.lemma in words("opinions"):
        return below.child("mark") is not None
    return below.dep in {"ccomp", "xcomp"} and word.lemma in words("denying")


def _is_wished(token: Token) -> bool:
    """Tell whether a verb stands in an infinitive with a subject of its own: "hopes for Norland to reject it"."""
    has_to = any(child.lower == "to" for child in token.children_by("aux"))
    return has_to and token.child("nsubj") is not None


def _wants_only(word: Token, clause: Token) -> bool:
    return clause.dep in {"xcomp", "pcomp", "acl"} and clause.tag in {"VB", "VBG"} and word.lemma in words("unreal")


def _is_question(page: Page, token: Token) -> bool:
    tokens = page.sentence_of(token).tokens
    return any(word.text == "?" for word in tokens[-2:])


def is_former(token: Token, *, is_said: bool) -> bool:
    """Tell whether the cue speaks of a past that is over: "used to", "had once", "would often"."""
    verb = token if token.pos in {"VERB", "AUX"} else token.head
    auxiliaries = verb.children_by("aux", "auxpass")
    former = words("former")
    for child in verb.children:
        if child.lower in former and child.dep == "advmod":
            return True
    if not is_said and any(word.lower in {"had", "would"} for word in auxiliaries):
        return not _still_stands(token, auxiliaries)
    return any(word.lemma == "use" for word in verb.ancestors() if verb.dep == "xcomp")


def _still_stands(token: Token, auxiliaries: Sequence[Token]) -> bool:
    """Tell whether what the reporter says a party "had threatened" is told as background to what is going on.

    A year sets it in history, and "until", "but" or "before" behind it tell that it is over.
    """
    is_past_of_act = token.lemma in words("performed") and any(word.lower == "had" for word in auxiliaries)
    if not is_past_of_act or any(word.lower == "would" for word in auxiliaries):
        return False
    clause = [word for word in token.subtree() if word.i > token.i]
    is_dated = any(len(word.text) == YEAR and word.text.isdigit() for word in clause)
    return not is_dated and not any(word.lower in OVERTURNING and word.head is token for word in token.children)


def is_counterfactual(page: Page, token: Token) -> bool:
    """Tell whether the text sets the cue in a world that is not this one."""
    verb = token if token.pos in {"VERB", "AUX"} else token.head
    auxiliaries = verb.children_by("aux")
    if any(word.lower == "have" for word in auxiliaries) and any(word.tag == "MD" for word in auxiliaries):
        return True
    return certainty_of(page, token) is Certainty.COUNTERFACTUAL
