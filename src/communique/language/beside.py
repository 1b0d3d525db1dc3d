"""Reads what stands beside an event word: auxiliaries, negations and adverbs of a verb, determiners of a noun."""

from dataclasses import replace

from communique.domain.statement import Certainty
from communique.language.cues import Hedge, lexicon
from communique.language.tense import Tense, auxiliaries_of, is_infinitive, is_verbal
from communique.language.tokens import Token
from communique.language.worlds import HERE, World, joined, within

REMOTE_NEGATION = frozenset({"may", "might", "should", "must", "ought", "need"})


def beside_verb(verb: Token) -> World:
    """Return the world a verb's own group makes."""
    if verb.head is verb and is_infinitive(verb):  # a headline: "Ministers to meet in June"
        return World(certainty=Certainty.PROBABLE, cues=frozenset({"planned"}), tense=Tense.FUTURE)
    if verb.lemma == "be" and (due := _is_due(verb)) is not None:
        return due
    world = _of_modal(verb, next((word for word in auxiliaries_of(verb) if word.tag == "MD"), None))
    hedges = [row for child in verb.children_by("advmod", "neg") if (row := lexicon().hedges.get(child.lower))]
    for row in hedges:
        world = within(world, World(certainty=row.certainty, cues=frozenset({row.id})))
    if any(marker_of(child) in {"if", "unless"} for child in verb.children_by("advcl")):
        remote = any(child.lower == "were" or is_past_perfect(child) for child in verb.children_by("advcl"))
        held = Certainty.COUNTERFACTUAL if remote and world.modal == "would" else Certainty.POSSIBLE
        world = replace(world, is_conditional=True, certainty=joined(world.certainty, held))
    if is_negated(verb):
        remote = world.modal in REMOTE_NEGATION
        world = replace(world, is_negated=True, certainty=Certainty.POSSIBLE if remote else Certainty.DENIED)
        if world.modal == "would" and any(word.lemma == "have" for word in auxiliaries_of(verb)):
            world = replace(world, certainty=Certainty.COUNTERFACTUAL)
    return world


def _is_due(verb: Token) -> World | None:
    """Return the world of "is due in Oslo", where what is due has no verb of its own."""
    for child in verb.children_by("acomp"):
        cue = lexicon().cue_of(child)
        if (
            cue is not None
            and cue.id == "planned"
            and not any(word.lower == "to" for word in child.children)  # "due to the rain"
            and child.child("xcomp", "ccomp") is None
            and verb.child("xcomp") is None
        ):
            return World(certainty=Certainty.PROBABLE, cues=frozenset({"planned"}), tense=Tense.FUTURE)
    return None


def _of_modal(verb: Token, modal: Token | None) -> World:
    if modal is None:
        return HERE
    if modal.lower in lexicon().words.future:
        return World(modal=modal.lower, tense=Tense.FUTURE)
    if modal.lower in {"would", "'d", "’d"}:
        return _of_would(verb)
    row = lexicon().modals.get(modal.lower)
    is_past = any(word.lemma == "have" for word in auxiliaries_of(verb))
    if row is None:
        return World(modal=modal.lower)
    held = Certainty.COUNTERFACTUAL if is_past and modal.lower in {"should", "could"} else row.certainty
    tense = None if is_past else Tense.FUTURE if row.id == "asked" else None
    return World(certainty=held, modal=modal.lower, cues=frozenset({row.id}), tense=tense)


def _of_would(verb: Token) -> World:
    """Return the future seen from a past verb of saying ("said it would"), else what is only imagined."""
    if any(word.lemma == "have" for word in auxiliaries_of(verb)):
        return World(certainty=Certainty.COUNTERFACTUAL, modal="would")
    above = next((word for word in verb.ancestors() if is_verbal(word)), None)
    if above is not None and verb.dep in {"ccomp", "conj", "acl"} and lexicon().cue_of(above):
        return World(modal="would", tense=Tense.FUTURE)
    return World(certainty=Certainty.POSSIBLE, modal="would", tense=Tense.FUTURE)


def is_negated(verb: Token) -> bool:
    """Tell whether a verb is denied by its own group, its subject or its object."""
    words = lexicon().words
    if any(_denies(child) for child in verb.children):
        return True
    if _shares_negation(verb):
        return is_negated(verb.head)
    arguments = verb.children_by("nsubj", "nsubjpass", "dobj", "attr", "nsubj")
    return any(word.lower in words.nobody or has_no(word) for word in arguments)


def _denies(child: Token) -> bool:
    if child.dep in {"neg", "aux", "auxpass"} and child.lower.endswith(("n't", "n’t", "not", "never")):
        return True
    if child.dep == "advmod" and child.lower == "longer":
        return any(word.lower == "no" for word in child.children)
    return child.dep in {"preconj", "cc"} and child.lower in {"neither", "nor"}


def _shares_negation(verb: Token) -> bool:
    """Tell whether a joined verb stands below the negation of the first ("did not meet or call")."""
    if verb.dep != "conj" or not is_verbal(verb.head) or verb.children_by("nsubj", "nsubjpass", "aux", "auxpass"):
        return False
    joined_by_or = any(child.lower in {"or", "nor"} for child in verb.head.children_by("cc"))
    return verb.tag == "VB" or joined_by_or


def has_no(noun: Token) -> bool:
    """Tell whether "no" or "neither" stands before a noun."""
    return any(child.lower in lexicon().words.nobody for child in noun.children_by("det", "preconj"))


def beside_noun(noun: Token) -> World:
    """Return the world a noun's determiners and adjectives make."""
    world = HERE
    for child in noun.children_by("det", "amod", "compound", "neg", "nmod"):
        row: Hedge | None = lexicon().adjectives.get(child.lower)
        if row is not None:
            tense = Tense.FUTURE if row.id in {"planned", "asked"} else None
            denied = row.certainty is Certainty.DENIED
            added = World(certainty=row.certainty, is_negated=denied, cues=frozenset({row.id}), tense=tense)
            world = within(world, added)
    return world


def marker_of(verb: Token) -> str | None:
    """Return the word that binds a clause: "if", "that", "when"; None where there is none."""
    found = next((child.lower for child in verb.children_by("mark")), None)
    if found is not None:
        return found
    return next((child.lower for child in verb.children_by("advmod") if child.tag == "WRB"), None)


def is_past_perfect(verb: Token) -> bool:
    """Tell whether a verb stands with "had"."""
    return any(word.lower in {"had", "'d"} for word in verb.children_by("aux")) and verb.tag == "VBN"
