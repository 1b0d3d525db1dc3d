"""Complements of judgements: "it is up to X to", "there is no place for X", "X is in nobody's interest"."""

from collections.abc import Callable
from itertools import islice

from communique.language import Page, Token
from communique.positions.lexicon import words
from communique.positions.things import Wanted, wanted_of
from communique.positions.trimming import Stretch

REACH = 3  # words from the end of a judgement up to its copula


def _would_be(_page: Page, token: Token) -> Wanted | None:
    """Return the subject of "would be a mistake"."""
    copula = token.head
    is_feared = any(child.lower in {"would", "will", "'d"} for child in copula.children_by("aux"))
    subject = copula.child("nsubj", "csubj") if copula.lemma == "be" and is_feared else None
    if subject is None or subject.pos == "PRON" or token.dep not in {"attr", "acomp"}:
        return None
    return wanted_of(subject, "subject", after=None)


def _for_whom_to(_page: Page, token: Token) -> Wanted | None:
    """Return the clause of "the only way is for Sudavia to leave"."""
    copula = token.head if token.dep == "nsubj" and token.head.lemma == "be" else None
    clauses = copula.children_by("advcl", "ccomp", "xcomp") if copula is not None else []
    for clause in clauses:
        mark, subject = clause.child("mark"), clause.child("nsubj", "nsubjpass")
        if mark is not None and mark.lower == "for" and subject is not None and clause.i > token.i:
            return Wanted(clause, Stretch(subject.left, clause.right), "clause", subject)
    return None


def _deed_for(page: Page, preposition: Token) -> Wanted | None:
    """Return what it is on somebody to do: "on Sudavia to open the strait"."""
    bearer = preposition.child("pobj")
    verb = preposition.head
    above = [verb, verb.head, *([bearer] if bearer is not None else [])]
    deeds = [deed for word in above for deed in word.children_by("xcomp", "advcl", "acl", "relcl", "ccomp")]
    for deed in deeds:
        to = next((child for child in deed.children_by("aux") if child.lower == "to"), None)
        if bearer is not None and bearer.pos != "PRON" and to is not None and to.i > bearer.i:
            return Wanted(deed, Stretch(min(bearer.left, to.i), max(deed.right, page.tokens[to.i].i)), "clause", bearer)
    return None


def _up_to(page: Page, token: Token) -> Wanted | None:
    """Return the clause of "it is up to Sudavia to open the strait"."""
    prepositions = [*token.children_by("prep", "pcomp"), *token.head.children_by("prep")]
    preposition = next((child for child in prepositions if child.lower == "to" and child.i == token.i + 1), None)
    is_copula = any(word.lemma in {"be", "remain"} for word in islice(token.ancestors(), 2))
    return _deed_for(page, preposition) if preposition is not None and is_copula else None


def _burden(page: Page, token: Token) -> Wanted | None:
    """Return the clause of "the burden is on Sudavia to open the strait"."""
    copula = (
        token.head if token.dep == "nsubj" and token.head.lemma in {"be", "remain", "lie", "rest", "fall"} else None
    )
    prepositions = copula.children_by("prep") if copula is not None else []
    on = next((child for child in prepositions if child.lower in {"on", "upon", "with"}), None)
    return _deed_for(page, on) if on is not None else None


def _whole_clause(_page: Page, token: Token) -> Wanted | None:
    """Return the whole of "the islands belong to Norland"."""
    subject, preposition = token.child("nsubj"), token.child("prep")
    place = preposition.child("pobj") if preposition is not None and preposition.lower in {"to", "in", "with"} else None
    if subject is None or subject.pos == "PRON" or place is None:
        return None
    return Wanted(place, Stretch(subject.left, token.right), "whole", subject)


def _faced(_page: Page, token: Token) -> Wanted | None:
    """Return what "faces opposition from Norland"."""
    verb = token.head if token.dep in {"dobj", "pobj"} else token
    verb = verb.head if token.dep == "pobj" and verb.dep == "prep" else verb
    while verb.dep == "xcomp":
        verb = verb.head
    subject = verb.child("nsubj", "nsubjpass")
    return wanted_of(subject, "object", after=None) if subject is not None and subject.pos == "NOUN" else None


def _no_way(_page: Page, token: Token) -> Wanted | None:
    """Return the clause of "there is no way we will open the strait"."""
    clause = token.child("relcl", "acl", "ccomp") or token.head.child("ccomp")
    subject = clause.child("nsubj", "nsubjpass") if clause is not None and token.head.lemma == "be" else None
    if clause is None or subject is None or subject.i < token.i:
        return None
    first = subject.right + 1 if subject.pos == "PRON" else subject.left
    modal = next((child for child in clause.children_by("aux") if child.tag == "MD"), None)
    if subject.pos == "PRON" and modal is not None:
        first = modal.i + 1
    return Wanted(clause, Stretch(first, clause.right), "clause", subject)


