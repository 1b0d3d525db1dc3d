"""Reads a page from the first word to the last and finds whom descriptions and pronouns mean."""

from communique.actors.descriptions import Descriptions
from communique.actors.focus import Focus
from communique.actors.offices import inherit
from communique.actors.people import People
from communique.actors.phrases import Phrase
from communique.actors.pronouns import PRONOUNS, RELATIVE, Pronouns
from communique.actors.scene import Scene, Sighting, stranger
from communique.domain.actor import MentionKind
from communique.language import SegmentKind, Token

NUMBERS = frozenset({"both", "two"})
LONGEST_LIST = 60  # tokens; what goes on longer is no list of names


def resolve(scene: Scene, people: People, phrases: list[Phrase]) -> None:
    """Add the mentions that are no names, and the groups and voices that have none."""
    _Reading(scene, people, phrases).run()


class _Reading:
    """One way through a page, with who has been spoken of so far."""

    def __init__(self, scene: Scene, people: People, phrases: list[Phrase]) -> None:
        self.scene, self.words = scene, people.words
        headlines = {each.index for each in scene.page.sentences if each.kind is SegmentKind.HEADLINE}
        self.focus = Focus(people.words.weights, scene.tokens, headlines, people.words.lists.saying_verbs)
        self.described = Descriptions(scene, people.words, self.focus, people)
        self.pronouns = Pronouns(scene, people.words, self.focus, self.described.together)
        self.phrases = {phrase.head: phrase for phrase in phrases if not phrase.is_taken}
        self.owned = {
            phrase.possessor: phrase for phrase in phrases if phrase.is_taken and phrase.possessor is not None
        }
        self.named = {sighting.head: sighting for sighting in scene.sightings}
        self.strangers = set(scene.strangers)

    def run(self) -> None:
        plain = self.words.plain_words
        for token in self.scene.tokens:
            if token.i in self.named:
                self._note(self.named[token.i], token)
            elif token.lower in PRONOUNS:
                self._pronoun(token)
            elif token.i in self.strangers:
                self.focus.note((stranger(),), token)
            elif token.lower in self.words.halves and token.i not in self.scene.at:
                self._see(self.described.plain.read_half(token), token)
            elif token.lower in NUMBERS:
                self._see(self.described.plain.read_two(token), token)
            elif (token.i in self.phrases or token.lemma in plain) and token.i not in self.scene.at:
                self._description(token)

    def _note(self, sighting: Sighting, token: Token) -> None:
        """Remember a mention, and with it those that "and" joins it to."""
        self.focus.note(sighting.figure.members or (sighting.figure,), token)
        first = first_of(token)
        if first is token or token.i - first.i > LONGEST_LIST:
            return
        joined = [self.scene.at.get(word.i) for word in first.conjuncts() if word.i <= token.i]
        seen = [each for each in joined if each is not None]
        figures = tuple(dict.fromkeys(each.figure for each in seen))
        if len(figures) < 2:  # noqa: PLR2004  a pair
            return
        self.focus.note(figures, token)
        if self._speaks(first) and len(seen) == len(first.conjuncts()) and not any(one.members for one in figures):
            self._join(first, seen)

    def _speaks(self, first: Token) -> bool:
        """Tell whether a noun is the subject of a verb of saying, or of one that takes two."""
        verbs = self.words.lists.saying_verbs | self.words.lists.joint_verbs
        return first.dep == "nsubj" and first.head.lemma in verbs

    def _join(self, first: Token, seen: list[Sighting]) -> None:
        """Note "A and B" as one speaker."""
        figure = self.described.together(each.figure for each in seen)
        start, last = min(each.first for each in seen), max(each.last for each in seen)
        sighting = Sighting(figure, start, last, first.i, MentionKind.NAME, (first.i,))
        self.scene.joint[first.i] = sighting

    def _see(self, seen: Sighting | None, token: Token) -> None:
        if seen is not None:
            self.focus.note(seen.figure.members or (seen.figure,), token)

    def _pronoun(self, token: Token) -> None:
        seen = self.pronouns.read(token)
        if seen is None:
            return
        if token.lower not in RELATIVE:
            self.focus.note(seen.figure.members or (seen.figure,), token)
        if token.i in self.owned:
            inherit(self.owned[token.i], seen.figure)

    def _description(self, token: Token) -> None:
        phrase = self.phrases.get(token.i)
        seen = self.described.plain.read(token) if phrase is None else self.described.read(phrase)
        if seen is not None:
            self._note(seen, token)
            if token.i in self.owned:
                inherit(self.owned[token.i], seen.figure)
        elif phrase is not None and self.described.is_somebody(phrase):
            self.focus.note((stranger(phrase.word.gender),), token)


def first_of(token: Token) -> Token:
    """Return the first of the words that "and" joins."""
    first = token
    while first.dep == "conj" and first.head is not first:
        first = first.head
    return first
