"""Reads between whom a letter or a message goes: its sender and its addressee, not who carries it."""

from communique.contacts.lexicon import lexicon
from communique.contacts.people import People
from communique.contacts.sighting import Frame, Part
from communique.contacts.subjects import Subjects
from communique.language import Token


class Messages:
    """Reads messages on one page."""

    def __init__(self, people: People, subjects: Subjects) -> None:
        """Keep who is named on the page."""
        self.people = people
        self.subjects = subjects

    def add(self, noun: Token, frame: Frame) -> bool:
        """Add who sends and who is addressed; tell whether the verb above only carries the message."""
        self._add_relative(noun, frame)
        verb = next((word for word in noun.ancestors() if word.pos == "VERB"), None) or self._astray(noun)
        has_sender = any(child.dep == "poss" or child.lower in {"from", "of", "by"} for child in noun.children)
        if verb is None or verb.lemma not in lexicon().words.carrying or not (has_sender and frame.parts):
            return False
        whom = [child for child in verb.children_by("prep", "dative") if child.lower == "to"]
        for preposition in whom:
            frame.add(self.people.people_after(preposition, frame))
        return True

    def _astray(self, noun: Token) -> Token | None:
        """Return the participle before a message that the parse hangs beside it."""
        beside = [child for child in noun.head.children_by("acl") if child.i < noun.i]
        return beside[-1] if beside and noun.dep in {"appos", "dobj"} else None

    def _add_relative(self, noun: Token, frame: Frame) -> None:
        """Add those of "a letter that the king had sent him", "a note sent by the king to the queen"."""
        words = lexicon().words
        for verb in noun.children_by("relcl", "acl"):
            if verb.lemma not in words.sending | words.carrying:
                continue
            if verb.lemma in words.sending:
                agent = verb.child("agent")
                frame.add(self.people.people_after(agent, frame) if agent is not None else self._subject(verb, noun))
            for child in verb.children_by("dobj", "dative"):
                if child.tag not in {"WDT", "WP"} and child.lower != "to":
                    frame.add(self.people.people_at(child, frame))
            for child in verb.children_by("prep", "dative"):
                if child.lower == "to":
                    frame.add(self.people.people_after(child, frame))

    def _subject(self, verb: Token, noun: Token) -> list[Part]:
        subject = verb.child("nsubj")
        return self.people.people_at(subject) if subject is not None and subject is not noun else []
