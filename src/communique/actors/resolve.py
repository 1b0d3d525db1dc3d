"""Reads a page from the first word to the last and finds whom descriptions and pronouns mean."""

from communique.actors.descriptions import Descriptions
from communique.actors.focus import Focus
from communique.actors.offices import inherit
from communique.actors.people import People
from communique.actors.phrases import Phrase
from communique.actors.pronouns import PRONOUNS, RELATIVE, Pronouns
from communique.actors.scene import Scene, Sighting, stranger
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
                _note(self.scene, self.focus, self.named[token.i])
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
            _note(self.scene, self.focus, seen)
            if token.i in self.owned:
                inherit(self.owned[token.i], seen.figure)
        elif phrase is not None and self.described.is_somebody(phrase):
            self.focus.note((stranger(phrase.word.gender),), token)


def _note(scene: Scene, focus: Focus, sighting: Sighting) -> None:
    """Remember a mention, and with it those that "and" joins it to."""
    token = scene.tokens[sighting.head]
    focus.note(sighting.figure.members or (sighting.figure,), token)
    if token.dep != "conj":
        return
    first = token
    while first.dep == "conj" and first.head is not first:
        first = first.head
    if token.i - first.i > LONGEST_LIST:
        return
    joined = [scene.figure_at(word.i) for word in first.conjuncts() if word.i <= token.i]
    together = tuple(dict.fromkeys(figure for figure in joined if figure is not None))
    if len(together) > 1:
        focus.note(together, token)
