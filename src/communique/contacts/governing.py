"""Adds who takes part by the verb that governs a noun of contact: who holds, attends, asks for or tells it."""

from communique.contacts.lexicon import Trigger, lexicon
from communique.contacts.people import People
from communique.contacts.sighting import Frame
from communique.contacts.subjects import Subjects
from communique.domain.contact import ContactMode
from communique.language import Page, Token
from communique.language.cues import lexicon as certainty
from communique.language.tense import is_object_astray

NOT_WITHIN = frozenset({"of", "about", "between", "with"})
TOLD_OF = frozenset({"said", "factive", "claimed", "believed", "doubted", "denied"})  # ids of what only speaks of it
APART = frozenset({"before", "after", "following", "since", "until"})
INVITING = frozenset({"join", "engage", "invite", "bring", "draw"})  # their object takes part, person or state
JOINING = frozenset({"attend", "join", "participate", "sit", "chair", "moderate"})
TOLD_IN = frozenset({ContactMode.CALL, ContactMode.MEETING, ContactMode.MESSAGE})  # "told B in a call"


def top_of(noun: Token) -> Token:
    """Return the noun that stands for the contact in its clause: "a round" of "a round of talks"."""
    head = noun.head
    if noun.dep == "pobj" and head.lower == "of" and head.head.lemma in lexicon().words.rounds:
        return top_of(head.head)
    return noun


