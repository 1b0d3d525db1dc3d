"""Composes what stands beside an event word and above it: who denies, doubts, plans or presupposes the event."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from communique.domain.statement import Certainty
from communique.language.cues import Cue, Hedge, lexicon
from communique.language.tense import (
    Tense,
    auxiliaries_of,
    clause_of,
    is_infinitive,
    is_object_astray,
    is_verbal,
    tense_of,
)
from communique.language.tokens import Token


@dataclass(frozen=True, slots=True)
class World:
    """In what world an event stands: the text's own, or one that somebody wants, denies or imagines."""

    certainty: Certainty = Certainty.CERTAIN
    is_negated: bool = False
    is_conditional: bool = False
    is_presupposed: bool = False
    modal: str | None = None
    cues: frozenset[str] = frozenset()
    tense: Tense | None = None  # where it is not that of the clause's own verb


HERE = World()
RANK = {Certainty.CERTAIN: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2}
FIRST = frozenset({"first", "last", "only", "few", "second", "latest", "youngest", "oldest"})  # "the first to speak"
ABOUT_VERB = frozenset({"about", "of", "from"})
ABOUT_NOUN = frozenset({"about", "of", "for", "on", "to"})
TO_COME = frozenset({"planned", "asked", "wanted", "attempted", "expected"})
REMOTE_NEGATION = frozenset({"may", "might", "should", "must", "ought", "need"})


def world_of(token: Token) -> World:
    """Return the world of an event word, with all that stands above it."""
    return _within(_above(token), _beside_verb(token) if is_verbal(token) else _beside_noun(token))


def _within(outer: World, inner: World) -> World:
    """Return an inner world as it stands within an outer one."""
    return World(
        certainty=_joined(outer.certainty, inner.certainty),
        is_negated=outer.is_negated or inner.is_negated,
        is_conditional=outer.is_conditional or inner.is_conditional,
        is_presupposed=outer.is_presupposed and inner.certainty is Certainty.CERTAIN,
        modal=inner.modal or outer.modal,
        cues=outer.cues | inner.cues,
        tense=inner.tense or outer.tense,
    )


def _joined(outer: Certainty, inner: Certainty) -> Certainty:
    if outer is Certainty.CERTAIN or inner is Certainty.CERTAIN:
        return inner if outer is Certainty.CERTAIN else outer
    if Certainty.COUNTERFACTUAL in (outer, inner):
        return Certainty.COUNTERFACTUAL
    if Certainty.DENIED in (outer, inner):
        return Certainty.CERTAIN if outer is inner else Certainty.DENIED
    return outer if RANK[outer] > RANK[inner] else inner


# --- beside: the verb's own auxiliaries, negations and adverbs; the noun's own determiners and adjectives ---


def _beside_verb(verb: Token) -> World:
    if verb.head is verb and is_infinitive(verb):  # a headline: "Ministers to meet in June"
        return World(certainty=Certainty.PROBABLE, cues=frozenset({"planned"}), tense=Tense.FUTURE)
    if verb.lemma == "be" and (due := _is_due(verb)) is not None:
        return due
    world = _of_modal(verb, next((word for word in auxiliaries_of(verb) if word.tag == "MD"), None))
    hedges = [row for child in verb.children_by("advmod", "neg") if (row := lexicon().hedges.get(child.lower))]
    for row in hedges:
        world = _within(world, World(certainty=row.certainty, cues=frozenset({row.id})))
    if any(_marker(child) in {"if", "unless"} for child in verb.children_by("advcl")):
        remote = any(child.lower == "were" or _is_past_perfect(child) for child in verb.children_by("advcl"))
        held = Certainty.COUNTERFACTUAL if remote and world.modal == "would" else Certainty.POSSIBLE
        world = replace(world, is_conditional=True, certainty=_joined(world.certainty, held))
    if _is_negated(verb):
        remote = world.modal in REMOTE_NEGATION
        world = replace(world, is_negated=True, certainty=Certainty.POSSIBLE if remote else Certainty.DENIED)
        if world.modal == "would" and any(word.lemma == "have" for word in auxiliaries_of(verb)):
            world = replace(world, certainty=Certainty.COUNTERFACTUAL)
    return world


