"""Tells whether a trigger with those it names is a contact at all, and no match or talk to a crowd."""

from collections.abc import Iterable
from functools import cached_property

from communique.contacts.frames import Frames
from communique.contacts.level import rank_of, rank_of_part
from communique.contacts.lexicon import NounTrigger, Trigger, VerbTrigger, lexicon
from communique.contacts.manner import is_definite
from communique.contacts.sighting import Frame
from communique.domain.actor import Actor, ActorKind, Cast, Rank
from communique.domain.contact import ContactMode
from communique.language import Page, Token

OFFICES = frozenset({"nation", "conference", "agency", "service"})  # spoken to on a stage; elsewhere they may meet


class Fitting:
    """Holds triggers of one page against what their rules ask for."""

    def __init__(self, page: Page, cast: Cast, frames: Frames) -> None:
        """Keep the page, who is on it, and how frames are read."""
        self.page = page
        self.cast = cast
        self.frames = frames

    @cached_property
    def _sport(self) -> frozenset[int]:
        """Return the sentences that tell of sport."""
        return frozenset(token.sentence for token in self.page.by_lemmas(lexicon().words.sport))

    def is_contact(self, token: Token, rule: Trigger, frame: Frame) -> bool:
        """Tell whether the text tells of a contact here."""
        if rule.mode is ContactMode.VISIT:
            kinds = {ActorKind.ORGANISATION}
            frame.parts = [part for part in frame.parts if self.cast.actors[part.actor].kind not in kinds]
        actors = [self.cast.actors[part.actor] for part in frame.parts]
        are_states = len(actors) > 1 and all(actor.kind is ActorKind.GOVERNMENT for actor in actors)
        is_official = any(_has_office(actor.roles) for actor in actors) or self._is_delegation(frame)
        if rule.only_official and not (is_official or (are_states and rule.mode is not ContactMode.VISIT)):
            return False
        if isinstance(rule, VerbTrigger):
            return self._verb_fits(token, rule, actors, is_joined=frame.has_silent)
        if self._is_audience(frame) or (rule.mode is ContactMode.MESSAGE and _is_to_nobody(token)):
            return False
        if isinstance(rule, NounTrigger) and rule.needs_two:
            return len(actors) > 1 and not _is_carried_between(token, rule)
        return not getattr(rule, "needs_partner", False) or bool(actors) or is_definite(token, token)

    def _is_audience(self, frame: Frame) -> bool:
        """Tell whether the press is spoken to: "his briefing for the Danish media"."""
        heads = (self.page.tokens[part.mention.head] for part in frame.parts)
        return any(head.lemma in lexicon().verbs["talk"].not_partners - OFFICES for head in heads)

    def _is_delegation(self, frame: Frame) -> bool:
        """Tell whether a state is there by people of rank: "a Danish delegation"."""
        states = (part for part in frame.parts if self.cast.actors[part.actor].kind is ActorKind.GOVERNMENT)
        return any(rank_of_part(self.page, self.cast.actors[part.actor], part) is not None for part in states)

    def _verb_fits(self, verb: Token, rule: VerbTrigger, actors: list[Actor], *, is_joined: bool) -> bool:
        if any(child.lower == "how" for child in verb.children_by("advmod")):
            return False  # "how the two sides would talk"
        if rule.mode is ContactMode.VISIT:
            is_aside = verb.dep in {"acl", "relcl", "advcl"} and len(actors) == 1  # "who is visiting Oslo"
            return bool(actors) and not is_aside
        if len(actors) <= 1 and not self._is_among_themselves(verb, rule, actors, is_joined=is_joined):
            return False
        fits = self._has_person(verb, rule) and not self._is_speech(verb, rule)
        return fits and verb.sentence not in self._sport and (not rule.foreign or _is_foreign(actors))

    def _is_among_themselves(self, verb: Token, rule: VerbTrigger, actors: list[Actor], *, is_joined: bool) -> bool:
        """Tell whether ministers or envoys in the plural met one another."""
        if not rule.reciprocal or len(actors) != 1 or verb.child("dobj") is not None:
            return False
        if is_joined and actors[0].kind is ActorKind.GOVERNMENT:
            return True  # "Chad and the six powers met"
        if actors[0].kind is ActorKind.ORGANISATION:
            words = {word.lower() for word in actors[0].name.split()}
            return rule.among and bool(words & lexicon().words.assemblies)  # "the council met on Monday"
        return actors[0].kind in {ActorKind.GROUP, ActorKind.UNNAMED} and rank_of(actors[0]) is not None

    def _is_crowd(self, verb: Token) -> bool:
        """Tell whether those who welcome somebody are people of no rank ("supporters welcomed the president")."""
        subject = verb.child("nsubj")
        actor = self.cast.actor_at(subject.i) if subject is not None else None
        vague = {ActorKind.GROUP, ActorKind.UNNAMED}
        return actor is not None and actor.kind in vague and actor.party is None and rank_of(actor) is None

    def _has_person(self, verb: Token, rule: VerbTrigger) -> bool:
        """Tell whether the other side is a person or a group of office, where the rule asks for one."""
        partner = verb.child("dobj", "dative")
        if rule.id == "write-to" and partner is not None and partner.dep == "dobj":
            partner = None  # "wrote a note to the king"
        if rule.id == "receive" and self._is_crowd(verb):
            return False
        if rule.only_people and partner is not None and not self._is_person(verb, rule, partner):
            return False
        return not rule.only_people or verb.child("nsubjpass") is None or self._is_host(verb)

    def _is_person(self, verb: Token, rule: VerbTrigger, partner: Token) -> bool:
        mention = self.frames.people.mention_at(partner)
        actor = self.cast.actors.get(mention.actor) if mention is not None else None
        kinds = {ActorKind.PERSON} if verb.lemma == "welcome" else {ActorKind.PERSON, ActorKind.GROUP}
        if actor is None or mention is None:
            return False
        are_states = rule.id == "bring-together" and len(partner.conjuncts()) > 1
        if actor.kind not in kinds and not (mention.members or are_states):
            return False
        return not rule.official_partner or actor.kind is not ActorKind.PERSON or _has_office(actor.roles)

    def _is_speech(self, verb: Token, rule: VerbTrigger) -> bool:
        """Tell whether "spoke to supporters" addresses a crowd."""
        if verb.lemma == "speak" and _is_public(verb):
            return True
        to = next((child.child("pobj") for child in verb.children_by("prep") if child.lower == "to"), None)
        spoken_to = self.cast.actor_at(to.i) if to is not None and rule.id == "talk" else None
        is_aside = verb.tag == "VBG" and verb.dep in {"acl", "advcl"}
        if is_aside and spoken_to is not None and spoken_to.kind is ActorKind.ORGANISATION:
            return True  # "the minister, speaking to the agency, said"
        if spoken_to is None or spoken_to.kind not in {ActorKind.GROUP, ActorKind.UNNAMED}:
            return False
        return verb.lemma == "speak" or rank_of(spoken_to) is None  # "hopes to talk to business leaders"

    def _is_host(self, verb: Token) -> bool:
        """Tell whether somebody with a name or a rank is who receives ("was well received by voters" is no contact)."""
        agent = verb.child("agent")
        hosts = self.frames.people.people_after(agent) if agent is not None else []
        return any(
            self.frames.people.is_person(part) or rank_of_part(self.page, self.cast.actors[part.actor], part)
            for part in hosts
        )


