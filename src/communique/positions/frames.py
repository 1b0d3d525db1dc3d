"""Complements with a shape of their own: "called for X to end", "to X they agreed", "X is out of the question"."""

from collections.abc import Callable
from itertools import islice

from communique.language import Page, Token
from communique.positions.judgements import JUDGEMENTS
from communique.positions.lexicon import words
from communique.positions.things import Wanted, wanted_of
from communique.positions.trimming import Stretch

OPTIONS = frozenset({"possibility", "option", "prospect", "door", "path", "way", "chance"})
INTOLERABLE = frozenset({"unacceptable", "inadmissible", "intolerable", "unthinkable"})
LONGEST = 8  # words up to the noun of a thing
REACH = 3  # words from "question" up to the copula of "is out of the question"


def _for_clause(_page: Page, token: Token) -> Wanted | None:
    """Return the clause of "called for the crew to be freed"."""
    for child in token.children_by("advcl", "ccomp", "xcomp", "acl", "relcl"):
        mark, subject = child.child("mark"), child.child("nsubj", "nsubjpass")
        if child.i < token.i or mark is None or mark.lower != "for" or subject is None or subject.pos == "PRON":
            continue
        return Wanted(child, Stretch(subject.left, child.right), "clause", subject)
    return None


def _fronted(_page: Page, token: Token) -> Wanted | None:
    """Return what stands before "they agreed": "to the plan"."""
    before = (child for child in token.children_by("prep") if child.i < token.i and child.lower == "to")
    head = next((thing for child in before if (thing := child.child("pobj")) is not None), None)
    return wanted_of(head, "to", after=head.head) if head is not None else None


def _opposed_to(_page: Page, token: Token) -> Wanted | None:
    """Return what somebody "is opposed to"."""
    if token.tag != "VBN" or token.child("auxpass") is None:
        return None
    preposition = next((child for child in token.children_by("prep") if child.lower == "to"), None)
    head = preposition.child("pobj", "pcomp") if preposition is not None else None
    return wanted_of(head, "to", after=preposition) if head is not None and head.pos != "PRON" else None


def _possibility(_page: Page, token: Token) -> Wanted | None:
    """Return what "left open the possibility of" speaks of."""
    option = next((word for word in token.subtree() if word.lemma in OPTIONS and word.i > token.i), None)
    prepositions = option.children_by("prep") if option is not None else ()
    for preposition in prepositions:
        head = preposition.child("pobj", "pcomp")
        if preposition.lower in {"of", "for", "to"} and head is not None and head.pos != "PRON":
            return wanted_of(head, "of", after=preposition)
    return None


def _out_of(_page: Page, token: Token) -> Wanted | None:
    """Return the subject of "is out of the question"."""
    above = list(islice(token.ancestors(), REACH))
    copula = next((word for word in above if word.lemma in {"be", "remain", "seem"}), None)
    is_out = any(word.lower == "out" for word in above)
    subject = copula.child("nsubj", "csubj") if copula is not None and is_out else None
    return wanted_of(subject, "subject", after=None) if subject is not None and subject.pos != "PRON" else None


def _as_unacceptable(_page: Page, token: Token) -> Wanted | None:
    """Return what is dismissed "as unacceptable"."""
    roles = [child for child in token.children_by("prep") if child.lower == "as"]
    if not any(word.lower in INTOLERABLE for role in roles for word in role.children):
        return None
    head = token.child("nsubjpass") or token.child("dobj")
    if head is None or head.pos == "PRON":
        return None
    last = min([head.right, *(role.i - 1 for role in roles if role.i > head.i)])
    return Wanted(head, Stretch(head.left, last), "object")


def _small_unacceptable(_page: Page, token: Token) -> Wanted | None:
    """Return what is "considered inadmissible"."""
    thing = token.child("dobj")
    judged = next((word for word in thing.children if word.i > thing.i), None) if thing is not None else None
    if thing is not None and any(_is_intolerable(word) for word in (judged, *token.children_by("oprd")) if word):
        last = min(thing.right, judged.left - 1) if judged is not None else thing.right
        return Wanted(thing, Stretch(thing.left, last), "object") if thing.pos != "PRON" else None
    clause = next((child for child in token.children_by("ccomp", "oprd", "xcomp") if _is_intolerable(child)), None)
    head = clause.child("nsubj") if clause is not None else None
    return wanted_of(head, "object", after=token) if head is not None and head.pos != "PRON" else None


def _is_intolerable(word: Token) -> bool:
    """Tell whether a word or one joined to it condemns: "illegal and unacceptable", "not acceptable"."""
    for one in word.conjuncts():
        is_denied = any(child.lower == "not" for child in one.children)
        if one.lower in INTOLERABLE or (one.lower == "acceptable" and is_denied):
            return True
    return False


def _lent_infinitive(_page: Page, token: Token) -> Wanted | None:
    """Return the infinitive that the parser gave to the verb over a noun: "put pressure on Sudavia to open"."""
    clauses = token.head.children_by("xcomp", "advcl") if token.dep == "dobj" else ()
    for clause in clauses:
        to = next((child for child in clause.children_by("aux") if child.lower == "to"), None)
        if to is not None and to.i > token.i:
            return Wanted(clause, Stretch(to.i + 1, clause.right), "infinitive")
    return None


