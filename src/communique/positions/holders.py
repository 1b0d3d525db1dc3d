"""Tells whose position it is: the parties behind a subject, a possessor, an agent or a speaker."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from communique.domain.actor import Actor, ActorKind
from communique.domain.evidence import Named
from communique.domain.ids import ActorId
from communique.domain.statement import Statement
from communique.language import Token
from communique.positions.lexicon import words
from communique.positions.pairs import is_pair, pair_before
from communique.positions.standins import is_faction, joined_asides
from communique.positions.voices import Holder, Scene

DECLARATION = "en.declaration"
FINITE = frozenset({"VBD", "VBZ", "VBP"})


Reader = Callable[[Scene, Token], tuple[Holder, ...]]

OWN_ARTICLES = frozenset({"the", "his", "her", "its", "our", "my", "their"})
PRONOUNS = {"it": False, "they": False, "he": True, "she": True}  # whether they stand for a person


def subject_of(verb: Token) -> Token | None:
    """Return the one who acts: subject, agent of a passive, or the subject a verb above lends it."""
    for token in _lenders(verb):
        agent = token.child("agent") if token is verb or token.dep == "ccomp" else None
        if agent is not None:
            return agent.child("pobj")
        if token.child("auxpass") is not None and token is verb:
            return None
        own = token.children_by("nsubj", "nsubjpass")
        subject = own[-1] if own else _inverted(token)
        if subject is not None:
            return _antecedent(token) if subject.tag in {"WDT", "WP"} else subject
        is_torn = token.head.dep == "ROOT" and token.head.pos == "PROPN" and token.head.i < token.i
        if token.dep == "acl" and (token.tag == "VBG" or is_torn):
            return token.head
    return None


def grammatical_subject_of(verb: Token) -> Token | None:
    """Return the subject, of a passive too."""
    for token in _lenders(verb):
        subject = token.child("nsubjpass", "nsubj", "expl", "csubj")
        if subject is not None:
            return subject
    return None


def _lenders(verb: Token) -> Iterator[Token]:
    """Yield a verb and those whose subject it shares: what it is joined to, and what it complements."""
    token = verb
    yield token
    while token.head is not token:
        joined = _joined_to(token) if token.dep == "conj" else None
        if joined is not None:
            token = joined
        elif (
            token.dep in {"xcomp", "acomp", "ccomp"}
            and token.child("mark") is None
            and token.head.pos in {"VERB", "AUX", "ADJ"}
        ):
            if token.dep == "ccomp" and token.tag not in {"VBG", "VBN", "JJ"} and not _follows_joiner(token):
                return
            token = token.head
        elif (token.dep == "advcl" and token.tag in {"VBG", "VBN"} and token.child("mark") is None) or (
            token.dep == "prep" and token.tag == "VBG"
        ):
            token = token.head
        elif token.dep == "pcomp" and token.head.lower in {"by", "in", "while", "after", "before"}:
            token = token.head.head
        else:
            return
        yield token


def _joined_to(verb: Token) -> Token | None:
    """Return the verb whose subject a joined one shares: a finite one that of the finite verb above."""
    if verb.tag in FINITE and verb.head.tag in {"VB", "VBG"}:
        return next((word for word in verb.ancestors() if word.tag in FINITE), verb.head)
    if verb.head.pos in {"VERB", "AUX", "ADJ"}:
        return verb.head
    if verb.tag in FINITE and verb.head.pos in {"NOUN", "PROPN"}:
        return next((word for word in verb.ancestors() if word.pos in {"VERB", "AUX"}), verb.head)
    return None


def _follows_joiner(verb: Token) -> bool:
    """Tell whether a finite verb without a subject goes on behind "and" or "but": "says it is ready but refuses to"."""
    if verb.tag not in FINITE or verb.i < verb.head.i:
        return False
    before = (child for sibling in verb.head.children_by("ccomp") if sibling.i < verb.i for child in sibling.children)
    return any(child.dep == "cc" and child.i == verb.left - 1 for child in before)


def _inverted(verb: Token) -> Token | None:
    return next((child for child in verb.children_by("attr") if child.i < verb.i and verb.child("expl")), None)


def _antecedent(verb: Token) -> Token | None:
    return verb.head if verb.dep == "relcl" else None


def possessor_of(noun: Token) -> Token | None:
    """Return who holds what a noun says: "Norland's refusal", "the Norlandic offer", "a pledge by Norland"."""
    owner = noun.child("poss")
    if owner is not None:
        return owner
    for preposition in noun.children_by("prep", "agent"):
        if preposition.lower in {"by", "from"}:
            return preposition.child("pobj")
    return next(
        (
            child
            for child in noun.children_by("amod", "compound", "nmod")
            if child.tag in {"JJ", "NNP"} and child.text[:1].isupper()
        ),
        None,
    )


def holders_at(scene: Scene, token: Token | None) -> tuple[Holder, ...]:
    """Return the parties that a word and all joined to it stand for, each once; none where one is a bystander.

    A pronoun nobody resolved may be the speaker of what is said. Speakers are found by names alone (`named_at`), so
    that the one never asks for the other.
    """
    if token is None:
        return ()
    if token.i not in scene.held:
        scene.held[token.i] = _holders(scene, token, _named_or_speaking)
    return scene.held[token.i]


def named_at(scene: Scene, token: Token | None) -> tuple[Holder, ...]:
    """Return the parties that a word and all joined to it name, each once; none where one is a bystander."""
    return _holders(scene, token, _named)


def _holders(scene: Scene, token: Token | None, read: Reader) -> tuple[Holder, ...]:
    if token is None:
        return ()
    if token.lemma in words("papers") and scene.cast.at(token.i) is None:
        return _holders(scene, possessor_of(token), read)
    found: dict[str, Holder] = {}
    for member in (*token.conjuncts(), *joined_asides(token)):
        if member.lemma in words("bystanders"):
            return ()
        for holder in read(scene, member):
            found.setdefault(holder.party, holder)
    return tuple(found.values())


def _named(scene: Scene, token: Token) -> tuple[Holder, ...]:
    mention = scene.cast.at(token.i)
    if mention is None:
        return ()
    if token.i not in scene.named:
        evidence = scene.page.evidence(mention.span)
        named = ((actor, Named(actor=actor, evidence=evidence)) for actor in mention.members or (mention.actor,))
        scene.named[token.i] = tuple(parties(scene, named))
    return scene.named[token.i]


def _named_or_speaking(scene: Scene, token: Token) -> tuple[Holder, ...]:
    found = _named(scene, token)
    if not found and is_pair(token):
        return tuple(_alone(scene, pair_before(scene, token)))
    is_open = token.lemma in words("bodies") or token.lemma in words("own_groups")
    is_known = bool(found) or (scene.cast.at(token.i) is not None and not is_open)
    return found if is_known else _speaking_of_itself(scene, token)


def _alone(scene: Scene, pair: Iterable[Named]) -> Iterator[Holder]:
    return parties(scene, ((named.actor, named) for named in pair))


def _speaking_of_itself(scene: Scene, token: Token) -> tuple[Holder, ...]:
    """Return the speaker behind words nobody resolved: "it" that opens what is said, "the country", "his country"."""
    statement = scene.speech_at(token)
    if statement is not None and token.lemma in words("own_country") and token.tag == "NN":
        is_own = any(child.lower in OWN_ARTICLES and child.i == token.left for child in token.children)
        return speakers(scene, token) if is_own and token.dep in {"nsubj", "nsubjpass"} else ()
    if statement is not None and token.lemma in words("own_groups") and token.dep in {"nsubj", "nsubjpass"}:
        is_own = token.left == token.i - 1 and any(child.lower in OWN_ARTICLES for child in token.children)
        return tuple(holder for holder in speakers(scene, token) if not holder.party.isupper()) if is_own else ()
    if statement is not None and token.lemma in words("bodies") and token.dep in {"nsubj", "nsubjpass"}:
        is_theirs = any(child.lower in OWN_ARTICLES - {"the"} for child in token.children_by("poss"))
        return speakers(scene, token) if is_theirs else ()
    if token.lower not in PRONOUNS or token.dep not in {"nsubj", "nsubjpass"} or token.is_quoted or statement is None:
        return ()
    first = scene.page.tokens_in(statement.content[0])[0]
    actor = scene.speaker_of(statement)
    is_person = actor is not None and actor.kind is ActorKind.PERSON
    opens = token.i - first.i <= (1 if first.lower == "that" else 0)
    return speakers(scene, token) if opens and is_person is PRONOUNS[token.lower] else ()


def parties(scene: Scene, named: Iterable[tuple[ActorId, Named]]) -> Iterator[Holder]:
    """Yield a holder for each actor that acts for a state or an organisation."""
    for actor_id, name in named:
        for member in _members(scene, actor_id):
            actor = scene.actor_of(member)
            if actor is None or is_bystander(actor):
                continue
            party = actor.party or (actor.id if is_faction(actor) else None)
            if party is not None:
                yield Holder(name if actor.id == actor_id else replace(name, actor=actor.id), party)


def _members(scene: Scene, actor_id: ActorId) -> tuple[ActorId, ...]:
    """Return an actor, or those who make up a group that acts for no party of its own."""
    actor = scene.cast.actors.get(actor_id)
    is_joint = actor is not None and actor.party is None and actor.kind is ActorKind.GROUP
    return scene.members.get(actor_id, (actor_id,)) if is_joint else (actor_id,)


def is_bystander(actor: Actor) -> bool:
    """Tell whether an actor speaks for nobody at the table: analysts, media, citizens."""
    return _names_bystander(" ".join((actor.name, *(role.title for role in actor.roles))))


@lru_cache(maxsize=1024)  # an article asks for the same few actors again and again
def _names_bystander(titles: str) -> bool:
    return not words("bystanders").isdisjoint(re.findall(r"\w+", titles.lower()))


def speakers(scene: Scene, token: Token) -> tuple[Holder, ...]:
    """Return the party in whose mouth a word stands."""
    statement = scene.speech_at(token)
    return speakers_of(scene, statement) if statement is not None else ()


def speakers_of(scene: Scene, statement: Statement) -> tuple[Holder, ...]:
    """Return the party that makes a statement; all of them where several speak together."""
    if statement.id not in scene.spoken:
        scene.spoken[statement.id] = _speakers_of(scene, statement)
    return scene.spoken[statement.id]


def _speakers_of(scene: Scene, statement: Statement) -> tuple[Holder, ...]:
    name = statement.speaker
    if name is None:
        return ()
    if statement.rule == DECLARATION:
        return _signatories(scene, name)
    alone = tuple(parties(scene, [(name.actor, name)]))
    together = _subject_of_cue(scene, statement)
    is_joint = any(holder.party in {other.party for other in together} for holder in alone)
    actor = scene.speaker_of(statement)
    is_open = not alone and actor is not None and not is_bystander(actor)
    return together if is_joint or is_open else alone


def _signatories(scene: Scene, speaker: Named) -> tuple[Holder, ...]:
    """Return who signs a joint statement: the members of a group, else all people named with the first of them."""
    if speaker.actor in scene.members or speaker.evidence is None:
        return tuple(parties(scene, [(speaker.actor, speaker)]))
    first = scene.page.tokens_in(speaker.evidence)[0]
    found: dict[str, Holder] = {}
    for token in scene.page.sentence_of(first).tokens:
        actor = scene.cast.actor_at(token.i)
        if actor is not None and actor.kind is ActorKind.PERSON:
            for holder in _named(scene, token):
                found.setdefault(holder.party, holder)
    return tuple(found.values())


def _subject_of_cue(scene: Scene, statement: Statement) -> tuple[Holder, ...]:
    """Return all parties in the subject of a verb of speech: "the minister and his guest said"."""
    if statement.cue is None:
        return ()
    verb = next((token for token in scene.page.tokens_in(statement.cue) if token.pos == "VERB"), None)
    return named_at(scene, subject_of(verb)) if verb is not None else ()