def _made_sure(_page: Page, token: Token) -> Wanted | None:
    """Return what somebody "wants to make sure" of."""
    deed = token.child("xcomp")
    if deed is not None and deed.lemma == "see" and deed.i > token.i:
        seen = deed.child("ccomp")
        is_deed = seen is not None and seen.tag in {"VB", "VBN", "VBD", "VBG"} and seen.child("mark") is None
        if seen is not None and is_deed and seen.child("nsubj", "nsubjpass") is not None:
            return wanted_of(seen, "clause", after=deed)
    if deed is None or deed.lemma not in {"make", "ensure", "guarantee"} or deed.i < token.i:
        return None
    sure = next((child for child in deed.children if child.lower in {"sure", "certain"}), None)
    holder = deed if sure is None else sure
    clause = holder.child("ccomp") or (deed.child("ccomp") if sure is not None else None)
    if clause is None or clause is sure or clause.child("nsubj", "nsubjpass", "expl") is None:
        return None
    return wanted_of(clause, "clause", after=holder)


def _deadline(_page: Page, token: Token) -> Wanted | None:
    """Return what somebody is given time to do: "gave the crew two days to leave"."""
    times = [
        *token.children_by("dobj", "npadvmod"),
        *(prep for prep in token.children_by("prep") if prep.lower == "until"),
    ]
    time = next((word for word in times if word.lower == "until" or word.entity in {"DATE", "TIME"}), None)
    if time is None or token.child("dative", "dobj", "nsubjpass") is None:
        return None
    deeds = [*time.children_by("acl", "relcl"), *token.children_by("xcomp", "advcl", "ccomp")]
    deeds += [deed for word in time.children for deed in word.children_by("acl", "relcl")]
    for deed in deeds:
        to = next((child for child in deed.children_by("aux") if child.lower == "to"), None)
        if to is not None and to.i > time.i:
            return Wanted(deed, Stretch(to.i + 1, deed.right), "infinitive", token.child("dative"))
    return None


def _itself(_page: Page, token: Token) -> Wanted | None:
    """Return the thing of "there is no military solution": the noun itself, or what there is no place for."""
    copula = token.head
    if copula.lemma != "be" or copula.child("expl") is None or token.child("det") is None:
        return None
    if token.lemma in {"place", "room"}:
        preposition = next((child for child in (*token.children_by("prep"), *copula.children_by("prep"))), None)
        thing = preposition.child("pobj") if preposition is not None and preposition.lower == "for" else None
        return wanted_of(thing, "object", after=preposition) if thing is not None and thing.pos != "PRON" else None
    denier = token.child("det")
    return Wanted(token, Stretch(denier.i + 1, token.right), "object") if denier is not None else None


def _time_come(_page: Page, token: Token) -> Wanted | None:
    """Return what "the time has come" to do, or for somebody to do."""
    verb = token.head
    if token.dep != "nsubj" or verb.lemma not in {"come", "arrive"}:
        return None
    for deed in (*verb.children_by("advcl", "relcl", "xcomp", "ccomp"), *token.children_by("relcl", "acl")):
        to = next((child for child in deed.children_by("aux") if child.lower == "to"), None)
        subject = deed.child("nsubj")
        if to is not None and to.i > verb.i:
            first = subject.left if subject is not None and verb.i < subject.i < to.i else to.i + 1
            return Wanted(deed, Stretch(first, deed.right), "clause" if first < to.i else "infinitive", subject)
    return None


def _by_nobody(_page: Page, token: Token) -> Wanted | None:
    """Return what "nobody is talking about", "no one wants"."""
    verb = token.head
    is_nobody = token.lower == "nobody" or any(child.lower == "no" for child in token.children_by("det"))
    if not is_nobody or token.dep != "nsubj" or verb.lemma not in words("nobody_acts"):
        return None
    things = [*verb.children_by("dobj"), *(noun for prep in verb.children_by("prep") for noun in prep.children)]
    thing = next((noun for noun in things if noun.i > verb.i and noun.dep in {"dobj", "pobj", "pcomp"}), None)
    if thing is not None and thing.pos in {"NOUN", "PROPN", "VERB"}:
        return Wanted(thing, Stretch(thing.left, thing.right), "object")
    deed = verb.child("xcomp")
    return Wanted(deed, Stretch(deed.left, deed.right), "infinitive") if deed is not None and deed.i > verb.i else None


def _part_of(_page: Page, token: Token) -> Wanted | None:
    """Return the whole of "the islands are part of our territory"."""
    copula = token.head
    subject = copula.child("nsubj") if token.dep == "attr" and copula.lemma in {"be", "remain"} else None
    of = next((child for child in token.children_by("prep") if child.lower == "of"), None)
    whole = of.child("pobj") if of is not None else None
    if subject is None or subject.pos == "PRON" or whole is None or subject.tag == "EX":
        return None
    is_ours = any(child.lower == "our" for child in whole.children)
    is_state = whole.pos == "PROPN" or whole.lemma in {"territory", "country", "nation", "state"}
    last = max(copula.right, token.right)
    return Wanted(whole, Stretch(subject.left, last), "whole", subject) if is_ours or is_state else None