class Governing:
    """Reads the verbs above nouns of contact on one page."""

    def __init__(self, page: Page, people: People, subjects: Subjects) -> None:
        """Keep the page and who is named on it."""
        self.page = page
        self.people = people
        self.subjects = subjects

    def add(self, top: Token, frame: Frame, rule: Trigger) -> None:
        """Add the subject of "hold", "attend", "fly to Oslo for", "tell B in a call"."""
        preposition = top.head if top.dep == "pobj" else None
        verb = self._climb(top, preposition, frame)
        is_anyones = preposition is not None and any(child.lower == "any" for child in top.children)
        if verb is None or (is_anyones and preposition is not None and preposition.lower == "before"):
            return  # "before any further meeting"
        if is_object_astray(top):
            self._with_at_verb(top, verb.head, frame, rule)
            frame.add(self.subjects.subject_of(verb.head))
            return
        self._with_at_verb(top, verb, frame, rule)
        if frame.asked_by and not frame.has_partner:
            self._add_asked(verb, frame)
        if frame.has_all or top.dep in {"nsubj", "nsubjpass"}:
            self._agent(top, verb, frame)
            self._add_main_clause(verb, frame)
        elif self._takes_part(verb, preposition, frame, rule) and (
            top.dep in {"dobj", "attr"} or (preposition is not None and (len(frame.parts) <= 1 or frame.is_with))
        ):
            self._subject_and_object(top, verb, frame, rule)

    def _climb(self, top: Token, preposition: Token | None, frame: Frame) -> Token | None:
        """Return the verb above a contact; None where a noun in between makes it somebody else's."""
        words = lexicon().words
        verb = (preposition or top).head
        is_within = preposition is not None and preposition.lower in words.during and frame.has_partner
        while (verb.pos in {"NOUN", "PROPN", "ADP", "ADV"} or verb.dep == "acomp") and verb.head is not verb:
            if verb.lemma in words.asking:
                self._add_asking(verb, frame)
            elif verb.pos in {"NOUN", "PROPN"} and verb.lemma not in words.rounds and not is_within:
                return None
            verb = verb.head
        above = preposition.head if preposition is not None and preposition.lower in words.setting else None
        while above is not None and above.pos in {"ADJ", "ADV"} and above.dep in {"amod", "advmod", "acl"}:
            above = above.head  # "X, fresh from talks with Y"
        if above is not None and above.pos == "PROPN":
            frame.add([] if frame.has_all else self.people.people_at(above)[:1])  # "X, in a call with Y"
        return verb if verb.pos in {"VERB", "AUX"} or verb.tag.startswith("VB") else None

    def _takes_part(self, verb: Token, preposition: Token | None, frame: Frame, rule: Trigger) -> bool:
        words = lexicon().words
        if preposition is not None and self._is_apart(preposition, frame, rule):
            return False
        if verb.lemma in {"deny", "confirm", "announce"} and frame.parts and not frame.has_partner:
            return False  # "X denies the leaders' meeting"
        if verb.lemma in lexicon().partaking or rule.id == "by-phone":
            return True
        if preposition is None:
            return frame.is_with and not _only_tells(verb)
        if preposition.lower not in words.setting and preposition.head.lower not in words.ahead:
            return False
        return frame.has_partner or (rule.mode in TOLD_IN and preposition.lower in words.within)

    def _is_apart(self, preposition: Token, frame: Frame, rule: Trigger) -> bool:
        """Tell whether a preposition only sets something beside a contact: "on the talks", "before the gathering"."""
        is_known_visit = rule.mode is ContactMode.VISIT and frame.has_the  # "spoke with X ahead of the trip"
        is_topic = preposition.lower == "on" and rule.mode is ContactMode.TALKS
        is_beside = is_topic or preposition.lower in NOT_WITHIN
        is_beside = is_beside and preposition.head.lower not in lexicon().words.ahead
        return is_beside or is_known_visit or (preposition.lower in APART and not frame.has_partner)

    def _add_asking(self, noun: Token, frame: Frame) -> None:
        """Add who asks in "a request from X for talks", "Y's offer of a meeting", "a Danish proposal for talks"."""
        asking = [
            part for child in noun.children_by("poss", "compound", "amod") for part in self.people.people_at(child)
        ]
        for child in noun.children_by("prep"):
            if child.lower in {"from", "by"}:
                asking += self.people.people_after(child, frame)
        frame.asked_by = frame.asked_by or bool(asking)
        frame.add(asking)

    def _add_asked(self, verb: Token, frame: Frame) -> None:
        """Add who answers, weighs or turns down what another side asks for."""
        asking = {self.people.cast.actors[part.actor].party for part in frame.parts}
        if not _only_tells(verb):
            answering = self.subjects.subject_of(verb)
            frame.add([part for part in answering if self.people.cast.actors[part.actor].party not in asking])

    def _subject_and_object(self, top: Token, verb: Token, frame: Frame, rule: Trigger) -> None:
        is_part = any(child.lower == "part" for child in verb.children_by("dobj"))
        frame.is_joining = not frame.parts and (verb.lemma in JOINING or (verb.lemma == "take" and is_part))
        frame.add(self.subjects.subject_of(verb))
        frame.add(self.subjects.companions_of(verb))
        agent = verb.child("agent")
        if agent is not None:
            frame.add(self.people.people_after(agent, frame))
        if top.dep == "dobj":
            for child in verb.children_by("dative"):
                frame.add(self.people.people_at(child, frame))
        if top.dep == "pobj" and rule.mode in TOLD_IN and not frame.has_partner:
            addressed = [child for child in verb.children_by("prep", "dative") if child.lower == "to"]
            people = [part for child in addressed for part in self.people.people_after(child, frame)]
            frame.add([part for part in people if self.people.is_person(part)][:1])  # "apologised to X in a call"
        whom = verb.child("dobj", "dative")
        if whom is None or whom is top or top.dep != "pobj":
            return
        if verb.lemma in INVITING:
            frame.add(self.people.people_at(whom, frame))
        elif not frame.has_partner:
            frame.add([part for part in self.people.people_at(whom, frame) if self.people.is_person(part)])

    def _with_at_verb(self, top: Token, verb: Token, frame: Frame, rule: Trigger) -> None:
        words = lexicon().words
        names = {"with", "between", "alongside", "among"} | getattr(rule, "partners", frozenset())
        if not frame.has_partner and top.lemma in words.addressed:
            names.add("to")
        below = [word for word in verb.children_by("xcomp") if top.dep in {"nsubj", "nsubjpass"}]
        for child in (child for word in (verb, *below) for child in word.children_by("prep", "dative")):
            if child.lower in names:
                between = {part.actor for part in frame.mediators}
                people = [part for part in self.people.people_after(child, frame) if part.actor not in between]
                if between and not people:
                    continue  # "with Oman as mediator"
                frame.has_partner = frame.has_partner or bool(people) or child.lower != "to"
                frame.add(people)
        if "to" in names:
            self._called(verb, frame)

    def _called(self, verb: Token, frame: Frame) -> None:
        """Add the person in "a call was made on Monday to X", wherever the parse hangs it."""
        for token in self.page.sentence_of(verb).tokens:
            if token.i > verb.i and token.lower == "to" and token.dep in {"prep", "dative"}:
                people = [part for part in self.people.people_after(token, frame) if self.people.is_person(part)]
                frame.add(people[:1])
                frame.has_partner = frame.has_partner or bool(people)

    def _add_main_clause(self, verb: Token, frame: Frame) -> None:
        """Add A in "A pulled back while talks continued with B": the one other side of what goes on beside."""
        if verb.dep != "advcl" or len(frame.parts) != 1 or not frame.has_partner or frame.has_all:
            return
        cast = self.people.cast
        subject = self.subjects.subject_of(verb.head)
        others = [part for part in subject if cast.actors[part.actor].party != cast.actors[frame.parts[0].actor].party]
        frame.add([part for part in others if cast.actors[part.actor].party is not None])

    def _agent(self, top: Token, verb: Token, frame: Frame) -> None:
        agent = verb.child("agent")
        if top.dep == "nsubjpass" and agent is not None and verb.lemma in lexicon().partaking:
            frame.add(self.people.people_after(agent, frame))


def _only_tells(verb: Token) -> bool:
    """Tell whether a verb only speaks of a contact, or lets others have it: its subject need not take part."""
    cue = certainty().cue_of(verb)
    is_told = cue is not None and cue.id in TOLD_OF
    return is_told or verb.lemma in lexicon().words.bystanding | lexicon().words.mediating