def _is_due(verb: Token) -> World | None:
    """Return the world of "is due in Oslo", where what is due has no verb of its own."""
    for child in verb.children_by("acomp"):
        cue = lexicon().cue_of(child)
        is_cause = any(word.lower == "to" for word in child.children)  # "due to the rain"
        if is_cause:
            continue
        if cue is not None and cue.id == "planned" and child.child("xcomp", "ccomp") is None and verb.child("xcomp") is None:
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


def _is_negated(verb: Token) -> bool:
    words = lexicon().words
    if any(_denies(child) for child in verb.children):
        return True
    if _shares_negation(verb):
        return _is_negated(verb.head)
    arguments = verb.children_by("nsubj", "nsubjpass", "dobj", "attr", "nsubj")
    return any(word.lower in words.nobody or _has_no(word) for word in arguments)


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


def _has_no(noun: Token) -> bool:
    return any(child.lower in lexicon().words.nobody for child in noun.children_by("det", "preconj"))


def _beside_noun(noun: Token) -> World:
    world = HERE
    for child in noun.children_by("det", "amod", "compound", "neg", "nmod"):
        row: Hedge | None = lexicon().adjectives.get(child.lower)
        if row is not None:
            tense = Tense.FUTURE if row.id in {"planned", "asked"} else None
            denied = row.certainty is Certainty.DENIED
            added = World(certainty=row.certainty, is_negated=denied, cues=frozenset({row.id}), tense=tense)
            world = _within(world, added)
    return world


# --- above: by the link to the head --------------------------------------------------------------------------


def _above(token: Token) -> World:
    if token.head is token:
        return HERE
    return LINKS.get(token.dep, _above_otherwise)(token)


def _above_otherwise(token: Token) -> World:
    head = token.head
    if is_verbal(token):
        return _under_predicate(token) if is_infinitive(token) else HERE
    if is_verbal(head):
        return _argument(token)
    return HERE


def _conjunct(token: Token) -> World:
    head = token.head
    shares = token.tag in {"VB", "VBN", "VBG"} and not token.children_by("aux", "auxpass", "nsubj", "nsubjpass")
    if is_verbal(token) and shares and is_verbal(head):
        return world_of(head)
    return _above(head)


def _relative(token: Token) -> World:
    """A relative clause is told as true, whatever stands above its noun; an infinitive is not."""
    if is_infinitive(token) and not any(child.lower in FIRST for child in token.head.children_by("amod", "det")):
        return _under_predicate(token)
    return _of_nothing(token)


def _of_nothing(token: Token) -> World:
    """What is said of "no meeting" is not the case; what is said of "the meeting" is."""
    return world_of(token.head) if _has_no(token.head) else HERE


def _noun_clause(token: Token) -> World:
    if is_infinitive(token) or _marker(token) or lexicon().cue_of(token.head):
        return _under_predicate(token)
    return _of_nothing(token)


def _adverbial(token: Token) -> World:
    words = lexicon().words
    marker = _marker(token)
    if marker in words.conditions:
        remote = token.lower == "were" or _is_past_perfect(token)
        return World(
            certainty=Certainty.COUNTERFACTUAL if remote else Certainty.POSSIBLE,
            is_conditional=True,
            cues=frozenset({"condition"}),
        )
    if marker in words.before:
        is_past = tense_of(token) is Tense.PAST and tense_of(clause_of(token.head)) is Tense.PAST
        return HERE if is_past else World(certainty=Certainty.POSSIBLE, cues=frozenset({"ahead"}), tense=Tense.FUTURE)
    if is_infinitive(token):
        return _within(world_of(token.head), World(certainty=Certainty.POSSIBLE, cues=frozenset({"purpose"})))
    if marker is None and token.tag in {"VBG", "VBN"}:
        return _had_he_been(token) or _of_participle(token)
    return HERE


def _had_he_been(token: Token) -> World | None:
    subject = token.child("nsubj", "nsubjpass")
    first = next(iter(token.children_by("aux")), None)
    if subject is None or first is None or first.lower not in {"had", "were", "should"} or first.i > subject.i:
        return None
    return World(certainty=Certainty.COUNTERFACTUAL, is_conditional=True, cues=frozenset({"condition"}))


