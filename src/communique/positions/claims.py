"""Finds where a page says what a party wants, by a cue: who, what, which stance, how firmly."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.domain.position import Firmness, Stance
from communique.language import Token
from communique.positions.guards import is_counterfactual, is_former, is_negated, is_unreal
from communique.positions.holders import Holder, holders_at, is_bystander, possessor_of, speakers, subject_of
from communique.positions.lexicon import Cue, cues_by_word, words
from communique.positions.voices import Scene
from communique.positions.wanted import Wanted, complement_of, head_lemmas

TAGS = {"verb": {"VERB", "AUX"}, "noun": {"NOUN"}, "adjective": {"ADJ", "VERB"}, "adverb": {"ADP", "ADV", "SCONJ"}}
OWN_WORDS = frozenset({"i", "we", "our", "my", "us"})
SPEAKERS_OWN = {("subject",), ("extraposed",), ("subject", "predicate")}
DOORS = frozenset({"door", "path", "way"})


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
    cues = cues_by_word()
    for token in scene.page.by_lemmas(cues.keys() & scene.page.by_lemma.keys()):
        for cue in cues[token.lemma]:
            claim = _claim(scene, cue, token)
            if claim is not None:
                yield claim
                break


def _claim(scene: Scene, cue: Cue, token: Token) -> Claim | None:
    if token.pos not in TAGS[cue.pos] or (cue.pos == "adjective" and token.tag in {"VB", "VBD", "VBG", "VBP", "VBZ"}):
        return None
    if  not _has_particle(cue, token) or not _has_modal(cue, token):
        return None
    wanted = complement_of(scene.page, cue, token)
    if wanted is None or not _fits(cue, wanted) or (wanted.kind == "for" and token.lemma == "call" and token.child("dobj")):
        return None
    negated = is_negated(token)
    if (cue.only_negated and not negated) or (negated and cue.negated is None):
        return None
    is_said = scene.speech_at(token) is not None
    if not is_said and not negated and any(child.lemma in {"will", "shall"} for child in token.children_by("aux")):
        return None
    if cue.is_speech and any(child.lower in {"had", "'d"} for child in token.children_by("aux")) and cue.needs_modal is None:
        return None
    if is_unreal(scene.page, token) or is_former(scene.page, token, is_said=is_said) or is_counterfactual(scene.page, token):
        return None
    holders = _holders(scene, cue, token)
    if cue.is_other and not _is_of_another(scene, wanted, holders):
        return None
    if not holders or not _is_own(scene, token, holders):
        return None
    stance = cue.negated if negated and cue.negated is not None else cue.stance
    if stance in {Stance.ACCEPTANCE, Stance.PROMISE} and wanted.kind == "clause" and _ought(wanted.head):
        stance = Stance.DEMAND
    if cue.id == "en.verb.decide" and wanted.head.child("neg") is not None:
        stance = Stance.REJECTION
    firmness = cue.negated_firmness if negated else cue.firmness
    return Claim(token, holders, stance, firmness, wanted, cue.id)


def _has_particle(cue: Cue, token: Token) -> bool:
    if cue.particle is None:
        return True
    wanted = set(cue.particle.split("|"))
    near = {child.lower for child in token.children} | {token.head.lower if token.dep == "pobj" else ""} | {word.lower for child in token.children_by("ccomp", "oprd", "xcomp") for word in child.children}
    return bool(wanted & near)


def _is_of_another(scene: Scene, wanted: Wanted, holders: tuple[Holder, ...]) -> bool:
    """Tell whether another party is to do the thing."""
    own = {holder.party for holder in holders}
    return any(holder.party not in own for holder in holders_at(scene, wanted.asked))


def _has_modal(cue: Cue, token: Token) -> bool:
    return cue.needs_modal is None or any(child.lemma in {cue.needs_modal, "'d"} for child in token.children_by("aux"))


def _fits(cue: Cue, wanted: Wanted) -> bool:
    lemmas = set(head_lemmas(wanted))
    if cue.objects and not lemmas & set(cue.objects):
        return False
    if lemmas & set(cue.not_objects) or wanted.head.lemma in words("empty"):
        return False
    if wanted.kind not in {"clause", "infinitive"} and wanted.head.entity in {"MONEY", "PERCENT", "CARDINAL", "TIME", "DATE"}:
        return False
    return not cue.is_deontic or wanted.kind != "clause" or is_deontic(wanted.head)


def _ought(verb: Token) -> bool:
    return any(child.lower in {"must", "should"} for child in verb.children_by("aux"))


def is_deontic(verb: Token) -> bool:
    """Tell whether a clause says what ought to be or could be done: "that Norland stop", "should be", "could open"."""
    if any(child.tag == "MD" and child.lower in {"must", "should", "could", "might", "may"} for child in verb.children_by("aux")):
        return True
    subject = verb.child("nsubj", "nsubjpass")
    has_auxiliary = any(child.tag in {"MD", "VBD", "VBZ", "VBP"} for child in verb.children_by("aux", "auxpass"))
    if any(child.tag == "VB" for child in verb.children_by("auxpass")) and not any(child.tag == "MD" for child in verb.children_by("aux")):
        return True
    if has_auxiliary or subject is None:
        return False
    is_plural = subject.tag in {"NNS", "NNPS"} or any(child.dep == "conj" for child in subject.children) or subject.lower in {"they", "we", "you", "i"}
    return verb.tag == "VB" or (verb.tag == "VBP" and not is_plural)


def _holders(scene: Scene, cue: Cue, token: Token) -> tuple[Holder, ...]:
    if cue.takes in SPEAKERS_OWN or cue.takes == ("passive",) or cue.id == "en.noun.only-way":
        return _holders_of_judgement(scene, token)
    subject = _holder_word(cue, token)
    if subject is not None and subject.lemma in DOORS and cue.pos == "adjective":
        return speakers(scene, token)
    if cue.is_speech:
        mouths = speakers(scene, token) or _mouths_of_cue(scene, cue, token)
        if subject is None or not mouths:
            return mouths if cue.pos == "noun" else ()
        own = {holder.party for holder in mouths}
        if subject.lower in OWN_WORDS or subject.lower in {"it", "there"} and cue.id == "en.noun.time":
            return mouths
        if cue.id == "en.noun.duty" and token.head.lemma == "have":
            return mouths
        if cue.id == "en.noun.right" and token.head.lemma not in {"have", "recognize", "recognise", "respect", "demand"}:
            return ()
        return tuple(holder for holder in holders_at(scene, subject) if holder.party in own)
    if subject is not None and subject.lower in OWN_WORDS and speakers(scene, token):
        return speakers(scene, token)
    return holders_at(scene, subject)


def _mouths_of_cue(scene: Scene, cue: Cue, token: Token) -> tuple[Holder, ...]:
    """Return who stresses a need in the reporter's words."""
    governor = token.head
    if cue.pos == "noun" and token.dep == "dobj" and governor.lemma in words("light_verbs"):
        return holders_at(scene, subject_of(governor))
    if cue.pos == "noun" and token.dep == "nsubjpass" and governor.lemma in words("light_verbs"):
        return holders_at(scene, subject_of(governor))
    return ()


