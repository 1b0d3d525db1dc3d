"""Tells which PLOVER act a clause names: frames of verbs, and the operators above them."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from communique.domain.event import EventType
from communique.events.clause import Clause
from communique.events.deed import Deed
from communique.events.effects import CARRIED, EFFECTS
from communique.events.grammar import (
    LOOSE,
    aims_of,
    auxiliaries,
    companion_of,
    complement_of,
    is_infinitive,
    is_passive,
    is_verb,
    maker_of,
    noun_words,
    objects_of,
    pobjs_of,
    subject_of,
    undergoer_of,
)
from communique.events.lexicon import Entry, Operator, lexicon
from communique.events.moods import in_mood, is_obliged, request_of
from communique.language import Page, Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
ADJECTIVES = frozenset({"acomp"})
PREDICATES = frozenset({"acomp", "attr", "dobj", "oprd"})
Steered = tuple[Token, Operator]  # the word that steers, and what it does
Known = dict[int, Deed | None]  # by the index of the verb
BLAMABLE = ("en.break.", "en.accuse.wrong")  # what is an accusation when it is said of somebody else
SENDING = frozenset({EventType.AID, EventType.MOBILIZE})  # troops that are sent act for those who sent them
NOUN_EFFECTS = frozenset({"agree", "will", "consider", "threaten"})  # those that also take the noun of an act


def event_type_of(page: Page, token: Token, known: Known | None = None) -> Deed | None:
    """Return the act that the clause of a verb or an event noun names, or None.

    Args:
        known: What has been found for other verbs of the page: an act below an operator is read once.
    """
    return _of_verb(page, token, {} if known is None else known) if is_verb(token) else _of_noun(page, token, token)


def _of_verb(page: Page, verb: Token, known: Known) -> Deed | None:
    if verb.i not in known:
        known[verb.i] = None  # should the tree lead back to it
        steering = list(_operators(verb))
        found = _through_noun(page, verb) or _through_paper(page, verb, known)
        found = found or (_steered(page, verb, steering, known) if steering else None) or _framed(page, verb)
        found = found or (_toward_noun(page, verb, steering) if steering else None)
        known[verb.i] = in_mood(verb, found) if found else _untyped(verb)
    return known[verb.i]


def _untyped(verb: Token) -> Deed | None:
    """Return a request where a verb of no type is said to be somebody else's duty."""
    asked = request_of(verb, None)  # of the two the one that is seldom there, and soon told
    return asked if asked and is_obliged(verb) else None


# --- frames ---


def _framed(page: Page, verb: Token) -> Deed | None:
    lemma = _meant(verb)
    return (_first_fitting(page, verb, lemma) if lemma in lexicon().frames else None) or _general(page, verb)


def _meant(verb: Token) -> str:
    """Return the lemma of a verb, or the one that it stands for with its object ("take part": participate)."""
    idioms = lexicon().words.idioms.get(verb.lemma)
    if not idioms:
        return verb.lemma
    return next((idioms[noun.lemma] for noun in verb.children_by("dobj") if noun.lemma in idioms), verb.lemma)


def _first_fitting(page: Page, verb: Token, lemma: str) -> Deed | None:
    clauses, known = _clauses(page, verb, lemma), lexicon()
    entries = known.frames[lemma] if len(clauses) > 1 else known.beside[lemma].get(next(iter(clauses), None), ())
    for entry in entries:
        clause = clauses.get(entry.companion)
        if clause is None or (entry.objects and clause.objects.isdisjoint(entry.objects)):
            continue  # most frames fall here: asked first, and at little cost
        if clause.fits(entry):
            return _deed(verb, entry, clause.nouns)
    return None


def _clauses(page: Page, verb: Token, lemma: str) -> dict[str | None, Clause]:
    """Return the verb alone and with each companion that it has of those which frames ask for."""
    found: dict[str | None, Clause] = {}
    if verb.child("prt") is None:
        found[None] = Clause(page, verb, objects_of(verb))
    wanted = lexicon().companions[lemma]
    if wanted:
        words = [child.lower for child in verb.children]
        if not wanted.isdisjoint(LOOSE):
            words += [child.lower for noun in verb.children_by("dobj") for child in noun.children]
        for word in wanted.intersection(words):
            companion = companion_of(verb, word)
            if companion is not None:
                found[word] = Clause(page, verb, objects_of(verb, companion))
    return found