def _listed(page: Page, token: Token) -> Wanted | None:
    """Return the list behind a colon: "set two conditions: A and B"."""
    tokens = page.tokens
    last = page.sentence_of(token).tokens[-1].i
    colon = next((i for i in range(token.i + 1, min(token.right + 2, last)) if tokens[i].text == ":"), None)
    if colon is None or colon - token.i > REACH:
        return None
    head = next((tokens[i] for i in range(colon + 1, last + 1) if tokens[i].pos in {"NOUN", "VERB"}), None)
    return Wanted(head, Stretch(colon + 1, last), "listed") if head is not None else None


def _nothing_less(page: Page, token: Token) -> Wanted | None:
    """Return the thing of "accept nothing less than X", "settle for nothing short of X"."""
    tokens = page.tokens
    for i in range(token.i + 1, min(token.i + REACH, len(tokens) - 2)):
        if tokens[i].lower in {"nothing", "no"} and tokens[i + 1].lower in {"less", "short", "but"}:
            first = i + 2 + (tokens[i + 2].lower in {"than", "of"})
            head = next((word for word in tokens[first : first + LONGEST] if word.pos in {"NOUN", "PROPN"}), None)
            if head is not None:
                return Wanted(head, Stretch(first, max(head.right, token.right)), "object")
    return None


def _conditional_on(_page: Page, token: Token) -> Wanted | None:
    """Return what something is "made conditional on", or "conditioned on"."""
    clause = token.child("ccomp", "oprd", "acomp")
    if token.lemma in {"make", "render"}:
        if clause is None or clause.lower not in {"conditional", "contingent", "dependent"}:
            return None
        prepositions = [*clause.children_by("prep"), *token.children_by("prep")]
    elif token.child("dobj", "nsubjpass") is None:
        return None
    else:
        prepositions = token.children_by("prep")
    preposition = next((child for child in prepositions if child.lower in {"on", "upon"}), None)
    head = preposition.child("pobj", "pcomp") if preposition is not None else None
    return wanted_of(head, "on", after=preposition) if head is not None and head.pos != "PRON" else None


def _among(_page: Page, token: Token) -> Wanted | None:
    """Return what stands behind "among the demands are"."""
    verb = token.head.head
    if token.dep != "pobj" or token.head.lower != "among" or verb.lemma != "be":
        return None
    head = verb.child("attr", "nsubj")
    is_after = head is not None and head.i > verb.i and head.pos != "PRON"
    return wanted_of(head, "object", after=verb) if is_after and head is not None else None


def _own_future(_page: Page, token: Token) -> Wanted | None:
    """Return what somebody denies that they themselves will do."""
    clause = token.child("ccomp")
    subject = clause.child("nsubj") if clause is not None else None
    is_own = subject is not None and subject.pos == "PRON" and subject.i > token.i
    plan = clause.child("xcomp") if clause is not None and is_own and clause.lemma in {"plan", "intend"} else None
    if plan is not None:
        return Wanted(plan, Stretch(plan.left, plan.right), "infinitive", subject)
    return wanted_of(clause, "clause", after=subject, asked=subject) if clause is not None and is_own else None


def _a_must(_page: Page, token: Token) -> Wanted | None:
    """Return what is considered "a must", or "as a precondition"."""
    thing = token.child("dobj") or next((child.child("nsubj") for child in token.children_by("ccomp")), None)
    if thing is None or thing.pos == "PRON":
        return None
    roles = [*thing.children_by("appos"), *token.children_by("oprd", "ccomp")]
    roles += [role for prep in token.children_by("prep") if prep.lower == "as" for role in prep.children]
    role = next((role for role in roles if role.lemma in words("musts") and role.i > thing.i), None)
    if role is None:
        return None
    before = [child.left for child in role.children if child is not thing and child.i < role.i]
    last = min([thing.right, role.i - 1, *(start - 1 for start in before)])
    return Wanted(thing, Stretch(thing.left, last), "object")


def _none_received(_page: Page, token: Token) -> Wanted | None:
    """Return what somebody complains of not having: "we received no apology and no promise"."""
    things = token.children_by("dobj")
    denier = things[0].child("det") if things else None
    is_denied = token.child("neg") is not None
    if not things or things[0].i < token.i or not (is_denied or (denier is not None and denier.lower == "no")):
        return None
    first = things[0].left if denier is None or denier.lower != "no" else denier.i + 1
    return Wanted(things[0], Stretch(first, max(things[-1].right, token.right)), "object")


FRAMES: dict[str, Callable[[Page, Token], Wanted | None]] = {
    "for-clause": _for_clause,
    "fronted": _fronted,
    "opposed-to": _opposed_to,
    "possibility": _possibility,
    "out-of": _out_of,
    "as-unacceptable": _as_unacceptable,
    "small-unacceptable": _small_unacceptable,
    "lent-infinitive": _lent_infinitive,
    "listed": _listed,
    "nothing-less": _nothing_less,
    "conditional-on": _conditional_on,
    "among": _among,
    "own-future": _own_future,
    "a-must": _a_must,
    "none-received": _none_received,
    **JUDGEMENTS,
}
