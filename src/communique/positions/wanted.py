"""Finds the thing that a cue governs: its object, clause, infinitive, or what follows its preposition."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from communique.language import Page, Token
from communique.positions.frames import FRAMES
from communique.positions.lexicon import Cue, words
from communique.positions.things import Wanted, wanted_of
from communique.positions.trimming import MARKS, OPENING, Stretch

CLAUSE_LIMIT = 45  # words: longer complements are misparses
AS_VERBS = frozenset({"recognize", "recognise", "accept", "acknowledge", "see"})
COPULAS = frozenset({"be", "include", "remain"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
NAMED = frozenset({"GPE", "ORG", "PERSON", "NORP"})


def complement_of(page: Page, cue: Cue, token: Token) -> Wanted | None:
    """Return the first complement of those the cue takes."""
    for kind in cue.takes:
        found = _complement(page, cue, token, kind)
        if found is not None and kind == "for" and cue.asks:
            found = _for_whom(token, found)
        if found is not None and 0 <= found.stretch.last - found.stretch.first < CLAUSE_LIMIT:
            return found
    return None


def _for_whom(token: Token, found: Wanted) -> Wanted:
    """Read "call for the port, which ..., to be opened" as a clause, where the infinitive hangs on the verb."""
    deeds = (child for child in token.children_by("xcomp", "advcl") if child.left > found.stretch.last)
    deed = next((child for child in deeds if any(to.lower == "to" for to in child.children_by("aux"))), None)
    if deed is None:
        return found
    is_named = found.head.entity in NAMED or found.head.tag in {"NNS", "NNPS"}
    if not is_named and deed.child("auxpass") is None:
        return found
    return Wanted(deed, Stretch(found.stretch.first, deed.right), "clause", found.head)


def _complement(page: Page, cue: Cue, token: Token, kind: str) -> Wanted | None:
    if kind == "object":
        return _object(page, token, asks=cue.asks, may_precede=not cue.is_speech)
    if kind == "clause":
        return _clause(page, token)
    if kind == "self":
        return _after_preposition(page, token, token.lower)
    if kind in FRAMES:
        return FRAMES[kind](page, token)
    find = FINDERS.get(kind)
    return find(token) if find is not None else _prepositional(page, token, kind)


def _gerund(token: Token) -> Wanted | None:
    heads = token.children_by("xcomp", "pcomp", "ccomp", "dobj")
    head = next((child for child in heads if child.tag == "VBG" and child.i > token.i), None)
    return wanted_of(head, "gerund", after=token) if head else None


def _passive(token: Token) -> Wanted | None:
    """Return the subject of "a stronger mandate is needed"."""
    head = token.child("nsubjpass") if token.child("auxpass") and not token.child("agent", "xcomp") else None
    return wanted_of(head, "subject", after=None) if head is not None and head.pos != "PRON" else None


def _extraposed(token: Token) -> Wanted | None:
    """Return the clause of "it is important that"."""
    found = _subject(token)
    return found if found is not None and found.kind == "clause" else None


def _object(page: Page, token: Token, *, asks: bool, may_precede: bool) -> Wanted | None:
    head = token.child("nsubjpass") if token.child("auxpass") else token.child("dobj") or token.child("oprd")
    if head is None or head.tag in {"WDT", "WP"}:
        return _object_elsewhere(token, head, may_precede=may_precede)
    if head.pos == "PRON" or (head.pos == "VERB" and head.lemma not in words("asking")) or asks:
        return None
    if head.dep == "dobj" and head.i < token.i:
        return wanted_of(head, "object", after=None) if _is_fronted(head, token) else None
    found = wanted_of(head, "object", after=token if head.i > token.i else None)
    last = _with_complement(page, token, head, _joined(page, token, found.stretch.last))
    found = replace(found, stretch=replace(found.stretch, last=last))
    return _reparsed(page, head, _with_role(token, found))


def _object_elsewhere(token: Token, head: Token | None, *, may_precede: bool) -> Wanted | None:
    """Return an object that does not follow its verb: of an inverted passive, a cleft, a relative clause."""
    if head is None and token.tag == "VBN" and token.child("agent") is not None:
        last = _inverted(token)
        if last is not None:
            return wanted_of(last, "object", after=None)
    if head is not None and head.tag == "WP" and token.dep == "ccomp" and token.head.lemma == "be":
        return _cleft(token)
    is_relative = token.dep == "relcl" or (head is None and token.dep == "acl")
    return _antecedent(token) if is_relative and may_precede else None


def _joined(page: Page, token: Token, last: int) -> int:
    """Return where a list of objects ends, some of whose items the parser hung on the verb."""
    for child in token.children_by("conj", "appos", "dep", "npadvmod"):
        is_thing = child.pos in {"NOUN", "PROPN"} and child.left > last and child.entity not in {"DATE", "TIME"}
        between = page.tokens_between(last + 1, child.left - 1) if is_thing and child.left > last + 1 else ()
        if is_thing and between and all(word.lower in {",", "and", ";"} for word in between):
            last = child.right
    return last


def _with_complement(page: Page, verb: Token, head: Token, last: int) -> int:
    """Return where an object ends whose own complement the parser hung on the verb: "resisted calls to open"."""
    following = page.tokens[last + 1] if last + 1 < len(page.tokens) else None
    if following is None or last <= verb.i or following.sentence != verb.sentence:
        return last
    if following.lower == "to" and following.dep == "aux" and head.lemma in words("asking"):
        return following.head.right if following.head.head is verb else last
    is_own = following.head is verb and following.dep in {"prep", "agent"}
    is_relational = head.lemma in words("relational") and following.lower in {"with", "between", "on", "over", "about"}
    is_asking = head.lemma in words("asking") and following.lower in {"by", "for", "from"}
    if not is_own or not (is_relational or is_asking):
        return last
    return _with_complement(page, verb, head, following.right) if is_asking else following.right


def _cleft(token: Token) -> Wanted | None:
    """Return what "is what Norland proposes"."""
    subject = token.head.child("nsubj")
    is_thing = subject is not None and subject.pos != "PRON" and subject.i < token.head.i
    return wanted_of(subject, "object", after=None) if is_thing and subject is not None else None


def _is_fronted(thing: Token, verb: Token) -> bool:
    """Tell whether an object opens its clause: "a foreign base Norland will not accept"."""
    subject = verb.child("nsubj")
    return subject is not None and thing.right < subject.left and verb.dep != "relcl" and thing.pos != "PRON"


def _inverted(token: Token) -> Token | None:
    """Return what stands last in "reaffirmed by both was the truce"."""
    auxiliary = next((child for child in token.children_by("auxpass", "aux") if child.i > token.i), None)
    found = auxiliary.child("attr", "nsubj", "nsubjpass") if auxiliary is not None else None
    return found if found is not None and auxiliary is not None and found.i > auxiliary.i else None


def _with_role(token: Token, found: Wanted) -> Wanted:
    """Return the object of "recognise A as B" with its "as"."""
    if token.lemma not in AS_VERBS:
        return found
    role = next(
        (child for child in token.children_by("prep") if child.lower == "as" and child.i > found.stretch.last), None
    )
    return found if role is None else replace(found, stretch=replace(found.stretch, last=role.right))


def _reparsed(page: Page, head: Token, found: Wanted) -> Wanted | None:
    """Read "demand Norland, which ..., show restraint" as a clause, where the parser took its subject for an object."""
    if head.entity not in {"GPE", "NORP", "ORG", "PERSON"}:
        return found
    i = head.i + 1
    for relative in head.children_by("relcl"):
        i = max(i, relative.right + 1)
    while i < len(page.tokens) and page.tokens[i].text == ",":
        i += 1
    verb = page.tokens[i] if i < len(page.tokens) and page.tokens[i].sentence == head.sentence else None
    if verb is None or verb.tag not in {"VB", "VBP"}:
        return found
    return Wanted(verb, Stretch(head.left, verb.right), "clause", head)


def _antecedent(token: Token) -> Wanted | None:
    """Return what a relative clause is about: "the treaty, which Norland rejected", "limits opposed by Norland"."""
    noun = token.head
    has_own = token.child("dobj") is not None and token.child("dobj").tag not in {"WDT", "WP"}  # type: ignore[union-attr]
    is_passive = token.dep == "acl" and token.tag == "VBN" and token.child("agent") is not None
    is_relative = (
        token.dep == "relcl"
        and not has_own
        and (subject := token.child("nsubj")) is not None
        and subject.tag not in {"WDT", "WP"}
    )
    if noun.pos not in {"NOUN", "PROPN"} or not (is_passive or is_relative):
        return None
    last = token.left - 1
    return Wanted(noun, Stretch(noun.left, last), "object") if last >= noun.left else None


def _clause(page: Page, token: Token) -> Wanted | None:
    lent = token.head.children_by("ccomp") if token.dep == "acomp" else []  # "is adamant that"
    for child in (*token.children_by("ccomp", "acl", "xcomp", "relcl"), *lent):
        mark = child.child("mark")
        subject = child.child("nsubj", "nsubjpass", "expl", "csubj")
        if child.i < token.i or subject is None or (mark is not None and mark.lower not in {"that", "for"}):
            continue
        if child.dep in {"acl", "relcl"} and mark is None:
            continue
        if (
            any(word.text in OPENING for word in page.tokens_between(token.i, child.left))
            and mark is None
            and child.dep == "ccomp"
        ):
            continue
        if subject.i < token.i:
            continue
        return wanted_of(child, "clause", after=token, asked=subject)
    return None


def _infinitive(token: Token) -> Wanted | None:
    found = _own_infinitive(token)
    if found is not None or token.pos != "ADJ" or not token.children_by("conj"):
        return found
    shared = (*token.conjuncts()[1:], *([token.head] if token.dep == "acomp" else []))  # "is willing and able to"
    return next((infinitive for word in shared if (infinitive := _own_infinitive(word)) is not None), None)


def _own_infinitive(token: Token) -> Wanted | None:
    for child in token.children_by("xcomp", "acl", "ccomp", "advcl", "relcl"):
        if child.i < token.i or not any(mark.lower == "to" for mark in child.children_by("aux")):
            continue
        is_next = child.left == token.i + 1
        if child.dep == "advcl" and token.pos != "ADJ" and not is_next and not _has_bearer(token):
            continue
        asked = child.child("nsubj") or token.child("dobj", "nsubjpass")
        if asked is not None and asked.dep == "nsubj" and asked.i < token.i:
            asked = None
        if token.dep == "relcl" and (gap := child.child("dobj")) is not None and gap.tag in {"WDT", "WP"}:
            noun = _related(token.head)  # "a treaty that it refuses to sign"
            return Wanted(noun, Stretch(noun.left, token.left - 1), "object")
        start = max(child.left, asked.right + 1 if asked is not None and asked.i > token.i else child.left)
        first = next((mark.i + 1 for mark in child.children_by("aux") if mark.lower == "to"), start)
        first = min(first, *(word.i for word in child.children_by("neg") if word.i > token.i), first)
        return Wanted(child, Stretch(first, max(child.right, child.i)), "infinitive", asked)
    return None


def _related(noun: Token) -> Token:
    """Return the "deal" of "a deal with the rebels that": a clause on what is signed speaks of that, not of them."""
    preposition = noun.head
    if noun.dep != "pobj" or preposition.lower not in {"with", "between"}:
        return noun
    shared = preposition.head.child("dobj") if preposition.head.pos == "VERB" else preposition.head
    return shared if shared is not None and shared.lemma in words("relational") else noun


def _has_bearer(token: Token) -> bool:
    """Tell whether who is to do it stands between a verb and its infinitive: "appealed to A to", "bound itself to"."""
    thing = token.child("dobj")
    is_self = thing is not None and thing.lower.endswith(("self", "selves"))
    return is_self or token.child("prep", "nsubjpass") is not None


def _subject(token: Token) -> Wanted | None:
    copula = token.head if token.dep in {"acomp", "attr", "oprd"} else None
    if token.dep == "pobj" and token.head.lower in {"on", "off", "for", "against"}:
        copula = next(
            (word for word in token.head.ancestors() if word.dep not in {"prep", "advmod", "acomp", "prt"}), None
        )
        copula = copula if token.head.head is copula or token.head.head.head is copula else None
        if copula is None and token.head.head.lemma == "be":
            copula = token.head.head
    if copula is not None and copula.dep == "attr" and copula.lemma in {"matter", "subject", "topic", "object"}:
        copula = copula.head  # "is not a matter for negotiation"
    if token.dep == "dep" and token.head.dep == "acomp":
        copula = token.head.head
    if token.dep == "conj" and token.head.dep == "acomp" and token.head.head.lemma == "be":
        copula = token.head.head  # "was illegal and unacceptable"
    subject = copula.child(*SUBJECTS) if copula is not None else None
    if copula is None or subject is None:
        return None
    if subject.pos == "PRON":
        clause = copula.child("ccomp", "csubj", "advcl", "xcomp") or token.child(
            "xcomp", "ccomp", "acl", "relcl", "advcl"
        )
        usable = clause is not None and subject.lower == "it" and clause.i > token.i and not _is_proviso(clause)
        return wanted_of(clause, "clause", after=token) if usable and clause is not None else None
    return wanted_of(subject, "subject", after=None)


def _predicate(token: Token) -> Wanted | None:
    """Return what "our demand is ..." goes on with."""
    subject = token.head if token.dep == "relcl" and token.head.lower in {"all", "thing", "everything"} else token
    copula = subject.head if subject.dep in {"nsubj", "csubj"} and subject.head.lemma in COPULAS else None
    found = copula.child("attr", "xcomp", "ccomp", "dobj") if copula is not None else None
    if copula is None or found is None or found.i < copula.i or found.pos == "PRON":
        return None
    if found.dep == "xcomp":
        return _infinitive(copula)
    return wanted_of(found, "clause" if found.dep == "ccomp" else "object", after=copula)


def _is_proviso(clause: Token) -> bool:
    return any(mark.lower in {"if", "when", "because", "as"} for mark in clause.children_by("mark", "advmod"))


def _prepositional(page: Page, token: Token, preposition: str) -> Wanted | None:
    for child in (*token.children_by("prep", "agent", "dative", "prt"), *_lent(token)):
        between = page.tokens_between(token.i + 1, child.i - 1)
        is_apart = token.lemma == "stand" and any(word.pos == "NOUN" for word in between)  # "stand guard by the gate"
        if child.lower == preposition and child.i > token.i and not is_apart:
            found = _after_preposition(page, child, preposition)
            if found is not None:
                return found
    return None


def _lent(noun: Token) -> list[Token]:
    """Return a preposition right behind a noun that the parser gave to its verb: "gave its consent to the plan"."""
    if noun.dep != "dobj" or noun.pos != "NOUN":
        return []
    return [child for child in noun.head.children_by("prep", "dative") if child.i == noun.right + 1]


def _after_preposition(page: Page, preposition: Token, kind: str) -> Wanted | None:
    head = preposition.child("pobj", "pcomp")
    if head is None or head.pos == "PRON" or any(child.tag in {"WP", "WDT"} for child in head.children):
        return None  # "agree on what is to be discussed"
    first = preposition.i + 1
    last = _extended(page, preposition.right, kind)
    return Wanted(head, Stretch(first, last), kind)


def _extended(page: Page, last: int, preposition: str) -> int:
    """Return where a list ends whose items open with the same preposition, wherever the parser hung them."""
    tokens = page.tokens
    sentence = tokens[last].sentence
    while True:
        i = last + 1
        while i < len(tokens) and (tokens[i].text in MARKS or tokens[i].lower in {",", "and", ";"}):
            i += 1
        if (
            i >= len(tokens)
            or i == last + 1
            or tokens[i].sentence != sentence
            or tokens[i].lower != preposition
            or tokens[i].right <= i
        ):
            return last
        last = tokens[i].right


FINDERS: dict[str, Callable[[Token], Wanted | None]] = {
    "infinitive": _infinitive,
    "gerund": _gerund,
    "subject": _subject,
    "passive": _passive,
    "predicate": _predicate,
    "extraposed": _extraposed,
}


def is_preposition(kind: str) -> bool:
    """Tell whether a kind of complement is named by the preposition that it follows."""
    return kind not in FINDERS and kind not in FRAMES and kind not in {"object", "clause", "self"}


def head_lemmas(wanted: Wanted) -> Iterator[str]:
    """Yield the lemmas of the thing wanted: its head and those joined to it."""
    yield from (word.lemma for word in wanted.head.conjuncts())
