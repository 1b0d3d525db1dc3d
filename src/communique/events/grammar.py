"""Reads what a verb has beside it: subject, objects, prepositions, negation, modals, and the clause below it."""

from collections.abc import Iterator

from communique.events.lexicon import lexicon
from communique.language import Page, Token

SUBJECTS = ("nsubj", "csubj")
SHARED = frozenset({"conj", "xcomp", "advcl", "acl", "pcomp", "acomp", "attr", "prep", "dep"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
ENTITIES = {
    "PERSON": "@person",
    "NORP": "@group",
    "GPE": "@state",
    "ORG": "@body",
    "FAC": "@place",
    "LOC": "@place",
    "MONEY": "@money",
}
DENIED = frozenset({"dobj", "attr", "nsubjpass"})  # what "no" before it makes a denial of the verb
BESIDE = frozenset({"advcl", "ccomp", "conj", "parataxis", "relcl", "nsubj", "nsubjpass", "agent", "punct"})
CIRCUMSTANCES = frozenset(
    {"after", "before", "since", "during", "until", "amid", "despite", "as", "like", "unlike", "by", "via", "because"}
)
LOOSE = frozenset({"under", "into", "behind", "across"})  # prepositions that the parser hangs on the object as well
NESTED = frozenset({"dobj", "attr", "pobj", "prep", "conj"})
STEPS = 6  # how far up a tree a subject is looked for


def is_verb(token: Token) -> bool:
    """Tell whether a word is a verb."""
    return (token.pos in {"VERB", "AUX"} or token.tag.startswith("VB")) and token.dep not in {"amod", "compound"}


def is_passive(verb: Token) -> bool:
    """Tell whether the verb's subject undergoes the act."""
    if verb.child("nsubjpass", "auxpass", "agent") is not None:
        return True
    if verb.dep == "conj" and verb.tag == "VBN" and verb.child("nsubj", "dobj") is None and is_verb(verb.head):
        return verb.head.tag == "VBN" and is_passive(verb.head)
    return is_reduced(verb)


def is_reduced(verb: Token) -> bool:
    """Tell whether the verb is a participle behind a noun ("a tanker seized off Peru")."""
    return verb.dep == "acl" and verb.tag == "VBN" and verb.child("dobj") is None


def subject_of(verb: Token) -> Token | None:
    """Return the head of who acts, shared with the verbs above where it is; None in a passive without "by"."""
    token = verb
    for _ in range(STEPS):
        if is_passive(token):
            return agent_of(token)
        found = token.child(*SUBJECTS)
        if found is not None:
            return antecedent(found)
        if token.dep == "acl" and token.head.pos in NOMINAL:
            return _owner(token.head) if token.tag != "VBG" else token.head
        if token.head is token or token.dep not in SHARED:
            return None
        token = token.head
    return None


def _owner(noun: Token) -> Token | None:
    """Return whose decision, refusal or plan a noun is."""
    owner = noun.child("poss")
    if owner is not None and owner.pos != "PRON":
        return owner
    word = noun
    while word.dep in NESTED and word.head is not word:  # "is working on a plan to"
        word = word.head
        if is_verb(word):
            return subject_of(word)
    return owner


def agent_of(verb: Token) -> Token | None:
    """Return the head of the phrase after "by"."""
    below = [child for named in verb.children_by("oprd", "attr") for child in named.children]
    words = (*verb.children, *below)  # "declared unwelcome by": the parser may hang "by" on the name
    by = next((child for child in words if child.lower == "by" and child.dep in {"agent", "prep"}), None)
    return by.child("pobj") if by is not None else None


def antecedent(token: Token) -> Token:
    """Return what a relative pronoun stands for, else the word itself."""
    if token.tag in {"WDT", "WP"} and token.head.dep == "relcl":
        return token.head.head
    return token


def maker_of(noun: Token) -> Token:
    """Return who makes an attack, a protest, a gift: behind "by" or "from", before the noun, else the noun itself."""
    for preposition in ("by", "from"):
        for head in pobjs_of(noun, preposition):
            return head
    owner = noun.child("poss")
    if owner is not None:
        return owner
    before = (child for child in noun.children_by("amod", "compound", "nmod") if child.text[:1].isupper())
    return next(before, noun)


def aims_of(word: Token) -> Iterator[Token]:
    """Yield the heads that a wish, a plan, a readiness is for: "ready for talks", "plans an attack"."""
    if is_verb(word):
        yield from objects_of(word)
    for preposition in ("for", "to", "in", "of", "on"):
        yield from pobjs_of(word, preposition)


def _direct(verb: Token) -> Token | None:
    """Return the direct object; of two, what is given ("handed the envoy a note"); else a passive's subject."""
    first = passive = None
    for child in verb.children:  # plain, since every frame of every verb asks for it
        dep = child.dep
        if dep == "dobj":
            if first is not None:
                return child if verb.lemma in lexicon().words.giving else first
            first = child
        elif dep == "nsubjpass" and passive is None:
            passive = child
    return first or passive


def undergoer_of(verb: Token) -> Token | None:
    """Return the head of the direct object, or of a passive's subject."""
    found = _direct(verb)
    if found is not None:
        return antecedent(found)
    if is_reduced(verb):
        return verb.head
    if verb.dep == "conj" and is_passive(verb):
        return undergoer_of(verb.head)
    if verb.dep == "relcl" and verb.child("nsubj") is not None and verb.head.pos in {"NOUN", "PROPN"}:
        return None
    return verb.child("oprd")


def companion_of(verb: Token, word: str) -> Token | None:
    """Return the particle, preposition or adjective that hangs on a verb, by its form."""
    for child in verb.children:
        is_part = child.lower == word and child.dep not in {"nsubj", "mark", "aux", "agent", "cc", "det"}
        if is_part and not is_of_time(child):
            return child
    below = verb.children_by("dobj") if word in LOOSE else []
    return next((child for noun in below for child in noun.children_by("prep") if child.lower == word), None)


def is_of_time(preposition: Token) -> bool:
    """Tell whether a preposition leads to a day or an hour ("on Monday")."""
    below = preposition.child("pobj")
    return below is not None and below.entity in {"DATE", "TIME"}


def objects_of(verb: Token, companion: Token | None = None) -> list[Token]:
    """Return the heads of the objects: direct ones, and those after the companion."""
    found = [] if companion is None else companion.children_by("pobj", "pcomp")
    if companion is not None and not found:
        found = [head for below in companion.children_by("prep") for head in below.children_by("pobj")]
    undergoer = undergoer_of(verb)
    if undergoer is not None:
        found.append(undergoer)
    for clause in verb.children:
        if clause.dep == "ccomp" and (clause.tag in {"VBG", "VBN"} or is_infinitive(clause)):
            found.extend(clause.children_by("nsubj", "nsubjpass"))
    return [joined for head in found for joined in head.conjuncts()] if found else found


def pobjs_of(token: Token, preposition: str) -> Iterator[Token]:
    """Yield the heads after a preposition that hangs on a word."""
    for child in token.children:
        if child.lower == preposition and child.dep in {"prep", "dative", "agent", "prt", "advmod"}:
            yield from child.children_by("pobj")


def noun_words(page: Page, noun: Token, transparent: frozenset[str]) -> Iterator[str]:
    """Yield the words that tell what a noun phrase is: its head, then what stands behind or before it."""
    hyphen = page.tokens[noun.i - 1] if noun.i > 1 else None
    if hyphen is not None and hyphen.text == "-" and hyphen.end == noun.start:
        yield f"{page.tokens[noun.i - 2].lower}-{noun.lemma}"
    else:
        yield noun.lemma
    if noun.entity in ENTITIES:
        yield ENTITIES[noun.entity]
    elif noun.pos == "PROPN" and not noun.entity:
        yield "@name"
    if noun.lemma in transparent or noun.pos == "NUM":
        for preposition in ("of", "in"):
            for below in pobjs_of(noun, preposition):
                yield from noun_words(page, below, transparent)
        for child in noun.children_by("compound", "amod", "nmod"):
            yield child.lemma


def is_negated(verb: Token) -> bool:
    """Tell whether the verb's own clause denies it."""
    for child in verb.children:  # plain, since every act is asked
        if child.dep == "neg" or child.lower in {"never", "not", "neither"}:
            return True
        if child.dep in DENIED and any(word.dep == "det" and word.lower == "no" for word in child.children):
            return True
    return False


def auxiliaries(verb: Token) -> list[Token]:
    """Return the auxiliaries of a verb, those of the first verb where joined verbs share them."""
    own = verb.children_by("aux", "auxpass")
    if verb.dep == "acomp":
        return [*own, *verb.head.children_by("aux")]
    if own or verb.dep != "conj" or verb.tag != "VB" or not is_verb(verb.head):
        return own
    return auxiliaries(verb.head)


def complement_of(word: Token, effect: str) -> Token | None:
    """Return the verb of the clause below a verb, adjective or noun.

    Args:
        effect: What the operator does; requests and purposes also take clauses that hang on their objects.
    """
    for child in word.children:
        if child.dep in {"xcomp", "ccomp", "csubj"} and (is_verb(child) or child.dep == "ccomp"):
            return child
        if child.dep in {"acl", "relcl"} and child.tag in {"VB", "VBP"} and child.i > word.i and word.pos == "NOUN":
            return child
    for child in word.children_by("prep", "dative"):
        below = child.child("pcomp")
        if below is not None and is_verb(below):
            return below
    return _loose(word, effect)


def _loose(word: Token, effect: str) -> Token | None:
    """Return a clause that the parser hangs on the object of an operator, or beside it."""
    if effect in {"request", "order", "purpose", "allow", "forbid"}:
        nouns = objects_of(word)
        if effect == "request":
            nouns.extend(noun for child in word.children_by("prep") for noun in child.children_by("pobj"))
        for noun in nouns:
            for clause in noun.children_by("acl", "relcl"):
                if is_infinitive(clause) or (effect == "order" and clause.dep == "acl" and clause.tag == "VBN"):
                    return clause
    if effect in {"request", "purpose"}:
        return next((child for child in word.children_by("advcl") if is_infinitive(child)), None)
    return None


def is_infinitive(verb: Token) -> bool:
    """Tell whether "to" stands before a verb."""
    return verb.tag == "VB" and any(child.lower == "to" for child in verb.children_by("aux"))


def rest_of(word: Token) -> Iterator[Token]:
    """Yield the words of a clause without the clauses beside and below it, participles behind nouns excepted."""
    yield word
    for child in word.children:
        if child.dep not in BESIDE and not (child.dep == "prep" and child.lower in CIRCUMSTANCES):
            yield from rest_of(child)