def _holders_of_judgement(scene: Scene, token: Token) -> tuple[Holder, ...]:
    """Return who finds a thing unacceptable: "to Norland", "for Norland", else who says so."""
    for preposition in (*token.children_by("prep"), *token.head.children_by("prep")):
        if preposition.lower in {"to", "for"}:
            found = holders_at(scene, preposition.child("pobj"))
            if found:
                return found
    return speakers(scene, token)


def _holder_word(cue: Cue, token: Token) -> Token | None:
    if cue.pos == "noun":
        if cue.id == "en.noun.desire" and token.head.lemma not in words("light_verbs"):
            return None
        return _holder_of_noun(token)
    if cue.pos == "adjective" or cue.pos == "adverb":
        if token.dep in {"acomp", "attr", "oprd", "prep", "xcomp", "conj", "ccomp"} and token.head.pos in {"VERB", "AUX", "ADJ"}:
            return token.child("nsubj") or subject_of(token.head)
        if token.dep in {"amod", "acl", "appos"} and token.head.pos in {"NOUN", "PROPN"}:
            return token.head
        return token.child("nsubj", "nsubjpass") or subject_of(token)
    return subject_of(token)


def _holder_of_noun(token: Token) -> Token | None:
    owner = possessor_of(token)
    if owner is not None:
        return owner
    governor = token.head
    if token.dep == "conj" and governor.pos == "NOUN":
        return _holder_of_noun(governor)
    if token.dep == "pobj" and governor.dep in {"prep", "acomp"} and governor.lower == "in" and governor.head.lemma in {"be", "remain", "speak", "come", "argue", "vote"}:
        return subject_of(governor.head)
    if token.dep == "nsubj" and governor.lemma == "come":
        source = next((child for child in governor.children_by("prep") if child.lower == "from"), None)
        return source.child("pobj") if source is not None else None
    if token.dep == "attr" and governor.lemma == "be":
        return governor.child("nsubj", "expl")
    if token.dep in {"dobj", "nsubjpass"} and governor.lemma in words("light_verbs") | {"have"}:
        return subject_of(governor)
    return None


def _is_aside(token: Token) -> bool:
    """Tell whether a word stands in a relative clause behind a comma in indirect speech: the reporter's own addition."""
    clause = next((word for word in (token, *token.ancestors()) if word.dep == "relcl"), None)
    if clause is None or token.is_quoted:
        return False
    return any(child.text == "," and clause.head.i < child.i < clause.i for child in clause.head.children_by("punct"))


def _is_own(scene: Scene, token: Token, holders: tuple[Holder, ...]) -> bool:
    """Tell whether the claim is made by the party itself or by the reporter, not by somebody else about it."""
    statement = scene.speech_at(token)
    if statement is None or _is_aside(token):
        return True
    mouths = {holder.party for holder in speakers(scene, token)}
    if not mouths and scene.is_relayed(statement):
        actor = scene.speaker_of(statement)
        return actor is not None and not is_bystander(actor) and token.pos == "VERB"
    return bool(mouths & {holder.party for holder in holders})