def _general(page: Page, verb: Token) -> Deed | None:
    """Return the act that a verb of no frame of its own names with its object ("masterminded an ambush")."""
    known = lexicon()
    undergoer = None if verb.lemma in known.words.inert else undergoer_of(verb)
    if undergoer is None or known.event_nouns.isdisjoint(noun_words(page, undergoer, known.words.transparent)):
        return None
    clause = Clause(page, verb, [undergoer])
    entry = next((entry for entry in known.general if clause.fits(entry)), None)
    return _deed(verb, entry, [undergoer]) if entry else None


def _deed(verb: Token, entry: Entry, nouns: list[Token]) -> Deed:
    frame = entry.frame
    actor, named = _doer(verb, entry, nouns)
    return Deed(
        type=frame.type,
        rule=frame.id,
        anchor=verb,
        outer=verb,
        actor=actor,
        mode=frame.mode,
        cameo=frame.cameo,
        slots=frame.slots,
        holders=(verb, *nouns, *verb.children_by("attr", "acomp", "oprd"), *named),
        is_joint=frame.joint,
        is_strict=frame.strict,
        is_turned=frame.negative,
    )


def _doer(verb: Token, entry: Entry, nouns: list[Token]) -> tuple[Token | None, tuple[Token, ...]]:
    """Return who acts, and the noun of the act that names others beside the verb.

    Who gets something is acted upon by those it comes from; an attack acts for those who make it.
    """
    frame, subject = entry.frame, subject_of(verb)
    if frame.inverse:
        givers = [head for word in (verb, *nouns) for by in ("from", "by") for head in pobjs_of(word, by)]
        return (givers[0] if givers else None), (() if subject is None else (subject,))
    if subject is None and frame.type is EventType.ASSAULT:
        subject = next((noun for by in ("in", "during", "by") for noun in pobjs_of(verb, by) if _is_act(noun)), None)
    if subject is None and frame.type in SENDING and is_passive(verb):
        sent = undergoer_of(verb)
        subject = sent if sent is not None and sent.lemma in lexicon().forces else None
    if subject is None or not (frame.subject or _is_act(subject)):
        return subject, ()
    maker = maker_of(subject)
    return (None if maker is subject and _is_act(subject) else maker), (subject,)


def _is_act(noun: Token) -> bool:
    return noun.lemma in lexicon().act_nouns


def _through_noun(page: Page, verb: Token) -> Deed | None:
    """Return the act of a noun behind a verb that only says that it is announced, begun, approved."""
    if verb.lemma not in lexicon().words.announcing:
        return None
    nouns = objects_of(verb, next(iter(verb.children_by("prt")), None))
    return next((found for noun in nouns if (found := _of_noun(page, noun, verb))), None)


def _through_paper(page: Page, verb: Token, known: Known) -> Deed | None:
    """Return what a text says that somebody only issues: "passed a resolution backing Peru"."""
    words = lexicon().words
    if verb.lemma not in words.issuing:
        return None
    papers = (noun for noun in objects_of(verb) if noun.lemma in words.papers)
    below = next((child for noun in papers for child in noun.children_by("acl") if child.tag == "VBG"), None)
    inner = None if below is None else _of_verb(page, below, known)
    if below is None or inner is None or inner.type is EventType.AID:
        return None
    return replace(inner, outer=verb, actor=subject_of(verb), covers=(*inner.covers, below))


def _of_noun(page: Page, noun: Token, verb: Token) -> Deed | None:
    """Return the act that a noun made from a verb names: "the release of the sailors"."""
    lemma = lexicon().deverbal.get(noun.lemma)
    if lemma is None:
        return None
    about = [*pobjs_of(noun, "of"), *noun.children_by("compound", "poss"), *pobjs_of(noun, "on")]
    clause = Clause(page, noun, about)
    for entry in lexicon().frames.get(lemma, ()):
        if entry.companion is None and not entry.frame.subject and clause.fits(entry):
            found = _deed(noun, entry, about)
            slots = ("of", *(slot for slot in found.slots if slot != "of"))
            slots = found.slots if found.slots[0] != "object" else slots
            return replace(
                found,
                outer=verb,
                actor=subject_of(verb),
                slots=slots,
                holders=tuple(dict.fromkeys((noun, *about, verb))),
            )
    return None


