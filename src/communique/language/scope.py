"""Reads what stands above an event word: who denies, doubts, plans or presupposes the event."""

from collections.abc import Callable
from dataclasses import replace

from communique.domain.statement import Certainty
from communique.language.beside import beside_noun, beside_verb, has_no, is_negated, is_past_perfect, marker_of
from communique.language.cues import Cue, lexicon
from communique.language.tense import Tense, clause_of, is_infinitive, is_object_astray, is_verbal, tense_of
from communique.language.tokens import Token
from communique.language.worlds import HERE, World, joined, unnegated, within

FIRST = frozenset({"first", "last", "only", "few", "second", "latest", "youngest", "oldest"})  # "the first to speak"
ABOUT_VERB = frozenset({"about", "of", "from"})
ABOUT_NOUN = frozenset({"about", "of", "for", "on", "to"})
DESCRIBING = frozenset({"doubted", "planned", "expected"})
MEANT = frozenset({"mean", "intend", "design", "use"})
TO_COME = frozenset({"planned", "asked", "wanted", "attempted", "expected"})


def world_of(token: Token) -> World:
    """Return the world of an event word, with all that stands above it."""
    if token.world is None:
        token.world = within(_above(token), beside_verb(token) if is_verbal(token) else beside_noun(token))
    return token.world


def _above(token: Token) -> World:
    if token.head is token:
        return HERE
    if token.dep == "ccomp" and token.head.i > token.i and (inverted := _had_he_been(token)) is not None:
        return inverted  # "Had they met, a diplomat said, ..."
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
    return world_of(token.head) if has_no(token.head) else HERE


def _noun_clause(token: Token) -> World:
    if is_infinitive(token) or marker_of(token) or lexicon().cue_of(token.head):
        return _under_predicate(token)
    return _of_nothing(token)


def _adverbial(token: Token) -> World:
    words = lexicon().words
    marker = marker_of(token)
    if marker in words.conditions:
        remote = token.lower == "were" or is_past_perfect(token)
        return World(
            certainty=Certainty.COUNTERFACTUAL if remote else Certainty.POSSIBLE,
            is_conditional=True,
            cues=frozenset({"condition"}),
        )
    if marker in words.before:
        is_past = tense_of(token) is Tense.PAST and tense_of(clause_of(token.head)) is Tense.PAST
        return HERE if is_past else World(certainty=Certainty.POSSIBLE, cues=frozenset({"ahead"}), tense=Tense.FUTURE)
    if is_infinitive(token):
        return within(world_of(token.head), World(certainty=Certainty.POSSIBLE, cues=frozenset({"purpose"})))
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
    preposition = token.head
    above = preposition.head
    told = _by_preposition(preposition)
    if told is not None:
        return told
    cue = _cue_through(above, preposition)
    if cue is not None and (not is_verbal(above) or above.pos == "VERB"):
        return _embedded(above, cue)
    given = _given(above, preposition) if cue is None and is_verbal(above) else None
    return given or _in_setting(token, preposition)


def _by_preposition(preposition: Token) -> World | None:
    """Return the world of what stands after "without", "ahead of", "after"; None for other prepositions."""
    words = lexicon().words
    above = preposition.head
    if preposition.lower in words.without:
        return World(certainty=Certainty.DENIED, is_negated=True, cues=frozenset({"without"}))
    if preposition.lower in words.ahead or above.lower in words.ahead:
        return World(certainty=Certainty.PROBABLE, cues=frozenset({"ahead"}))
    if preposition.lower in words.presupposing:
        is_future = world_of(clause_of(above)).tense is Tense.FUTURE
        return World(is_presupposed=True, cues=frozenset({"past"}), tense=Tense.FUTURE if is_future else Tense.PAST)
    return None


def _in_setting(token: Token, preposition: Token) -> World:
    """Return the world of what a clause takes place in ("at the talks"), or of what a noun is of."""
    above = preposition.head
    world = world_of(above)
    if is_verbal(token):
        return world
    if is_verbal(above) and preposition.lower in {"at", "in"}:
        is_to_come = world.tense is Tense.FUTURE and bool(world.cues & {"planned", "expected"} or world.modal)
        return World(is_presupposed=True, tense=Tense.FUTURE if is_to_come else tense_of(above), modal=world.modal)
    if not _is_definite(token):
        return world
    if preposition.lower != "of":
        return World(is_presupposed=True, tense=world.tense if is_verbal(above) else None)
    return replace(world, certainty=unnegated(world), is_negated=False)


def _cue_through(above: Token, preposition: Token) -> Cue | None:
    """Return the cue that governs a noun through a preposition: "call for talks", not "call in a meeting"."""
    explicit = lexicon().cues.get(f"{above.lemma} {preposition.lower}")
    if explicit is not None or preposition.lower in (ABOUT_VERB if is_verbal(above) else ABOUT_NOUN):
        return explicit or lexicon().cue_of(above)
    return None


