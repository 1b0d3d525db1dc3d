"""Finds the words of a page that may tell of a contact, by their own form and closest neighbours."""

from collections.abc import Iterator

from communique.contacts.lexicon import NounTrigger, Trigger, VerbTrigger, lexicon
from communique.domain.contact import ContactMode
from communique.language import Page, Token

COMPLEMENTS = ("oprd", "ccomp", "xcomp")
MODIFIERS = ("compound", "amod", "nmod", "poss", "npadvmod", "nummod")


def find_triggers(page: Page) -> Iterator[tuple[Token, Trigger]]:
    """Yield the words that may tell of a contact, each with its rule, in the order of the text."""
    has_talks = False
    for token in page.by_lemmas(lexicon().gate):
        rule = _verb_rule(token) if token.pos in {"VERB", "AUX"} else _noun_rule(token)
        if rule is None or (isinstance(rule, NounTrigger) and rule.after_talks and not has_talks):
            continue
        has_talks = has_talks or rule.mode is ContactMode.TALKS
        yield token, rule


def preposition_below(token: Token, words: frozenset[str]) -> Token | None:
    """Return the first preposition below a word that is one of these."""
    return next((child for child in token.children_by("prep", "dative", "agent") if child.lower in words), None)


def _verb_rule(verb: Token) -> VerbTrigger | None:
    particle = next((child.lower for child in verb.children if child.dep == "prt"), None)
    rule = lexicon().verbs.get(f"{verb.lemma} {particle}") if particle else lexicon().verbs.get(verb.lemma)
    if rule is None or verb.dep in {"amod", "compound"} or not _has_needed(verb, rule):
        return None
    fits = _object_fits(verb, rule) if verb.child("dobj", "dative") or _is_passive(verb) else _partner_fits(verb, rule)
    return rule if fits else None


def _is_passive(verb: Token) -> bool:
    return verb.child("nsubjpass") is not None or verb.child("auxpass") is not None


def _has_needed(verb: Token, rule: VerbTrigger) -> bool:
    if not rule.needs:
        return True
    astray = [child for noun in verb.children_by("dobj") for child in noun.children_by("prep")]
    return any(child.lower in rule.needs for child in (*verb.children, *astray)) or (
        rule.reciprocal and _by_phone(verb)
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
    if rule.mode == "call" and (verb.child(*COMPLEMENTS) or _has_second_object(verb)):
        return False
    astray = preposition_below(partner, rule.partners)  # "discussed the border with X"
    return rule.object or _by_phone(verb) or (astray or preposition_below(verb, rule.partners)) is not None


def _has_second_object(verb: Token) -> bool:
    """Tell whether "called X a liar" gives X a name (a day beside the object is none)."""
    objects = [child for child in verb.children if child.dep in {"dobj", "oprd", "attr"}]
    return len(objects) > 1 or any(child.text in {'"', "“", "``"} for child in verb.children if child.i > verb.i)


def _partner_fits(verb: Token, rule: VerbTrigger) -> bool:
    partner = preposition_below(verb, rule.partners)
    if partner is not None:
        noun = partner.child("pobj")
        return noun is not None and noun.lemma not in rule.not_partners | rule.not_objects
    return rule.reciprocal or _by_phone(verb) or (verb.dep == "acl" and verb.tag == "VBN")


def _by_phone(verb: Token) -> bool:
    words = lexicon().words.phone
    return any(word.lower in words for child in verb.children_by("prep") for word in child.children)


def _noun_rule(noun: Token) -> NounTrigger | None:
    rule = lexicon().nouns.get(noun.lemma)
    if rule is None or noun.pos not in {"NOUN", "PROPN"}:
        return None
    if rule.number == "plural" and not noun.lower.endswith("s"):
        return None
    if noun.dep == "compound" and noun.head.i > noun.i:
        return None
    if noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lemma in lexicon().words.margins:
        return None  # "on the sidelines of the summit"
    beside = {word.lower for word in noun.children_by(*MODIFIERS)} | {
        word.lemma for word in noun.children_by(*MODIFIERS)
    }
    beside |= {word.lower for child in noun.children_by("compound", "amod") for word in child.children}
    if beside & rule.not_beside or (rule.qualified and not beside & rule.qualified):
        return None
    return rule if _is_contact_noun(noun, rule, beside) else None


def _is_contact_noun(noun: Token, rule: NounTrigger, beside: set[str]) -> bool:
    words = lexicon().words
    if rule.id == "on-the-phone":
        return noun.head.lower == "on" and noun.head.head.lemma in {"spend", "be", "get", "stay"}
    if noun.lemma == "touch" and noun.head.lower not in {"in", "into"}:
        return False
    after = preposition_below(noun, rule.not_after)
    if after is not None and not (after.lower == "of" and any(word.pos == "PROPN" for word in after.children)):
        return False
    of = preposition_below(noun, frozenset({"of"}))
    owner = of.child("pobj") if of else None
    if beside & words.of_parliament or (owner is not None and owner.lemma in words.of_parliament):
        return False
    if rule.mode != "call" or beside & (words.phone | words.video):
        return True
    return not any(child.dep in {"acl", "relcl"} and child.tag == "VB" for child in noun.children)