def _toward_noun(page: Page, verb: Token, steering: Sequence[Steered]) -> Deed | None:
    """Return what an operator makes of an act that only a noun names: "is open to talks", "vowed revenge"."""
    for word, operator in steering:
        if operator.effect in NOUN_EFFECTS and not (is_verb(word) and is_passive(word)):
            for noun in aims_of(word):
                inner = _bare(page, noun, verb)
                made = EFFECTS[operator.effect](inner.type) if inner else None
                if inner and made:
                    return replace(_over(operator, verb, noun, inner, made), covers=())
    return None


def _bare(page: Page, noun: Token, verb: Token) -> Deed | None:
    """Return the act that a noun alone names."""
    clause = Clause(page, noun, [noun])
    entry = next((row for row in lexicon().bare if clause.fits(row)), None)
    return replace(_deed(noun, entry, [noun]), actor=None) if entry else _of_noun(page, noun, verb)


# --- operators ---


def _steered(page: Page, verb: Token, steering: Sequence[Steered], known: Known) -> Deed | None:
    """Return what an operator makes of the act below it."""
    for word, operator in steering:
        below = complement_of(word, operator.effect) or (complement_of(verb, "") if word is not verb else None)
        if below is not None and not _is_purpose(below, operator):
            inner = _of_verb(page, below, known)
            found = _composed(operator, verb, below, inner)
            if found is not None:
                return found
    return None


def _is_purpose(below: Token, operator: Operator) -> bool:
    return below.dep == "advcl" and operator.effect not in {"purpose", "request"}


def _operators(verb: Token) -> Iterator[Steered]:
    """Yield the operators of a clause: the verb, its adjective ("is ready to"), its noun ("repeated a threat to")."""
    known = lexicon().operators
    if verb.lemma in known:
        yield from _steering(verb)
    predicates = PREDICATES if verb.lemma in lexicon().words.reporting_nouns else ADJECTIVES
    for child in verb.children:
        if child.dep in predicates and child.lemma in known:
            yield from _steering(child)


def _steering(word: Token) -> Iterator[Steered]:
    for row in lexicon().operators[word.lemma]:
        if row.operator.passive and not is_passive(word):
            continue
        if word.child("prt") is None if row.companion is None else companion_of(word, row.companion) is not None:
            yield word, row.operator


def _composed(operator: Operator, verb: Token, below: Token, inner: Deed | None) -> Deed | None:
    if _carries(operator.effect, inner):
        return _kept(operator, verb, below, inner)
    if operator.effect == "order" and below.lemma in lexicon().words.leaving:
        return _sent_away(operator, verb, below)
    effect = _effect_on(operator, verb, below, inner)
    if effect == "keep":
        return _kept(operator, verb, below, inner)
    if effect not in EFFECTS or not _is_fitting(effect, below):
        return None
    made = EFFECTS[effect](inner.type if inner else None)
    return _over(operator, verb, below, inner, made) if made else None


def _effect_on(operator: Operator, verb: Token, below: Token, inner: Deed | None) -> str:
    """Return what an operator does to the act below it, where that depends on the clause."""
    effect = CARRIED.get(operator.effect, operator.effect)
    if effect == "due":
        is_now = verb.tag in {"VBZ", "VBP"} and below.dep == "xcomp" and is_infinitive(below)
        return "will" if is_now else ""  # what "was to be" need not have come
    if effect == "blame":
        return "accuse" if inner is not None and _is_blamed(inner, verb, below) else "keep"
    if effect == "tell":
        return "request" if is_infinitive(below) or is_obliged(below) else "keep"
    if effect == "cease":
        return effect if below.dep == "xcomp" and below.tag == "VBG" and verb.child("dobj") is None else ""
    if effect == "wish":
        return "will" if _is_same_actor(verb, below) else "request"
    return effect


def _sent_away(operator: Operator, verb: Token, below: Token) -> Deed:
    """Return the expulsion that an order to leave is; that of diplomats is a sanction."""
    is_diplomat = any(noun.lemma in lexicon().diplomats for noun in [*objects_of(verb), *below.children_by("nsubj")])
    made = EventType.SANCTION if is_diplomat else EventType.COERCE
    return replace(_over(operator, verb, below, None, made), mode=("expel",))