def _of_participle(token: Token) -> World:
    above = world_of(token.head)
    return HERE if above.certainty is Certainty.DENIED else replace(above, is_negated=False)


def _after_preposition(token: Token) -> World:
    words = lexicon().words
    preposition = token.head
    above = preposition.head
    if preposition.lower in words.without:
        return World(certainty=Certainty.DENIED, is_negated=True, cues=frozenset({"without"}))
    if preposition.lower in words.ahead or above.lower in words.ahead:
        return World(certainty=Certainty.PROBABLE, cues=frozenset({"ahead"}))
    if preposition.lower in words.presupposing:
        is_future = world_of(clause_of(above)).tense is Tense.FUTURE
        return World(is_presupposed=True, cues=frozenset({"past"}), tense=Tense.FUTURE if is_future else Tense.PAST)
    cue = _cue_through(above, preposition)
    if cue is None and is_verbal(above) and (given := _given(above, preposition)) is not None:
        return given
    if cue is not None and (not is_verbal(above) or above.pos == "VERB"):
        return _embedded(above, cue)
    world = world_of(above)
    if not is_verbal(token) and is_verbal(above) and preposition.lower in {"at", "in"}:
        is_to_come = world.tense is Tense.FUTURE and bool(world.cues & {"planned", "expected"} or world.modal)
        return World(is_presupposed=True, tense=Tense.FUTURE if is_to_come else tense_of(above), modal=world.modal)
    if not is_verbal(token) and _is_definite(token):
        if preposition.lower != "of":
            return World(is_presupposed=True, tense=world.tense if is_verbal(above) else None)
        world = replace(world, certainty=_unnegated(world), is_negated=False)
    return world


def _cue_through(above: Token, preposition: Token) -> Cue | None:
    """Return the cue that governs a noun through a preposition: "call for talks", not "call in a meeting"."""
    explicit = lexicon().cues.get(f"{above.lemma} {preposition.lower}")
    if explicit is not None or preposition.lower in (ABOUT_VERB if is_verbal(above) else ABOUT_NOUN):
        return explicit or lexicon().cue_of(above)
    return None


def _given(verb: Token, preposition: Token) -> World | None:
    """Return the world that "give consideration to", "express interest in" make by their noun."""
    for noun in verb.children_by("dobj", "nsubjpass"):
        cue = lexicon().cues.get(f"{noun.lemma} {preposition.lower}") or lexicon().cues.get(noun.lemma)
        if cue is not None and preposition.i > noun.i:
            return _embedded(noun, cue)
    return None


def _under_predicate(token: Token) -> World:
    """Return the world of a clause below a verb, an adjective or a noun."""
    head = token.head
    partner = "to" if is_infinitive(token) else _marker(token)
    if partner in {"whether", "if"}:
        return World(certainty=Certainty.POSSIBLE, is_conditional=True, cues=frozenset({"doubted"}))
    if head.lemma == "be" and partner != "to":
        head = next((child for child in head.children_by("acomp", "attr") if child is not token), head)
    if head.lemma == "have" and any(child.lower == "yet" for child in head.children_by("advmod")):
        return World(certainty=Certainty.DENIED, is_negated=True)  # "have yet to meet"
    cue = lexicon().cue_of(head, partner)
    if cue is not None:
        return _embedded(head, cue)
    if partner == "to" and head.lemma == "be":
        return _within(world_of(head), World(Certainty.PROBABLE, cues=frozenset({"planned"}), tense=Tense.FUTURE))
    if partner == "to":
        return _within(world_of(head), World(certainty=Certainty.POSSIBLE, cues=frozenset({"purpose"})))
    above = world_of(head)
    return replace(above, certainty=_unnegated(above), is_negated=False)