def _on_the_table(_page: Page, token: Token) -> Wanted | None:
    """Return the options that "there are on the table"."""
    copula = token.head
    if token.dep not in {"attr", "nsubj"} or copula.child("expl") is None:
        return None
    prepositions = [*token.children_by("prep"), *copula.children_by("prep")]
    is_there = any(
        child.lower == "on" and any(noun.lower == "table" for noun in child.children) for child in prepositions
    )
    return wanted_of(token, "object", after=copula) if is_there else None


def _what_is(page: Page, token: Token) -> Wanted | None:
    """Return the predicate of "all we ask for is X", the list of "what we ask for is simple: X"."""
    subject = token.head if token.dep == "relcl" and token.head.lower in {"all", "thing", "everything"} else token
    copula = subject.head if subject.dep in {"nsubj", "csubj"} and subject.head.lemma == "be" else None
    if copula is None or (subject is token and not any(word.tag == "WP" for word in token.subtree())):
        return None
    thing = copula.child("attr", "ccomp")
    if thing is not None and thing.i > copula.i and thing.pos != "PRON":
        return wanted_of(thing, "clause" if thing.dep == "ccomp" else "object", after=copula)
    colon = next((word for word in page.sentence_of(token).tokens if word.text == ":" and word.i > copula.i), None)
    listed = next(
        (word for word in copula.subtree() if colon is not None and word.i > colon.i and word.pos == "NOUN"), None
    )
    if colon is None or listed is None:
        return None
    return Wanted(listed, Stretch(colon.i + 1, max(listed.right, colon.i + 1)), "object")


def _stands(_page: Page, token: Token) -> Wanted | None:
    """Return the clause of "all options are on the table", up to the table."""
    copula = next((word for word in islice(token.ancestors(), REACH) if word.lemma in {"be", "remain", "stay"}), None)
    subject = copula.child("nsubj") if copula is not None else None
    if subject is None or subject.pos == "PRON" or subject.tag == "EX":
        return None
    return Wanted(subject, Stretch(subject.left, token.i), "stands")


def _as_basis(_page: Page, token: Token) -> Wanted | None:
    """Return the object with its role in "sees the treaty as the cornerstone of peace"."""
    thing = token.child("dobj")
    prepositions = [*token.children_by("prep"), *(thing.children_by("prep") if thing is not None else [])]
    role = next((child for child in prepositions if child.lower == "as"), None)
    basis = role.child("pobj") if role is not None else None
    if thing is None or thing.pos == "PRON" or role is None or basis is None:
        return None
    is_basis = any(word.lemma in words("bases") for word in basis.subtree())
    return Wanted(thing, Stretch(thing.left, role.right), "whole") if is_basis else None


def _in_interest(_page: Page, token: Token) -> Wanted | None:
    """Return the subject of "is in the interest of all"."""
    preposition = token.head
    copula = preposition.head if token.dep == "pobj" and preposition.lower == "in" else None
    subject = copula.child("nsubj", "csubj") if copula is not None and copula.lemma == "be" else None
    if subject is None or subject.pos == "PRON" or subject.tag == "EX" or _is_nobodys(token):
        return None
    return wanted_of(subject, "subject", after=None)


def _in_no_interest(_page: Page, token: Token) -> Wanted | None:
    """Return the subject of "is in nobody's interest"."""
    copula = token.head.head if token.dep == "pobj" and token.head.lower == "in" else None
    subject = copula.child("nsubj", "csubj") if copula is not None and copula.lemma == "be" else None
    if subject is None or subject.pos == "PRON" or not _is_nobodys(token):
        return None
    return wanted_of(subject, "subject", after=None)


def _is_nobodys(token: Token) -> bool:
    owner = token.child("poss")
    return owner is not None and (owner.lower == "nobody" or any(word.lower == "no" for word in owner.children))


JUDGEMENTS: dict[str, Callable[[Page, Token], Wanted | None]] = {
    "would-be": _would_be,
    "for-whom": _for_whom_to,
    "up-to": _up_to,
    "burden": _burden,
    "whole-clause": _whole_clause,
    "faced": _faced,
    "no-way": _no_way,
    "made-sure": _made_sure,
    "deadline": _deadline,
    "itself": _itself,
    "time-come": _time_come,
    "by-nobody": _by_nobody,
    "part-of": _part_of,
    "on-the-table": _on_the_table,
    "what-is": _what_is,
    "stands": _stands,
    "as-basis": _as_basis,
    "in-interest": _in_interest,
    "in-no-interest": _in_no_interest,
}