def _carries(effect: str, inner: Deed | None) -> bool:
    """Tell whether an operator leaves the act what it is."""
    if effect == "keep":
        return True
    hostile = lexicon().words.hostile
    if inner is None or effect not in CARRIED:
        return False
    return inner.type in hostile or (effect == "purpose" and inner.type is EventType.ACCUSE)


def _is_fitting(effect: str, below: Token) -> bool:
    """Tell whether a clause is one that can be asked for, or promised by whoever promises."""
    if effect == "request":
        return _is_asked(below)
    return effect != "agree" or below.dep != "ccomp" or _is_own(below)


def _kept(operator: Operator, verb: Token, below: Token, inner: Deed | None) -> Deed | None:
    """Return the act below a verb that only begins, tries or tells it."""
    if inner is None:
        return None
    actor = inner.actor
    if not is_passive(below) and (actor is None or actor.pos == "PRON" or below.child("nsubj") is None):
        actor = subject_of(verb) or actor
    holders = inner.holders if below.dep == "ccomp" else (*inner.holders, verb, *objects_of(verb))
    covers, via = (*inner.covers, below), (*inner.via, operator.id)
    return replace(inner, outer=verb, actor=actor, covers=covers, holders=holders, via=via)


def _is_blamed(inner: Deed, verb: Token, below: Token) -> bool:
    """Tell whether a clause says that somebody else broke a law or a promise: "ruled that Peru broke the treaty"."""
    subject = below.child("nsubj")
    is_other = below.dep == "ccomp" and subject is not None and subject.pos != "PRON" and verb is not below
    return is_other and inner.rule.startswith(BLAMABLE)


def _is_same_actor(verb: Token, below: Token) -> bool:
    """Tell whether whoever wants is also who shall act: "wants to sign", not "wants Peru to sign"."""
    has_own = below.child("nsubj", "nsubjpass") is not None
    return (
        not has_own and verb.child("dobj", "dative", "prep") is None and is_infinitive(below) and not is_passive(verb)
    )


def _is_asked(below: Token) -> bool:
    """Tell whether the clause says what somebody shall do: an infinitive, a subjunctive, a duty."""
    if is_infinitive(below) or is_obliged(below):
        return True
    if below.tag in {"VBG", "VBN"}:
        return not any(word.tag in FINITE for word in auxiliaries(below))  # not "that the jet was shot down"
    is_bare = below.tag in {"VB", "VBP"} or (below.tag == "VBD" and below.lower == below.lemma) or below.pos == "NOUN"
    return is_bare and not any(word.tag == "MD" for word in auxiliaries(below))


def _is_own(below: Token) -> bool:
    """Tell whether the clause below speaks of the one who promises it."""
    subject = below.child("nsubj", "nsubjpass")
    return subject is None or subject.pos == "PRON" or subject.child("poss") is not None


def _over(operator: Operator, verb: Token, below: Token, inner: Deed | None, made: EventType) -> Deed:
    """Return the act of an operator: its own words name the recipient first, then those of the act below."""
    inner_holders = inner.holders if inner else (below, *objects_of(below))
    inner_slots = inner.slots if inner else ("with", "to", "object", "for", "from", "in")
    own = operator.effect in lexicon().words.addressing
    subject = below.child("nsubj", "nsubjpass") if own else None
    first = ("dative", "on", "upon", "with", "to", "object") if own else ("with",)
    return Deed(
        type=made,
        rule=operator.id,
        anchor=verb,
        outer=verb,
        actor=undergoer_of(verb) if operator.passive else subject_of(verb),
        mode=inner.mode if inner and made is inner.type else (),
        slots=("self", *first, *(slot for slot in inner_slots if slot not in first)) if own else (*first, *inner_slots),
        holders=(*([subject] if subject else []), verb, *objects_of(verb), *inner_holders)
        if own
        else (verb, *inner_holders),
        covers=(below, *(inner.covers if inner else ())),
        is_joint=operator.effect in {"agree", "will", "fail"},
        is_strict=inner.is_strict if inner else False,
    )