def _embedded(head: Token, cue: Cue) -> World:
    """Return the world that a predicate makes, by its own certainty."""
    outer = world_of(head)
    held = cue.affirmed
    if outer.certainty is Certainty.DENIED:
        held = cue.negated
    elif cue.affirmed is not cue.negated or cue.affirmed is not Certainty.CERTAIN:
        held = _joined(outer.certainty, cue.affirmed) if cue.affirmed is not Certainty.DENIED else _less(outer)
    return World(
        certainty=held,
        is_negated=held is Certainty.DENIED,
        is_conditional=outer.is_conditional,
        modal=outer.modal,
        cues=outer.cues | {cue.id},
        tense=Tense.FUTURE if cue.id in TO_COME else outer.tense,
    )


def _less(outer: World) -> Certainty:
    """Return what is left of an event that may be refused or prevented."""
    return Certainty.DENIED if outer.certainty in {Certainty.CERTAIN, Certainty.PROBABLE} else Certainty.POSSIBLE


def _argument(token: Token) -> World:
    """Return the world of a noun of happening that is subject or object of a verb."""
    world = _of_argument(token)
    if _has_no(token):  # "no talks took place" is denied once
        return replace(world, certainty=_unnegated(world))
    return world


def _of_argument(token: Token) -> World:
    verb = token.head
    if is_object_astray(token):
        return world_of(verb.head)
    cue = None if token.dep == "nsubj" else lexicon().cue_of(verb)
    raised = _raised(verb) if token.dep in {"nsubj", "nsubjpass"} else None
    if raised is not None:
        return world_of(raised)
    if token.dep == "nsubjpass" and verb.lemma in {"mean", "intend", "design", "use"}:
        return World(is_presupposed=True, tense=tense_of(verb))  # "the call was meant to reassure"
    if cue is not None:
        return _embedded(verb, cue)
    above = world_of(verb)
    if verb.lemma in lexicon().words.occurring and not _describes(verb, token):
        return above
    if _is_definite(token):
        return World(is_presupposed=True, tense=above.tense, cues=above.cues & {"said"})
    return above if token.dep != "nsubj" else replace(above, is_negated=False, certainty=_unnegated(above))


def _describes(verb: Token, subject: Token) -> bool:
    """Tell whether "be" and its like say what a thing is like, not that it happens."""
    lasting = {"be", "remain", "end", "last", "close", "open", "go", "come", "have"}
    return subject.dep == "nsubj" and verb.lemma in lasting and _is_definite(subject) and _is_negated(verb)


def _unnegated(world: World) -> Certainty:
    return Certainty.CERTAIN if world.certainty is Certainty.DENIED else world.certainty


def _raised(verb: Token) -> Token | None:
    """Return the infinitive below "is likely to", "was expected to", "were due to"."""
    for predicate in (verb, *verb.children_by("acomp", "attr")):
        for child in predicate.children_by("xcomp"):
            if is_infinitive(child) and predicate.lemma not in {"mean", "intend", "design", "use"}:
                return child
    return None


def _compound(token: Token) -> World:
    cue = lexicon().cue_of(token.head)
    return _embedded(token.head, cue) if cue else HERE


def _marker(verb: Token) -> str | None:
    found = next((child.lower for child in verb.children_by("mark")), None)
    if found is not None:
        return found
    return next((child.lower for child in verb.children_by("advmod") if child.tag == "WRB"), None)


def _is_past_perfect(verb: Token) -> bool:
    return any(word.lower in {"had", "'d"} for word in verb.children_by("aux")) and verb.tag == "VBN"


def _is_definite(noun: Token) -> bool:
    defining = lexicon().words.defining
    if any(child.dep == "poss" or (child.dep == "det" and child.lower in defining) for child in noun.children):
        return True
    return noun.pos == "PROPN"


LINKS: dict[str, Callable[[Token], World]] = {
    "conj": _conjunct,
    "relcl": _relative,
    "acl": _noun_clause,
    "advcl": _adverbial,
    "pcomp": _after_preposition,
    "pobj": _after_preposition,
    "ccomp": _under_predicate,
    "xcomp": _under_predicate,
    "csubj": _under_predicate,
    "csubjpass": _under_predicate,
    "compound": _compound,
    "poss": lambda _: World(is_presupposed=True),
    "amod": _of_nothing,
    "appos": lambda token: _above(token.head),
}
