"""Finds where a page says what a party wants, by a cue: who, what, which stance, how firmly."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from communique.domain.position import Firmness, Stance
from communique.language import Token
from communique.positions.guards import is_counterfactual, is_former, is_negated, is_unreal
from communique.positions.holders import holders_at
from communique.positions.lexicon import Cue, cues_by_word, words
from communique.positions.owners import holders_of, is_own
from communique.positions.things import Wanted
from communique.positions.voices import Holder, Scene
from communique.positions.wanted import complement_of, head_lemmas, is_preposition

TAGS = {
    "verb": {"VERB", "AUX"},
    "noun": {"NOUN"},
    "adjective": {"ADJ", "VERB"},
    "adverb": {"ADP", "ADV", "SCONJ"},
    "pronoun": {"PRON", "NOUN"},
}
FINITE = frozenset({"VB", "VBD", "VBG", "VBP", "VBZ"})
MEASURES = frozenset({"MONEY", "PERCENT", "CARDINAL", "TIME", "DATE"})
OUGHT_OR_COULD = frozenset({"must", "should", "could", "might", "may"})


@dataclass(frozen=True, slots=True)
class Claim:
    """A stance of some parties on a thing, with the word that shows it."""

    token: Token
    holders: tuple[Holder, ...]
    stance: Stance
    firmness: Firmness
    wanted: Wanted
    rule: str


def cue_claims(scene: Scene) -> Iterator[Claim]:
    """Yield what the cues of a page say, in the order of the text."""
    for token in scene.page.by_lemmas(cues_by_word().keys() & scene.page.by_lemma.keys()):
        for cue in _cues_at(scene, token):
            claim = _claim(scene, cue, token)
            if claim is not None:
                yield claim
                break


def unowned(scene: Scene) -> Iterator[Claim]:
    """Yield what is asked or offered by nobody the page resolves; somebody else may still answer it."""
    for token in scene.page.by_lemmas(cues_by_word().keys() & scene.page.by_lemma.keys()):
        if token.pos not in TAGS["verb"]:
            continue
        for cue in _cues_at(scene, token):
            if cue.stance not in {Stance.OFFER, Stance.DEMAND} or cue.pos != "verb":
                continue
            wanted = complement_of(scene.page, cue, token)
            if wanted is None or _is_denied(cue, token):
                continue
            if _fits(cue, token, wanted) and _is_real(scene, cue, token):
                yield Claim(token, (), cue.stance, cue.firmness, wanted, cue.id)


def _claim(scene: Scene, cue: Cue, token: Token) -> Claim | None:
    if _is_announced(cue, token):
        return None
    wanted = complement_of(scene.page, cue, token)
    if wanted is None or _is_denied(cue, token) or not _fits(cue, token, wanted) or not _is_real(scene, cue, token):
        return None
    holders = holders_of(scene, cue, token)
    is_theirs = not cue.is_other or _is_of_another(scene, cue, wanted, holders)
    if not holders or not is_theirs or not is_own(scene, token, holders):
        return None
    if cue.is_contrast and not _stands_among_stances(scene, token):
        return None
    negated = is_negated(token)
    firmness = cue.negated_firmness if negated else cue.firmness
    stance = _stance(cue, wanted, negated=negated)
    if firmness is Firmness.STATED and wanted.kind == "clause" and _must(wanted.head):
        firmness = Firmness.FIRM
    is_open = stance is Stance.OFFER and _may_be(wanted.head)
    if wanted.kind == "clause" and (is_open or stance is not cue.stance is Stance.OFFER):
        firmness = Firmness.FLEXIBLE
    return Claim(token, holders, stance, firmness, wanted, cue.id)


def _stands_among_stances(scene: Scene, token: Token) -> bool:
    """Tell whether the reporter sets a wish of today beside a demand or a refusal in the same paragraph."""
    if token.tag not in {"VBP", "VBZ"}:
        return False
    stances = scene.page.by_lemmas(words("contrasting") & scene.page.by_lemma.keys())
    return any(
        word.paragraph == token.paragraph and word.pos == "VERB" and not word.is_below(token) for word in stances
    )


def _is_announced(cue: Cue, token: Token) -> bool:
    """Tell whether an offer is still to be made: "we will present a plan" promises to."""
    is_verbal = cue.stance is Stance.OFFER and cue.pos == "verb"
    return is_verbal and any(child.lemma in {"will", "shall", "'ll"} for child in token.children_by("aux"))


@cache
def _cues_of(lemma: str, pos: str) -> tuple[tuple[Cue, frozenset[str]], ...]:
    """Return the cues of a word, each with the words of which one must stand in its sentence; none: no matter."""
    return tuple((cue, _beside(cue)) for cue in cues_by_word().get(lemma, ()) if pos in TAGS[cue.pos])


def _beside(cue: Cue) -> frozenset[str]:
    if cue.particle is not None:
        return _particles(cue.particle)
    return frozenset(cue.takes if all(is_preposition(kind) for kind in cue.takes) else ())


def _cues_at(scene: Scene, token: Token) -> Iterator[Cue]:
    """Yield the cues whose part of speech, particle, modal and subject a word has, and the negation they need."""
    for cue, beside in _cues_of(token.lemma, token.pos):
        if (beside and beside.isdisjoint(scene.words_in(token.sentence))) or (
            cue.pos == "adjective" and token.tag in FINITE
        ):
            continue
        is_formed = (
            (cue.particle is None or _has_particle(cue.particle, token))
            and (cue.needs_modal is None or _has_modal(cue.needs_modal, token))
            and (not cue.subjects or _has_subject(cue, token))
        )
        if is_formed and (not cue.only_negated or is_negated(token)):
            yield cue


def _is_denied(cue: Cue, token: Token) -> bool:
    """Tell whether a negation undoes a cue that says nothing under one; asked late, since it costs most."""
    return cue.negated is None and not cue.only_negated and is_negated(token)


def _has_subject(cue: Cue, token: Token) -> bool:
    subject = token.child("nsubj")
    if subject is None or subject.pos == "PRON":
        return False
    return subject.is_quoted or any(word.lemma in cue.subjects for word in subject.conjuncts())


def _is_real(scene: Scene, cue: Cue, token: Token) -> bool:
    """Tell whether the cue speaks of what is: no guess, no wish, no prophecy, no past that is over."""
    is_said = scene.speech_at(token) is not None
    auxiliaries = token.children_by("aux")
    is_prophecy = not is_said and any(child.lemma in {"will", "shall"} for child in auxiliaries)
    if is_prophecy and not is_negated(token):
        return False
    if cue.is_speech and cue.needs_modal is None and any(child.lower in {"had", "'d"} for child in auxiliaries):
        return False
    if token.lemma == "time" and any(child.lower in {"over", "past", "gone"} for child in token.head.children):
        return False  # "the time for delay is over"
    if cue.pos == "noun" and token.dep in {"dobj", "nsubjpass"} and token.head.lemma in words("giving_up"):
        return False
    may_ask = cue.needs_modal or (cue.only_negated and cue.takes == ("passive",))  # "cannot be ruled out" is no hedge
    is_over = is_former(token, is_said=is_said or cue.needs_modal is not None)
    is_open = is_over or is_unreal(scene.page, token, may_ask=bool(may_ask))
    return not is_open and not is_counterfactual(scene.page, token)


def _stance(cue: Cue, wanted: Wanted, *, negated: bool) -> Stance:
    stance = cue.negated if negated and cue.negated is not None else cue.stance
    is_owed = wanted.kind == "clause" and _ought(wanted.head)
    if is_owed and (stance in {Stance.ACCEPTANCE, Stance.PROMISE} or _must(wanted.head)):
        return Stance.DEMAND
    is_denied = wanted.head.child("neg") is not None
    if is_denied and stance is Stance.OFFER and wanted.head.lemma in {"need", "have"}:
        return Stance.REJECTION  # "suggests that it need not be bound by the treaty"
    if is_denied and (cue.id == "en.verb.decide" or (stance is Stance.PROMISE and wanted.kind == "infinitive")):
        return Stance.REJECTION
    return stance


def _has_particle(particle: str, token: Token) -> bool:
    wanted = _particles(particle)
    if any(child.lower in wanted for child in token.children):
        return True
    near = (
        {token.head.lower if token.dep == "pobj" else ""}
        | {word.lower for child in token.children_by("ccomp", "oprd", "xcomp") for word in child.children}
        | {word.lower for child in token.children_by("dobj") for word in child.subtree() if word.tag == "JJ"}
        | ({word.lower for word in token.head.children} if token.dep == "nsubj" else set())
    )
    return not wanted.isdisjoint(near)


@cache
def _particles(particle: str) -> frozenset[str]:
    return frozenset(particle.split("|"))


def _is_of_another(scene: Scene, cue: Cue, wanted: Wanted, holders: tuple[Holder, ...]) -> bool:
    """Tell whether another party is to do the thing."""
    own = {holder.party for holder in holders}
    is_result = wanted.head.tag in {"VBN", "VBD", "RP"} and not wanted.head.children_by("aux", "auxpass", "mark")
    asked = wanted.asked
    is_wish = wanted.asked is not None and wanted.asked.pos == "NOUN" and wanted.head.tag in {"VB", "VBN"}
    if wanted.kind == "for" or (is_wish and cue.id == "en.verb.want-other"):
        return True
    if asked is not None and asked.pos == "NOUN" and not holders_at(scene, asked) and asked.child("poss") is None:
        return True  # "wants the war to end"
    return is_result or any(holder.party not in own for holder in holders_at(scene, asked))


def _has_modal(modal: str, token: Token) -> bool:
    return any(child.lemma in {modal, "'d"} for child in token.children_by("aux"))


def _fits(cue: Cue, token: Token, wanted: Wanted) -> bool:
    lemmas = set(head_lemmas(wanted))
    is_named = not cue.objects or bool(lemmas & set(cue.objects))
    if not is_named or (lemmas | _titles(wanted.head)) & set(cue.not_objects) or wanted.head.lemma in words("empty"):
        return False
    is_money = wanted.head.entity == "MONEY" and cue.stance in {Stance.PROMISE, Stance.OFFER}
    is_nothing = any(child.lower == "no" for child in wanted.head.children_by("det"))
    if is_nothing and wanted.kind == "object" and cue.stance in {Stance.OFFER, Stance.PROMISE, Stance.SUPPORT}:
        return False
    is_share = any(child.lower == "of" for child in wanted.head.children_by("prep"))
    is_measure = wanted.head.entity in MEASURES and not is_money and not is_share
    if wanted.kind not in {"clause", "infinitive"} and is_measure:
        return False
    if _asks_own_people(cue, token, wanted) or _is_forecast(token, wanted):
        return False
    if wanted.kind == "for" and token.lemma == "call" and token.child("dobj") is not None:
        return False
    return _fits_clause(cue, wanted) if wanted.kind == "clause" else not cue.is_clausal


def _is_forecast(token: Token, wanted: Wanted) -> bool:
    """Tell whether somebody only expects a thing: "expects that the boats will sink"."""
    has_modal = wanted.kind == "clause" and any(word.tag == "MD" for word in wanted.head.children)
    return token.lemma == "expect" and has_modal


def _asks_own_people(cue: Cue, token: Token, wanted: Wanted) -> bool:
    """Tell whether somebody only speaks to his own: "told its citizens to leave"."""
    asked = wanted.asked or token.child("dobj")
    is_own = asked is not None and any(child.tag == "PRP$" for child in asked.children_by("poss"))
    return cue.asks and is_own and asked is not None and asked.lemma in words("own_people")


def _titles(name: Token) -> set[str]:
    """Return the words before a name that tell what it is: "candidate Adaro"."""
    return {child.lemma for child in name.children_by("compound", "amod")} if name.pos == "PROPN" else set()


def _fits_clause(cue: Cue, wanted: Wanted) -> bool:
    if cue.id == "en.verb.suggest" and any(child.lower == "may" for child in wanted.head.children_by("aux")):
        return False  # "suggested that they may flee": a guess
    if cue.is_owing and not _ought(wanted.head):
        return False
    return (not cue.is_deontic or is_deontic(wanted.head)) and (not cue.is_future or _will_be(wanted.head))


def _will_be(verb: Token) -> bool:
    return any(child.lemma in {"will", "would", "shall", "'ll", "'d"} for child in verb.children_by("aux"))


def _must(verb: Token) -> bool:
    return any(child.lower == "must" for child in verb.children_by("aux"))


def _may_be(verb: Token) -> bool:
    return any(child.lower in {"could", "might", "may"} for child in verb.children_by("aux"))


def _ought(verb: Token) -> bool:
    is_owed = verb.lemma in {"have", "need"} and verb.child("xcomp") is not None and verb.child("dobj") is None
    return is_owed or any(child.lower in {"must", "should"} for child in verb.children_by("aux"))


def is_deontic(verb: Token) -> bool:
    """Tell whether a clause says what ought to be or could be done: "that Norland stop", "should be", "could open"."""
    modals = {child.lower for child in verb.children_by("aux") if child.tag == "MD"}
    if modals:
        return bool(modals & OUGHT_OR_COULD)
    auxiliaries = verb.children_by("aux", "auxpass")
    if any(child.tag == "VB" for child in auxiliaries):
        return True
    subject = verb.child("nsubj", "nsubjpass")
    if subject is None or any(child.tag in {"VBD", "VBZ", "VBP"} for child in auxiliaries):
        return False
    return verb.tag == "VB" or (verb.tag == "VBP" and not _is_plural(subject))


def _is_plural(subject: Token) -> bool:
    is_joined = any(child.dep == "conj" for child in subject.children)
    return is_joined or subject.tag in {"NNS", "NNPS"} or subject.lower in {"they", "we", "you", "i"}
