"""Finds the words of a page that may tell of a contact, by their own form and closest neighbours."""

from collections.abc import Iterator

from communique.contacts.lexicon import NounTrigger, Trigger, VerbTrigger, lexicon
from communique.domain.contact import ContactMode
from communique.language import Page, Token
from communique.language.tense import is_infinitive

COMPLEMENTS = ("oprd", "ccomp", "xcomp")
HEADS = {  # two nouns are of a contact only below these: "in touch", "had a word"
    "touch": frozenset({"in", "into"}),
    "word": frozenset({"have", "exchange", "get", "want"}),
}
MODIFIERS = ("compound", "amod", "nmod", "poss", "npadvmod", "nummod")


def find_triggers(page: Page) -> Iterator[tuple[Token, Trigger]]:
    """Yield the words that may tell of a contact, each with its rule, in the order of the text."""
    has_talks = has_any = False
    for token in page.by_lemmas(lexicon().gate):
        rule = (
            _hyphened_rule(page, token)
            or (_verb_rule(token) if _is_verb(token) else None)
            or _ordinal_rule(page, token)
            or (None if _is_verb(token) else _noun_rule(token, is_first=not has_any))
        )
        has_talks = has_talks or any(word.sentence <= token.sentence for word in page.by_lemma.get("talk", ()))
        if rule is None or (isinstance(rule, NounTrigger) and rule.after_talks and not has_talks):
            continue
        has_any = True
        has_talks = has_talks or rule.mode is ContactMode.TALKS
        yield token, rule


def _is_verb(token: Token) -> bool:
    """Tell whether a word is a verb; "is due to telephone X" may be tagged a noun."""
    if token.pos in {"VERB", "AUX"}:
        return True
    return token.dep in {"xcomp", "ccomp"} and token.tag == "NN" and token.child("dobj") is not None


def _hyphened_rule(page: Page, token: Token) -> NounTrigger | None:
    """Return the rule of a noun the parse takes apart at its hyphens, at its last word: "a one-on-one"."""
    count = lexicon().hyphened.get(token.lower)
    if count is None or token.i + 1 < count:
        return None
    whole = "".join(word.lower for word in page.tokens_between(token.i + 1 - count, token.i))
    after = page.tokens[token.i + 1] if token.i + 1 < len(page.tokens) else token
    is_beside = after.text in {"-", "–"} or (after.start == token.end + 1 and after.pos in {"NOUN", "PROPN"})
    return None if is_beside else lexicon().nouns.get(whole)


def _ordinal_rule(page: Page, token: Token) -> NounTrigger | None:
    """Return the rule of "the third was held in Rome", where rounds were spoken of before."""
    if token.lower not in lexicon().words.ordinals or token.dep not in {"nsubj", "nsubjpass", "conj", "appos", "ROOT"}:
        return None
    if token.dep == "conj" and token.head.lower not in lexicon().words.ordinals:
        head = token.head
        if head.pos not in {"VERB", "AUX"} or not any(word.lower in lexicon().words.ordinals for word in head.children):
            return None
    if token.pos == "ADV" or not any(child.dep == "det" for child in token.children):
        return None
    rounds = page.by_lemma.get("round", ())
    if rounds and rounds[0].i < token.i:
        return lexicon().nouns["round"]
    counted = (noun for lemma in ("meeting", "summit", "session") for noun in page.by_lemma.get(lemma, ()))
    is_counted = any(
        0 <= token.sentence - noun.sentence <= 1 and noun.i < token.i and _is_numbered(noun) for noun in counted
    )
    return lexicon().nouns["meeting"] if is_counted else None


def _is_numbered(noun: Token) -> bool:
    """Tell whether a noun is counted: "the second meeting"; what follows may be the first."""
    return any(child.lower in lexicon().words.ordinals for child in noun.children_by("amod"))


def preposition_below(token: Token, words: frozenset[str]) -> Token | None:
    """Return the first preposition below a word that is one of these."""
    return next((child for child in token.children_by("prep", "dative", "agent") if child.lower in words), None)


def _verb_rule(verb: Token) -> VerbTrigger | None:
    particle = next((child.lower for child in verb.children if child.dep == "prt"), None)
    particle = particle or next(
        (child.lower for child in verb.children_by("advmod") if child.lower == "together"), None
    )
    rule = lexicon().verbs.get(f"{verb.lemma} {particle}") if particle else None
    rule = rule or (lexicon().verbs.get(verb.lemma) if particle in {None, "together"} else None)
    if verb.lemma == "see" and any(child.lower == "as" for child in verb.children):
        return None
    if verb.lemma == "call" and particle is None and _is_call_on(verb):
        rule = lexicon().verbs["call on"]
    if verb.lemma == "discuss" and rule is not None and not _has_needed(verb, rule) and _is_of_two(verb):
        rule = lexicon().verbs["discuss together"]
    whom = verb.child("dobj")
    if whom is not None and (whole := lexicon().verbs.get(f"{verb.lemma} {whom.lower}")) is not None:
        rule = whole
    is_guest = verb.dep == "pcomp" and verb.head.lower in {"with", "by"} and verb.lemma == "visit"
    if rule is None or is_guest or verb.dep in {"amod", "compound"} or not _has_needed(verb, rule):
        return None
    fits = _object_fits(verb, rule) if verb.child("dobj", "dative") or _is_passive(verb) else _partner_fits(verb, rule)
    return rule if fits else None