def _given(verb: Token, preposition: Token) -> World | None:
    """Return the world that "give consideration to", "express interest in" make by their noun."""
    for noun in verb.children_by("dobj", "nsubjpass"):
        cue = lexicon().cues.get(f"{noun.lemma} {preposition.lower}")
        if cue is None and preposition.lower in ABOUT_NOUN:
            cue = lexicon().cues.get(noun.lemma)
        if cue is not None and preposition.i > noun.i:
            return _embedded(noun, cue)
    return None


def _under_predicate(token: Token) -> World:
    """Return the world of a clause below a verb, an adjective or a noun."""
    head = token.head
    partner = "to" if is_infinitive(token) else marker_of(token)
    if partner in {"whether", "if"}:
        return World(certainty=Certainty.POSSIBLE, is_conditional=True, cues=frozenset({"doubted"}))
    if head.lemma == "be" and partner != "to":
        head = next((child for child in head.children_by("acomp", "attr") if child is not token), head)
    if head.lemma == "have" and any(child.lower == "yet" for child in head.children_by("advmod")):
        return World(certainty=Certainty.DENIED, is_negated=True)  # "have yet to meet"
    cue = _called_on(token, head) or lexicon().cue_of(head, partner)
    if cue is not None:
        return _embedded(head, cue)
    if partner == "to" and head.lemma == "be":
        return within(world_of(head), World(Certainty.PROBABLE, cues=frozenset({"planned"}), tense=Tense.FUTURE))
    if partner == "to":
        return within(world_of(head), World(certainty=Certainty.POSSIBLE, cues=frozenset({"purpose"})))
    above = world_of(head)
    return replace(above, certainty=unnegated(above), is_negated=False)


def _called_on(token: Token, head: Token) -> Cue | None:
    """Return the cue of "called on X to meet": a verb with the preposition before whom it asks."""
    if not is_infinitive(token) or token.dep != "xcomp":
        return None
    asked = (child for child in head.children_by("prep") if child.lower in {"on", "upon"} and child.i < token.i)
    return next((cue for child in asked if (cue := lexicon().cues.get(f"{head.lemma} {child.lower}"))), None)


def _embedded(head: Token, cue: Cue) -> World:
    """Return the world that a predicate makes, by its own certainty."""
    outer = world_of(head)
    held = cue.affirmed
    if outer.certainty is Certainty.DENIED:
        held = cue.negated
    elif cue.affirmed is not cue.negated or cue.affirmed is not Certainty.CERTAIN:
        held = joined(outer.certainty, cue.affirmed) if cue.affirmed is not Certainty.DENIED else _less(outer)
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
    if has_no(token):  # "no talks took place" is denied once
        return replace(world, certainty=unnegated(world))
    return world


def _of_argument(token: Token) -> World:
    verb = token.head
    if is_object_astray(token):
        return world_of(verb.head)
    raised = _raised(verb) if token.dep in {"nsubj", "nsubjpass"} else None
    if raised is not None:
        return world_of(raised)
    if token.dep == "nsubjpass" and verb.lemma in MEANT:
        return World(is_presupposed=True, tense=tense_of(verb))  # "the call was meant to reassure"
    for child in verb.children_by("acomp") if token.dep == "nsubj" else ():
        described = lexicon().cue_of(child)
        if described is not None and described.id in DESCRIBING:
            return _embedded(child, described)  # "a meeting is possible"
    cue = None if token.dep == "nsubj" else lexicon().cue_of(verb)
    return _embedded(verb, cue) if cue is not None else _told_by(verb, token)


def _told_by(verb: Token, token: Token) -> World:
    """Return the world of an argument of a verb that is no cue: of one that tells that it happens, or of another."""
    above = world_of(verb)
    if verb.lemma in lexicon().words.occurring and not _describes(verb, token):
        return above
    if _is_definite(token):
        return World(is_presupposed=True, tense=above.tense, cues=above.cues & {"said"})
    return above if token.dep != "nsubj" else replace(above, is_negated=False, certainty=unnegated(above))


def _describes(verb: Token, subject: Token) -> bool:
    """Tell whether "be" and its like say what a thing is like, not that it happens."""
    lasting = {"be", "remain", "end", "last", "close", "open", "go", "come", "have"}
    return subject.dep == "nsubj" and verb.lemma in lasting and _is_definite(subject) and is_negated(verb)


def _raised(verb: Token) -> Token | None:
    """Return the infinitive below "is likely to", "was expected to", "were due to"."""
    for predicate in (verb, *verb.children_by("acomp", "attr")):
        for child in predicate.children_by("xcomp"):
            if is_infinitive(child) and predicate.lemma not in MEANT:
                return child
    return None


def _compound(token: Token) -> World:
    cue = lexicon().cue_of(token.head)
    return _embedded(token.head, cue) if cue else HERE


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