def _is_foreign(actors: list[Actor]) -> bool:
    """Tell whether the two sides act for different parties."""
    sure = [actor for actor in actors if actor.party is not None or actor.kind is ActorKind.PERSON]
    return len({actor.party for actor in sure}) > 1


def _is_carried_between(noun: Token, rule: Trigger) -> bool:
    """Tell whether somebody "passed messages between A and B": what A and B have are indirect talks."""
    is_between = any(child.lower == "between" for child in (*noun.children, *noun.head.children))
    return rule.mode is ContactMode.MESSAGE and is_between and noun.head.lemma in lexicon().words.carrying


def _is_to_nobody(noun: Token) -> bool:
    """Tell whether "a message of hope" is sent to nobody in particular."""
    prepositions = {child.lower for child in noun.children_by("prep", "dative")}
    is_known = any(child.dep == "poss" or child.lower in {"the", "this"} for child in noun.children)
    return noun.lemma == "message" and not is_known and bool(prepositions & {"of", "for"}) and "to" not in prepositions


def _is_public(verb: Token) -> bool:
    """Tell whether "A and B also spoke at the conference" tells of two speeches."""
    if any(child.lower in {"with", "to"} for child in verb.children_by("prep")):
        return False
    beside = {child.lower for child in verb.children_by("advmod", "prep")}
    events = {noun.lemma for child in verb.children_by("prep") for noun in child.children_by("pobj")}
    return bool(beside & {"there", "here", "out", "against"} or events & lexicon().words.events)


def _has_office(roles: Iterable[object]) -> bool:
    return any(getattr(role, "rank", Rank.OTHER) is not Rank.OTHER for role in roles)