def _is_of_two(verb: Token) -> bool:
    """Tell whether two names joined by "and" are the subject of a verb: "A and B discussed the border"."""
    subject = verb.child("nsubj")
    joined = subject.conjuncts() if subject is not None else []
    if (
        subject is not None
        and subject.tag == "NNS"
        and any(c.children_by("conj") for c in subject.children_by("amod", "compound", "nmod"))
    ):
        return True  # "Danish and Polish officials"
    return len(joined) > 1 and all(word.pos == "PROPN" or word.lemma in lexicon().words.offices for word in joined)


def _before(token: Token, count: int) -> list[Token]:
    """Return the words before a word, as far as they hang near it."""
    near = {word.i: word for above in (token, *token.ancestors()) for word in (above, *above.children)}
    return [near[i] for i in range(token.i - count, token.i) if i in near]


def _is_call_on(verb: Token) -> bool:
    """Tell whether "called on the king in Oslo" is a visit; "called on him to act" is none."""
    on = next((child for child in verb.children_by("prep") if child.lower == "on"), None)
    if on is None or any(child.i > on.i and child.dep in {*COMPLEMENTS, "advcl"} for child in verb.children):
        return False
    whom = verb.child("dobj")
    if whom is not None and whom.left != on.i + 1:
        return False
    noun = on.child("pobj") or whom
    return noun is not None and not noun.children_by("acl", "relcl")


def _is_passive(verb: Token) -> bool:
    return verb.child("nsubjpass") is not None or verb.child("auxpass") is not None


def _has_needed(verb: Token, rule: VerbTrigger) -> bool:
    if rule.after and [word.lower for word in _before(verb, len(rule.after))] != list(rule.after):
        return False
    if not rule.needs:
        return True
    subject = verb.child("nsubj")
    if rule.id == "sit-down" and subject is not None and subject.lemma in lexicon().words.bodies:
        return True
    phones = [
        noun for child in verb.children_by("prep") for noun in child.children if noun.lower in lexicon().words.phone
    ]
    astray = [child for noun in (*verb.children_by("dobj"), *phones) for child in noun.children_by("prep")]
    if rule.id == "raise-with":  # "raised the case of a prisoner with X"
        astray += [word for noun in verb.children_by("dobj") for word in noun.subtree() if word.dep == "prep"]
    far = [word for child in verb.children_by("prep", "advmod") for word in child.children_by("advmod")]
    if any(child.lower in rule.needs for child in (*verb.children, *astray, *far)):
        return True
    rooms = lexicon().words.rooms
    return rule.reciprocal and (
        _by_phone(verb) or any(noun.lemma in rooms for child in verb.children_by("prep") for noun in child.children)
    )


def _object_fits(verb: Token, rule: VerbTrigger) -> bool:
    partner = verb.child("dobj", "dative", "nsubjpass")
    if rule.only_objects:
        return partner is not None and partner.dep == "dobj" and partner.lower in rule.only_objects
    if rule.id == "call" and partner is not None and partner.dep == "nsubjpass" and verb.child("agent") is None:
        return False
    if partner is None or partner.dep in {"dative", "nsubjpass"}:
        return rule.object or preposition_below(verb, rule.partners) is not None
    if partner.lemma in rule.not_objects or partner.lower in rule.not_objects:
        return False
    if rule.mode == "call" and (_has_predicate(verb) or _has_second_object(verb)):
        return False
    astray = preposition_below(partner, rule.partners)  # "discussed the border with X"
    return rule.object or _by_phone(verb) or (astray or preposition_below(verb, rule.partners)) is not None


def _has_predicate(verb: Token) -> bool:
    """Tell whether "called X to account" says more than whom: "called X to brief him" gives a purpose."""
    predicates = verb.children_by(*COMPLEMENTS)
    return any(child.dep != "xcomp" or not is_infinitive(child) for child in predicates)


def _has_second_object(verb: Token) -> bool:
    """Tell whether "called X a liar" gives X a name (a day beside the object is none)."""
    objects = [child for child in verb.children if child.dep in {"dobj", "oprd", "attr"}]
    return len(objects) > 1 or any(child.text in {'"', "“", "``"} for child in verb.children if child.i > verb.i)


def _partner_fits(verb: Token, rule: VerbTrigger) -> bool:
    partner = preposition_below(verb, rule.partners)
    if partner is not None:
        guest = partner.child("pcomp")  # "met with visiting president X"
        noun = partner.child("pobj") or (guest.child("dobj") if guest is not None else None)
        return noun is not None and noun.lemma not in rule.not_partners | rule.not_objects
    return rule.reciprocal or _by_phone(verb) or (verb.dep == "acl" and verb.tag == "VBN")


def _by_phone(verb: Token) -> bool:
    words = lexicon().words.phone
    return any(word.lower in words for child in verb.children_by("prep") for word in child.children)


def _noun_rule(noun: Token, *, is_first: bool) -> NounTrigger | None:
    rule = lexicon().nouns.get(_key_of(noun))
    if rule is None or not _is_noun(noun) or (noun.dep == "compound" and noun.head.i > noun.i):
        return None
    if rule.number == "plural" and not noun.lower.endswith("s"):
        return None
    if noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lemma in lexicon().words.margins:
        return None  # "on the sidelines of the summit"
    beside = {form for word in noun.children_by(*MODIFIERS) for form in (word.lower, word.lemma)}
    beside |= {word.lower for child in noun.children_by("compound", "amod") for word in child.children}
    if beside & rule.not_beside or not (_is_qualified(noun, rule, beside, is_first=is_first)):
        return None
    return rule if _is_contact_noun(noun, rule, beside) else None


def _is_noun(token: Token) -> bool:
    """Tell whether a word is a noun; "holds a bilateral with X" may be tagged an adjective."""
    return token.pos in {"NOUN", "PROPN"} or (token.pos == "ADJ" and token.dep in {"dobj", "pobj", "nsubj"})


def _key_of(noun: Token) -> str:
    """Return under which words the rule of a noun is kept: two nouns have another in some of their senses."""
    if _is_courtesy(noun):
        return "courtesy call"
    if noun.lemma in {"phone", "telephone"} and noun.head.lower in {"by", "over"} and _is_told_by_wire(noun.head.head):
        return "by phone"
    wire = {word.lower for word in noun.children_by("compound", "amod", "nmod")}
    if noun.lemma in {"talk", "conference", "conversation"} and wire & {"phone", "telephone", "conference"}:
        return "call"  # "a phone talk"
    if noun.lower == "talk":
        return "talk with" if preposition_below(noun, lexicon().words.partner_sweep) else "talk"
    return noun.lemma


def _is_told_by_wire(verb: Token) -> bool:
    """Tell whether something was said to somebody by telephone with a verb that is none of contact."""
    if verb.pos != "VERB" or verb.lemma in lexicon().verbs:
        return False
    return verb.child("dobj", "dative") is not None or preposition_below(verb, frozenset({"with"})) is not None


def _is_courtesy(noun: Token) -> bool:
    """Tell whether a call is paid, not made: "paid a call on the king"."""
    return noun.lemma == "call" and (
        noun.head.lemma == "pay" or any(child.lower == "courtesy" for child in noun.children)
    )


def _is_qualified(noun: Token, rule: NounTrigger, beside: set[str], *, is_first: bool) -> bool:
    """Tell whether a noun has beside it what its rule asks for, or takes up an earlier contact ("the session")."""
    if not rule.qualified or (beside | {child.lower for child in noun.children_by("det")}) & rule.qualified:
        return True
    marks = (child.lower in {"the", "that"} or child.dep == "poss" for child in noun.children)
    return rule.or_definite and not is_first and any(marks)


def _is_contact_noun(noun: Token, rule: NounTrigger, beside: set[str]) -> bool:
    if rule.id == "round-table":
        return noun.dep != "pobj" or noun.head.head.lemma not in {"sit", "meet", "talk"}  # the verb tells of it
    if rule.id == "on-the-phone":
        return noun.head.lower in {"on", "off"} and noun.head.head.lemma in {"spend", "be", "get", "stay", "come"}
    return _is_event(noun, rule, beside)


def _is_event(noun: Token, rule: NounTrigger, beside: set[str]) -> bool:
    """Tell whether what stands around a noun lets it be a contact, and no session of a parliament."""
    words = lexicon().words
    below = HEADS.get(noun.lemma)
    if below is not None and not (noun.lower == noun.lemma and {noun.head.lower, noun.head.lemma} & below):
        return False
    after = preposition_below(noun, rule.not_after)
    is_wire = rule.mode == "call" and bool(beside & words.phone)  # "thanked X in a phone call for his help"
    is_named = after is not None and after.lower == "of" and any(word.pos == "PROPN" for word in after.children)
    if after is not None and not is_wire and not is_named:
        return False
    of = preposition_below(noun, frozenset({"of"}))
    owner = of.child("pobj") if of else None
    if beside & words.of_parliament or (owner is not None and owner.lemma in words.of_parliament):
        return False
    if rule.mode != "call" or beside & (words.phone | words.video):
        return True
    return not any(child.dep in {"acl", "relcl"} and child.tag == "VB" for child in noun.children)
